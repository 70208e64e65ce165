// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPullFeed} from "../interfaces/IPullFeed.sol";
import {Report} from "../interfaces/IReportFeed.sol";
import {SignedReport} from "../interfaces/ISignedReports.sol";
import {Seconds} from "../maths/Seconds.sol";
import {LastReport} from "./LastReport.sol";
import {SignedReports} from "./SignedReports.sol";
import {UpdateFee} from "./UpdateFee.sol";

/// @title A feed that anybody brings up to date with reports signed off chain
/// @notice Who sends a report chooses among those of the last `maxAge` seconds that are newer than the feed's: a free
/// option, which markets bound with `ReportBounds`.
contract PullFeed is IPullFeed, SignedReports, LastReport, UpdateFee {
    /// @notice Both in seconds: how far apart the reports of one update may be, and how old the oldest may be.
    struct Freshness {
        uint64 timestampSpread;
        uint64 maxAge;
    }

    uint64 private immutable _timestampSpread;
    uint64 private immutable _maxAge;

    constructor(
        address[] memory signers_,
        uint256 quorum_,
        Freshness memory freshness,
        History memory history,
        Fee memory fee
    ) SignedReports(signers_, quorum_) LastReport(history) UpdateFee(fee) {
        Seconds.requireWithin("timestampSpread", freshness.timestampSpread, 0, Seconds.LONGEST);
        Seconds.requireWithin("maxAge", freshness.maxAge, 0, Seconds.LONGEST);
        _timestampSpread = freshness.timestampSpread;
        _maxAge = freshness.maxAge;
    }

    /// @inheritdoc IPullFeed
    function update(SignedReport[] calldata reports) external payable {
        (Report memory combined, uint64 newest) = _combined(reports);
        uint64 oldest = combined.publishTime;
        if (newest - oldest > _timestampSpread) revert ReportsTooFarApart(oldest, newest);
        if (block.timestamp - oldest > _maxAge) revert ReportExpired(oldest, _maxAge);
        _land(combined);
        _charge();
    }
}
