// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Report} from "./IReportFeed.sol";

/// @notice A report and the signature of its EIP-712 digest: r, s in the lower half of the order, and v of 27 or 28.
struct SignedReport {
    Report report;
    bytes signature;
}

/// @title Reports that a quorum of known signers made off chain
/// @notice Each signer reports what it saw itself; the accepted report is their median, field by field. As long as fewer
/// than half of the reports lie, every figure of the median lies between two honest ones.
interface ISignedReports {
    error NotEnoughSigners(uint256 given, uint256 quorum);

    /// @notice Not 65 bytes, with a high `s`, or a signature of nobody.
    error BadSignature(uint256 item);

    /// @notice Nobody who may sign: an unknown key, or a known one that signed something else (another report, feed or chain).
    error UnknownSigner(address signer);
    error DuplicateSigner(address signer);

    /// @notice A report without a bid or without an ask, which is then zero. What remains is no price of the other side.
    error MissingSide(uint256 item, int64 bid, int64 ask);

    /// @notice Not `0 < bid <= price <= ask`, a negative confidence, or a `validFrom` after the publish time.
    error ReportOutOfOrder(uint256 item);
    error ReportInFuture(uint64 publishTime, uint64 current);
    error ReportExpired(uint64 publishTime, uint64 maxAge);
    error ReportsTooFarApart(uint64 oldest, uint64 newest);

    /// @notice There is no moment at which all of the reports held.
    error NoCommonInterval(uint64 validFrom, uint64 publishTime);

    /// @notice What a signer signs: EIP-712 with the domain "Backstop", version "1", this chain and this feed.
    function digestOf(Report calldata report) external view returns (bytes32);

    function signers() external view returns (address[] memory);

    /// @notice How many different signers must agree to be heard.
    function quorum() external view returns (uint256);
}
