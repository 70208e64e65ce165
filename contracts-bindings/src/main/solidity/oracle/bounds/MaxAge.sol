// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IReportBound} from "../../interfaces/IReportBound.sol";
import {Report} from "../../interfaces/IReportFeed.sol";
import {Seconds} from "../../maths/Seconds.sol";

/// @title A report must not be older than so many seconds
/// @notice GMX v2: 300 s, for atomic actions 30 s.
contract MaxAge is IReportBound {
    uint64 private immutable _maxAge;

    constructor(uint64 maxAge) {
        Seconds.requireWithin("maxAge", maxAge, 0, Seconds.LONGEST);
        _maxAge = maxAge;
    }

    /// @inheritdoc IReportBound
    function check(Report calldata report, uint64) external view {
        if (block.timestamp - report.publishTime > _maxAge) revert ReportTooOld(report.publishTime, _maxAge);
    }
}
