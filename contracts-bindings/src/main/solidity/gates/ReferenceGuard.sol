// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures} from "../interfaces/Figures.sol";
import {Action, IGate} from "../interfaces/IGate.sol";
import {IPriceFeed} from "../interfaces/IPriceFeed.sol";
import {PriceValidityMaths} from "../maths/PriceValidityMaths.sol";
import {Seconds} from "../maths/Seconds.sol";

/// @title No action at a price that a second feed does not bear out
/// @notice GMX v2 allows 50 % (config/oracle.ts), GMX v1 2.5 % before it trades at the worse price
/// (FastPriceFeed.sol). A reference that is too old refuses too, as in GMX v2: a bound that its own silence switches off
/// would hold only until somebody waits for that silence. Its `maxAge` should be longer than its heartbeat, and it should
/// be a feed that can be settled.
contract ReferenceGuard is IGate {
    /// @notice `mostDeviation` is a ratio of the reference times 1e9, `maxAge` is in seconds.
    struct Limits {
        int64 mostDeviation;
        uint64 maxAge;
    }

    error TooFarFromReference(int64 price, int64 referencePrice);
    error ReferenceTooOld(uint64 publishTime, uint64 maxAge);

    IPriceFeed private immutable _feed;
    IPriceFeed private immutable _reference;
    int64 private immutable _mostDeviation;
    uint64 private immutable _maxAge;

    constructor(IPriceFeed feed, IPriceFeed reference_, Limits memory limits) {
        Figures.requireWithin("mostDeviation", limits.mostDeviation, 1, 1e9);
        Seconds.requireWithin("maxAge", limits.maxAge, 1, Seconds.LONGEST);
        _feed = feed;
        _reference = reference_;
        _mostDeviation = limits.mostDeviation;
        _maxAge = limits.maxAge;
    }

    /// @inheritdoc IGate
    function check(Action, uint64, uint64) external view {
        (int64 referencePrice, uint64 publishTime) = _reference.latest();
        if (PriceValidityMaths.isStale(publishTime, block.timestamp, _maxAge)) {
            revert ReferenceTooOld(publishTime, _maxAge);
        }
        (int64 price,) = _feed.latest();
        if (PriceValidityMaths.isTooFar(price, referencePrice, _mostDeviation)) {
            revert TooFarFromReference(price, referencePrice);
        }
    }
}
