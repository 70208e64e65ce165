// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LastReport} from "../../../main/solidity/oracle/LastReport.sol";
import {PullFeed} from "../../../main/solidity/oracle/PullFeed.sol";
import {UpdateFee} from "../../../main/solidity/oracle/UpdateFee.sol";
import {Report} from "../../../main/solidity/interfaces/IReportFeed.sol";
import {ISignedReports, SignedReport} from "../../../main/solidity/interfaces/ISignedReports.sol";
import {vm} from "../Vm.sol";

/// @title Five signers, of whom three are heard
abstract contract SignersFixture {
    uint256 internal constant SIGNERS = 5;
    uint256 internal constant QUORUM = 3;
    uint64 internal constant SPREAD = 10;
    uint64 internal constant OLDEST = 30;

    function newPullFeed() internal returns (PullFeed) {
        return new PullFeed(signerAddresses(), QUORUM, PullFeed.Freshness(SPREAD, OLDEST), history(), noFee());
    }

    /// @dev A minute of average; more than five minutes without a report are a silence.
    function history() internal pure returns (LastReport.History memory) {
        return LastReport.History(60, 300);
    }

    function noFee() internal pure returns (UpdateFee.Fee memory) {
        return UpdateFee.Fee(0, payable(address(0)));
    }

    function keyOf(uint256 signer) internal pure returns (uint256) {
        return 1000 + signer;
    }

    function signerAddresses() internal pure returns (address[] memory all) {
        all = new address[](SIGNERS);
        for (uint256 i = 0; i < SIGNERS; i++) {
            all[i] = vm.addr(keyOf(i));
        }
    }

    /// @dev A dollar of confidence and of either side, observed during the second before.
    function reportOf(int64 dollars, uint64 time) internal pure returns (Report memory) {
        return Report(dollars * 1e8, 1e8, (dollars - 1) * 1e8, (dollars + 1) * 1e8, time, time - 1);
    }

    function signedBy(ISignedReports feed, uint256 signer, Report memory report)
        internal
        view
        returns (SignedReport memory)
    {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf(signer), feed.digestOf(report));
        return SignedReport(report, abi.encodePacked(r, s, v));
    }

    /// @dev The first signers, each with one of the prices.
    function signed(ISignedReports feed, int64[3] memory dollars, uint64 time)
        internal
        view
        returns (SignedReport[] memory reports)
    {
        reports = new SignedReport[](dollars.length);
        for (uint256 i = 0; i < dollars.length; i++) {
            reports[i] = signedBy(feed, i, reportOf(dollars[i], time));
        }
    }

    /// @dev A quorum that is of one mind.
    function agreed(ISignedReports feed, int64 dollars, uint64 time) internal view returns (SignedReport[] memory) {
        return signed(feed, [dollars, dollars, dollars], time);
    }
}
