// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPriceFeed} from "./IPriceFeed.sol";
import {IResumption} from "./IResumption.sol";

/// @notice One observation of a price, USD times 1e8: `bid <= price <= ask`, and half the width in which it is believed to
/// lie. It holds for the time from `validFrom` to `publishTime` (Unix seconds), when it was observed.
struct Report {
    int64 price;
    int64 confidence;
    int64 bid;
    int64 ask;
    uint64 publishTime;
    uint64 validFrom;
}

/// @title A feed that knows more than a price
/// @dev It resumes when the first report after a silence lands.
interface IReportFeed is IPriceFeed, IResumption {
    /// @notice It was observed when the last one was, or before: a replay, or too late.
    error ReportNotAfterLast(uint64 publishTime, uint64 last);

    event ReportAccepted(Report report);

    /// @notice The last accepted report, zeros before the first.
    function report() external view returns (Report memory);

    /// @notice Moving average of the accepted prices over time (USD times 1e8), zero before the first.
    function average() external view returns (int64);
}
