// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IReportBound} from "../../interfaces/IReportBound.sol";
import {Report} from "../../interfaces/IReportFeed.sol";

/// @title A report must not be from before the position's last change
/// @notice GMX v2: else whoever knows the prices since could open and close between two of them.
contract SinceChange is IReportBound {
    /// @inheritdoc IReportBound
    function check(Report calldata report, uint64 since) external pure {
        if (report.publishTime < since) revert ReportBeforeChange(report.publishTime, since);
    }
}
