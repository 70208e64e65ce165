// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Report} from "./IReportFeed.sol";

/// @title One bound on the choice that a keeper has among recent reports
/// @notice Who brings a price picks it among all that a feed still accepts: a free option over recent prices. Each bound
/// narrows it in its own way; they can be combined.
interface IReportBound {
    error ReportTooOld(uint64 publishTime, uint64 maxAge);
    error ReportBeforeChange(uint64 publishTime, uint64 since);
    error ReportOutsideVersion(uint64 publishTime, uint64 from, uint64 to);
    error ChangeNotContained(uint64 since, uint64 validFrom, uint64 publishTime);

    /// @notice Reverts with an error of its own if the report must not be used.
    /// @param since when the position was last changed or the order was asked for (Unix seconds), zero if neither was: then
    /// only the age bounds
    function check(Report calldata report, uint64 since) external view;
}
