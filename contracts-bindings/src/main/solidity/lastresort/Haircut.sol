// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IProfitRule} from "../interfaces/IProfitRule.sol";
import {IShortfalls} from "../interfaces/IShortfalls.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";
import {MarginMaths} from "../maths/MarginMaths.sol";

/// @title A loss socialised over the profits that are realised while it is pending
/// @notice Every winner who closes leaves the same share of the profit, until nothing is missing any more.
contract Haircut is IProfitRule {
    /// @notice Winners bore this of the pending shortfalls, USD times 1e6.
    event LossSocialised(int64 amount);

    address private immutable _market;
    IShortfalls private immutable _shortfalls;
    int64 private immutable _ratio;

    /// @param ratio share of a profit, times 1e9
    constructor(address market, IShortfalls shortfalls, int64 ratio) {
        _market = market;
        _shortfalls = shortfalls;
        _ratio = ratio;
    }

    /// @inheritdoc IProfitRule
    function withhold(bool isLong, int64 profit) external returns (int64 amount) {
        if (msg.sender != _market) revert OnlyMarket(msg.sender);
        amount = withheld(isLong, profit);
        if (amount == 0) return 0;
        _shortfalls.resolve(amount);
        emit LossSocialised(amount);
    }

    /// @inheritdoc IProfitRule
    function withheld(bool, int64 profit) public view returns (int64) {
        return FixedPoint.min(MarginMaths.ratioOf(profit, _ratio), _shortfalls.pending());
    }
}
