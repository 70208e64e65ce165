// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IReportFeed} from "./IReportFeed.sol";
import {ISignedReports, SignedReport} from "./ISignedReports.sol";
import {IUpdateFee} from "./IUpdateFee.sol";

/// @title A feed that anybody brings up to date with reports signed off chain
interface IPullFeed is IReportFeed, ISignedReports, IUpdateFee {
    /// @notice Accepts the median of the reports if it is newer than the last one; its publish time is that of the oldest.
    /// @dev Errors in this order: those of the signatures and the figures, item by item, ReportInFuture, NoCommonInterval,
    /// ReportsTooFarApart, ReportExpired, ReportNotAfterLast, InsufficientFee.
    function update(SignedReport[] calldata reports) external payable;
}
