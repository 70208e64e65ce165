// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {Figures} from "../interfaces/Figures.sol";
import {Report} from "../interfaces/IReportFeed.sol";
import {ISignedReports, SignedReport} from "../interfaces/ISignedReports.sol";
import {ReportMaths} from "../maths/ReportMaths.sol";

/// @title Verification of signed reports and their median
/// @notice The signers never change. Who sends the reports chooses among those he has, so a quorum of `2f + 1` bears `f`
/// liars, whatever the number of signers.
abstract contract SignedReports is ISignedReports {
    int256 private constant MOST_SIGNERS = 31;
    bytes32 private constant REPORT_TYPE = keccak256(
        "Report(int64 price,int64 confidence,int64 bid,int64 ask,uint64 publishTime,uint64 validFrom)"
    );

    bytes32 private constant DOMAIN_TYPE =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");

    uint256 private immutable _quorum;
    address[] private _signers;

    /// @dev Counted from one; zero is nobody.
    mapping(address signer => uint256) private _places;

    constructor(address[] memory signers_, uint256 quorum_) {
        Figures.requireWithin("signers", int256(signers_.length), 1, MOST_SIGNERS);
        Figures.requireWithin("quorum", int256(quorum_), 1, int256(signers_.length));
        for (uint256 i = 0; i < signers_.length; i++) {
            if (signers_[i] == address(0)) revert UnknownSigner(address(0));
            if (_places[signers_[i]] != 0) revert DuplicateSigner(signers_[i]);
            _places[signers_[i]] = i + 1;
        }
        _signers = signers_;
        _quorum = quorum_;
    }

    /// @inheritdoc ISignedReports
    function digestOf(Report calldata report_) external view returns (bytes32) {
        return _digestOf(report_);
    }

    /// @inheritdoc ISignedReports
    function signers() external view returns (address[] memory) {
        return _signers;
    }

    /// @inheritdoc ISignedReports
    function quorum() external view returns (uint256) {
        return _quorum;
    }

    /// @dev Errors in this order: NotEnoughSigners; of each item in turn BadSignature, UnknownSigner, DuplicateSigner,
    /// MissingSide, ReportOutOfOrder; then of all together ReportInFuture, NoCommonInterval.
    /// @return combined each figure's median; it holds for the time for which all of them hold
    /// @return newest the latest of the publish times, of which `combined` has the earliest
    function _combined(SignedReport[] calldata reports) internal view returns (Report memory combined, uint64 newest) {
        if (reports.length < _quorum) revert NotEnoughSigners(reports.length, _quorum);
        uint256 seen;
        for (uint256 i = 0; i < reports.length; i++) {
            seen = _withSigner(seen, reports[i], i);
            _requireInOrder(reports[i].report, i);
        }
        newest = _combineTimes(reports, combined);
        if (newest > block.timestamp) revert ReportInFuture(newest, uint64(block.timestamp));
        if (combined.validFrom > combined.publishTime) {
            revert NoCommonInterval(combined.validFrom, combined.publishTime);
        }
        _combineFigures(reports, combined);
    }

    function _withSigner(uint256 seen, SignedReport calldata signed, uint256 item) private view returns (uint256) {
        (address signer, ECDSA.RecoverError fault,) =
            ECDSA.tryRecoverCalldata(_digestOf(signed.report), signed.signature);
        if (fault != ECDSA.RecoverError.NoError) revert BadSignature(item);
        uint256 place = _places[signer];
        if (place == 0) revert UnknownSigner(signer);
        if (seen >> place & 1 != 0) revert DuplicateSigner(signer);
        return seen | 1 << place;
    }

    function _requireInOrder(Report calldata given, uint256 item) private pure {
        bool isInOrder = given.bid > 0 && given.bid <= given.price && given.price <= given.ask && given.confidence >= 0
            && given.validFrom <= given.publishTime;
        if (isInOrder) return;
        if (given.bid == 0 || given.ask == 0) revert MissingSide(item, given.bid, given.ask);
        revert ReportOutOfOrder(item);
    }

    function _combineTimes(SignedReport[] calldata reports, Report memory combined)
        private
        pure
        returns (uint64 newest)
    {
        combined.publishTime = type(uint64).max;
        for (uint256 i = 0; i < reports.length; i++) {
            Report calldata given = reports[i].report;
            if (given.publishTime > newest) newest = given.publishTime;
            if (given.publishTime < combined.publishTime) combined.publishTime = given.publishTime;
            if (given.validFrom > combined.validFrom) combined.validFrom = given.validFrom;
        }
    }

    function _combineFigures(SignedReport[] calldata reports, Report memory combined) private pure {
        int64[] memory prices = new int64[](reports.length);
        int64[] memory confidences = new int64[](reports.length);
        int64[] memory bids = new int64[](reports.length);
        int64[] memory asks = new int64[](reports.length);
        for (uint256 i = 0; i < reports.length; i++) {
            Report calldata given = reports[i].report;
            (prices[i], confidences[i], bids[i], asks[i]) = (given.price, given.confidence, given.bid, given.ask);
        }
        combined.price = ReportMaths.lowerMedian(prices);
        combined.confidence = ReportMaths.lowerMedian(confidences);
        combined.bid = ReportMaths.lowerMedian(bids);
        combined.ask = ReportMaths.lowerMedian(asks);
    }

    /// @dev OpenZeppelin's EIP712 does not compile for chains before the Cancun hardfork. The domain is made anew each time,
    /// so that nothing signed for one branch of a forked chain counts on the other.
    function _digestOf(Report calldata given) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(DOMAIN_TYPE, keccak256("Backstop"), keccak256("1"), block.chainid, address(this))
        );
        return keccak256(abi.encodePacked(hex"1901", domain, keccak256(abi.encode(REPORT_TYPE, given))));
    }
}
