// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IReportBound} from "../interfaces/IReportBound.sol";
import {Report} from "../interfaces/IReportFeed.sol";
import {IRequestCommitFeed} from "../interfaces/IRequestCommitFeed.sol";
import {SignedReport} from "../interfaces/ISignedReports.sol";
import {ReportMaths} from "../maths/ReportMaths.sol";
import {Seconds} from "../maths/Seconds.sol";
import {LastReport} from "./LastReport.sol";
import {SignedReports} from "./SignedReports.sol";
import {UpdateFee} from "./UpdateFee.sol";

/// @title A feed that has a price only for the moments that were asked for beforehand
/// @notice Versions are settled in order, each exactly once. Until its time is over only reports settle a version, from
/// then on only the lack of them, so nobody has the choice.
contract RequestCommitFeed is IRequestCommitFeed, SignedReports, LastReport, UpdateFee {
    /// @notice All in seconds: from one version to the next; from a version to the first and the last stamp that count for
    /// it, and to the last moment at which it can be settled with reports.
    struct Schedule {
        uint64 granularity;
        uint64 earliest;
        uint64 latest;
        uint64 timeout;
    }

    /// @dev One storage slot.
    struct Version {
        int64 price;
        VersionState state;
    }

    uint64 private immutable _granularity;
    uint64 private immutable _earliest;
    uint64 private immutable _latest;
    uint64 private immutable _timeout;

    mapping(uint64 version => Version) private _versions;
    uint64[] private _requested;

    /// @dev How many of the requested versions are settled.
    uint256 private _settled;

    constructor(
        address[] memory signers_,
        uint256 quorum_,
        Schedule memory schedule,
        History memory history,
        Fee memory fee
    ) SignedReports(signers_, quorum_) LastReport(history) UpdateFee(fee) {
        Seconds.requireWithin("granularity", schedule.granularity, 1, Seconds.LONGEST);
        Seconds.requireWithin("timeout", schedule.timeout, 0, Seconds.LONGEST);
        Seconds.requireWithin("latest", schedule.latest, 0, schedule.timeout);
        Seconds.requireWithin("earliest", schedule.earliest, 0, schedule.latest);
        _granularity = schedule.granularity;
        _earliest = schedule.earliest;
        _latest = schedule.latest;
        _timeout = schedule.timeout;
    }

    /// @inheritdoc IRequestCommitFeed
    function request() external returns (uint64 version) {
        version = versionAt(uint64(block.timestamp));
        if (_versions[version].state != VersionState.UNKNOWN) return version;
        _versions[version].state = VersionState.PENDING;
        _requested.push(version);
        emit VersionRequested(version);
    }

    /// @inheritdoc IRequestCommitFeed
    function commit(uint64 version, SignedReport[] calldata reports) external payable {
        _requireNext(version);
        if (block.timestamp > version + _timeout) revert VersionTimedOut(version, version + _timeout);
        (Report memory combined, uint64 newest) = _combined(reports);
        _requireWithin(version, combined.publishTime);
        _requireWithin(version, newest);
        _land(combined);
        _charge();
        _settle(version, combined.price, true);
    }

    /// @inheritdoc IRequestCommitFeed
    function commitInvalid(uint64 version) external {
        _requireNext(version);
        if (block.timestamp <= version + _timeout) revert VersionNotTimedOut(version, version + _timeout);
        _settle(version, _lastPrice(), false);
    }

    /// @inheritdoc IRequestCommitFeed
    function versionAt(uint64 time) public view returns (uint64) {
        return ReportMaths.versionAt(time, _granularity);
    }

    /// @inheritdoc IRequestCommitFeed
    function nextVersion() public view returns (uint64) {
        return _settled < _requested.length ? _requested[_settled] : 0;
    }

    /// @inheritdoc IRequestCommitFeed
    function stateOf(uint64 version) external view returns (VersionState) {
        return _versions[version].state;
    }

    /// @inheritdoc IRequestCommitFeed
    function isValid(uint64 version) external view returns (bool) {
        return _versions[version].state == VersionState.VALID;
    }

    /// @inheritdoc IRequestCommitFeed
    function priceOf(uint64 version) external view returns (int64) {
        return _versions[version].price;
    }

    function _settle(uint64 version, int64 price, bool valid) private {
        _versions[version] = Version(price, valid ? VersionState.VALID : VersionState.INVALID);
        _settled++;
        emit VersionCommitted(version, price, valid);
    }

    function _requireNext(uint64 version) private view {
        uint64 next = nextVersion();
        if (next == 0) revert NoPendingVersion();
        if (version != next) revert VersionNotNext(version, next);
    }

    function _requireWithin(uint64 version, uint64 stamp) private view {
        (uint64 from, uint64 to) = (version + _earliest, version + _latest);
        if (stamp < from || stamp > to) revert IReportBound.ReportOutsideVersion(stamp, from, to);
    }
}
