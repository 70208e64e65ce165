// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOpenInterestCaps} from "../interfaces/IOpenInterestCaps.sol";
import {IParameter} from "../interfaces/IParameter.sol";
import {IPerpMarket} from "../interfaces/IPerpMarket.sol";

/// @title Caps of each side that the governor may change
/// @notice Positions that are open stay open when a cap falls below them; only what would add to their side is refused.
contract GovernedCaps is IOpenInterestCaps {
    IParameter private immutable _parameters;

    /// @param parameters knows `longSize` and `shortSize` in market units, `longNotional` and `shortNotional` in USD times 1e6
    constructor(IParameter parameters) {
        _parameters = parameters;
    }

    /// @inheritdoc IOpenInterestCaps
    function requireWithin(IPerpMarket.OpenInterest calldata interest, bool isLong) external view {
        if (isLong) {
            _require(true, interest.longSize, "longSize");
            _require(true, interest.longEntryNotional, "longNotional");
        } else {
            _require(false, interest.shortSize, "shortSize");
            _require(false, interest.shortEntryNotional, "shortNotional");
        }
    }

    function _require(bool isLong, int64 interest, bytes32 name) private view {
        int64 cap = _parameters.valueOf(name);
        if (interest > cap) revert OpenInterestAboveCap(isLong, interest, cap);
    }
}
