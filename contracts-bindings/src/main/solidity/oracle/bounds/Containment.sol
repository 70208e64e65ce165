// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IReportBound} from "../../interfaces/IReportBound.sol";
import {Report} from "../../interfaces/IReportFeed.sol";

/// @title A report must hold for the very moment of the request
/// @notice Ostium, with the intervals of Chainlink's Data Streams: of all reports only one contains it.
contract Containment is IReportBound {
    /// @inheritdoc IReportBound
    function check(Report calldata report, uint64 since) external pure {
        if (since == 0) return;
        if (since < report.validFrom || since > report.publishTime) {
            revert ChangeNotContained(since, report.validFrom, report.publishTime);
        }
    }
}
