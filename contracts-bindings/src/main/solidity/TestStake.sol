// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title The staked token of local chains
/// @notice Six decimals. Anybody may mint; its price is what its feed says.
contract TestStake is ERC20("Test Stake", "tSTK") {
    /// @param amount tokens times 1e6
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function decimals() public pure override returns (uint8) {
        return 6;
    }
}
