// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title The shares of one tranche, with three decimals more than money
contract TrancheShare is ERC20 {
    /// @notice Supplies fit a signed 64-bit integer, with the virtual shares.
    error TooManyShares(uint256 supply);
    error OnlyTranches(address caller);

    /// @notice Three digits of virtual shares make an inflation attack on the first depositor a loss for the attacker.
    uint256 public constant VIRTUAL = 1000;

    address private immutable _tranches = msg.sender;

    constructor(string memory name_, string memory symbol_) ERC20(name_, symbol_) {}

    function mint(address receiver, uint256 shares) external {
        if (msg.sender != _tranches) revert OnlyTranches(msg.sender);
        if (shares > uint64(type(int64).max) - VIRTUAL - totalSupply()) revert TooManyShares(totalSupply());
        _mint(receiver, shares);
    }

    function burn(address owner, uint256 shares) external {
        if (msg.sender != _tranches) revert OnlyTranches(msg.sender);
        _burn(owner, shares);
    }

    function decimals() public pure override returns (uint8) {
        return 9;
    }
}
