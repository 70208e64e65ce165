// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IReportFeed} from "./IReportFeed.sol";
import {ISignedReports, SignedReport} from "./ISignedReports.sol";
import {IUpdateFee} from "./IUpdateFee.sol";

/// @title A feed that has a price only for the moments that were asked for beforehand
/// @notice After Perennial v2: who asks does not know the price, and who brings it has no choice among prices of other
/// moments. A version is named by its time, a multiple of the granularity (Unix seconds).
interface IRequestCommitFeed is IReportFeed, ISignedReports, IUpdateFee {
    enum VersionState {
        UNKNOWN,
        PENDING,
        VALID,
        INVALID
    }

    error NoPendingVersion();
    error VersionNotNext(uint64 version, uint64 next);
    error VersionTimedOut(uint64 version, uint64 until);
    error VersionNotTimedOut(uint64 version, uint64 until);

    event VersionRequested(uint64 version);

    /// @notice One more version is settled; the price is the one before if it is not valid.
    event VersionCommitted(uint64 version, int64 price, bool isValid);

    /// @notice Asks for the price of the next version, which may be this very second. To ask again changes nothing.
    function request() external returns (uint64 version);

    /// @notice Settles the oldest pending version with reports that are all stamped within its time.
    /// @dev Errors in this order: NoPendingVersion, VersionNotNext, VersionTimedOut, those of the signatures and the figures,
    /// ReportInFuture, NoCommonInterval, ReportOutsideVersion, ReportNotAfterLast, InsufficientFee.
    function commit(uint64 version, SignedReport[] calldata reports) external payable;

    /// @notice Settles the oldest pending version without a report once its time is over: the price is carried over.
    /// @dev Errors in this order: NoPendingVersion, VersionNotNext, VersionNotTimedOut.
    function commitInvalid(uint64 version) external;

    /// @notice The version that is asked for at this time.
    function versionAt(uint64 time) external view returns (uint64);

    /// @notice The oldest version that is not settled; zero if there is none.
    function nextVersion() external view returns (uint64);

    function stateOf(uint64 version) external view returns (VersionState);

    /// @notice Whether the version was settled with reports.
    function isValid(uint64 version) external view returns (bool);

    /// @notice The price of a settled version (USD times 1e8); zero if it is not settled, or no price was there to carry over.
    function priceOf(uint64 version) external view returns (int64);
}
