// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {WithdrawalGate} from "../../../main/solidity/gates/WithdrawalGate.sol";
import {ComposedCrowd} from "./ComposedCrowd.sol";
import {
    AvantisCrowd,
    DefaultCrowd,
    GainsCrowd,
    GmxCrowd,
    PerennialCrowd,
    PerpCrowd,
    SynthetixCrowd,
    UmbrellaCrowd
} from "./LossOrders.sol";
import {vm} from "../Vm.sol";

/// @notice Perp v2's pair of accounts in each order of losses: 600 dollars in, of which the long's 300 are lost; the short has
/// won 500 and would take 800 out.
contract BadDebtPairsTest {
    function test_gainsIsOpenToIt() public {
        isOpenTo(new GainsCrowd());
    }

    function test_avantisIsOpenToIt() public {
        isOpenTo(new AvantisCrowd());
    }

    /// @dev The fund pays for one half of the long; the refusal of the other half does not hold the short.
    function test_perpV2IsOpenToIt() public {
        isOpenTo(new PerpCrowd());
    }

    function test_perennialIsOpenToIt() public {
        isOpenTo(new PerennialCrowd());
    }

    function test_umbrellaIsOpenToIt() public {
        isOpenTo(new UmbrellaCrowd());
    }

    /// @dev Impact moves what he gets a little.
    function test_gmxV2IsOpenToItBelowItsCap() public {
        isAboutOpenTo(new GmxCrowd());
    }

    function test_synthetixV3IsOpenToIt() public {
        isAboutOpenTo(new SynthetixCrowd());
    }

    /// @dev The ramp spares nobody who is below nothing: what is missing waits at once, and the gate with it.
    function test_theDefaultHoldsTheWinnerBack() public {
        (int256 gain, bytes4 refusal) = pairIn(new DefaultCrowd(), 0);
        vm.assertEq(bytes32(refusal), bytes32(WithdrawalGate.WithdrawalsHeldBack.selector), "refused");
        vm.assertEq(gain, -600e6, "both are still in");
    }

    function isOpenTo(ComposedCrowd crowd) private {
        (int256 gain, bytes4 refusal) = pairIn(crowd, 0);
        vm.assertEq(bytes32(refusal), bytes32(0), "he leaves");
        vm.assertEq(gain, 200e6, "600 in, 800 out");
    }

    function isAboutOpenTo(ComposedCrowd crowd) private {
        (int256 gain, bytes4 refusal) = pairIn(crowd, 0);
        vm.assertEq(bytes32(refusal), bytes32(0), "he leaves");
        vm.assertTrue(gain > 190e6 && gain < 210e6, "600 in, about 800 out");
    }

    function pairIn(ComposedCrowd crowd, uint64 wait) private returns (int256 gain, bytes4 refusal) {
        crowd.begin();
        return crowd.badDebtPair(wait);
    }
}
