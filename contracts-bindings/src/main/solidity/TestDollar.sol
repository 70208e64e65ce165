// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title The dollar of local chains
/// @notice Six decimals. Anybody may mint, so it is worth nothing and belongs on local chains only.
contract TestDollar is ERC20("Test Dollar", "tUSD") {
    /// @param amount USD times 1e6
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function decimals() public pure override returns (uint8) {
        return 6;
    }
}
