// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IReportBound} from "../../interfaces/IReportBound.sol";
import {Report} from "../../interfaces/IReportFeed.sol";
import {ReportMaths} from "../../maths/ReportMaths.sol";
import {Seconds} from "../../maths/Seconds.sol";

/// @title A report must belong to the one version that the request asked for
/// @notice Perennial v2: versions every 5 or 10 s, stamped 2 to 7 s after the version.
contract FixedVersion is IReportBound {
    uint64 private immutable _granularity;
    uint64 private immutable _earliest;
    uint64 private immutable _latest;

    /// @param granularity seconds from one version to the next
    /// @param earliest seconds from a version to the first stamp that counts for it
    /// @param latest seconds from a version to the last stamp that counts for it
    constructor(uint64 granularity, uint64 earliest, uint64 latest) {
        Seconds.requireWithin("granularity", granularity, 1, Seconds.LONGEST);
        Seconds.requireWithin("latest", latest, 0, Seconds.LONGEST);
        Seconds.requireWithin("earliest", earliest, 0, latest);
        _granularity = granularity;
        _earliest = earliest;
        _latest = latest;
    }

    /// @inheritdoc IReportBound
    function check(Report calldata report, uint64 since) external view {
        if (since == 0) return;
        uint64 version = ReportMaths.versionAt(since, _granularity);
        (uint64 from, uint64 to) = (version + _earliest, version + _latest);
        if (report.publishTime < from || report.publishTime > to) {
            revert ReportOutsideVersion(report.publishTime, from, to);
        }
    }
}
