// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";

/// @title A vault that counts its own cash
/// @notice Tokens that somebody sends without a deposit stay in the contract and change nothing, the share price least.
abstract contract CashVault is ERC4626 {
    /// @notice Supplies fit a signed 64-bit integer like every other stored number, and so does every conversion's sum
    /// of the supply and the virtual shares.
    error TooManyShares(uint256 supply);

    uint256 private _counted;

    function _cash() internal view returns (uint256) {
        return _counted;
    }

    /// @dev Books tokens that have arrived without a deposit.
    function _book(uint256 amount) internal {
        _counted += amount;
    }

    /// @dev Takes tokens out of the count that stay here for somebody else.
    function _unbook(uint256 amount) internal {
        _counted -= amount;
    }

    function _transferIn(address from, uint256 assets) internal override {
        super._transferIn(from, assets);
        _counted += assets;
    }

    function _transferOut(address to, uint256 assets) internal override {
        _counted -= assets;
        super._transferOut(to, assets);
    }

    function _update(address from, address to, uint256 shares) internal virtual override {
        super._update(from, to, shares);
        if (from == address(0) && _allShares() > uint64(type(int64).max)) revert TooManyShares(totalSupply());
    }

    /// @dev The supply and the virtual shares.
    function _allShares() internal view returns (uint256) {
        return totalSupply() + 10 ** _decimalsOffset();
    }

    /// @dev Three digits of virtual shares make an inflation attack on the first depositor a loss for the attacker.
    function _decimalsOffset() internal pure override returns (uint8) {
        return 3;
    }
}
