// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FigureOutOfRange} from "../../../main/solidity/interfaces/Figures.sol";
import {ILiquidationPolicy} from "../../../main/solidity/interfaces/ILiquidationPolicy.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {BlockLimits} from "../../../main/solidity/liquidation/BlockLimits.sol";
import {FixedFraction} from "../../../main/solidity/liquidation/FixedFraction.sol";
import {MarginRestoring} from "../../../main/solidity/liquidation/MarginRestoring.sol";
import {TimeRamp} from "../../../main/solidity/liquidation/TimeRamp.sol";
import {WindowCapacity} from "../../../main/solidity/liquidation/WindowCapacity.sol";
import {vm} from "../Vm.sol";

/// @notice A long of 100 at 2000 must hold 1 % or 2000 dollars. Collateral and PnL are 1600; less the fee of 0.3 % or 600
/// its trigger equity is 1000. With a buffer of 2 % it should hold 6000, so 4400 are missing. The test is the market.
contract LiquidationPoliciesTest {
    int64 private constant DOLLAR = 1e6;
    int64 private constant PERCENT = 1e7;
    int64 private constant FEE = 3e6;

    IPerpMarket.OpenInterest private _interest;

    /// @dev What a window reads of its market.
    function openInterest() external view returns (IPerpMarket.OpenInterest memory) {
        return _interest;
    }

    function test_aFixedFractionIsRoundedUpAndSmallPositionsCloseAtOnce() public {
        ILiquidationPolicy fifth = new FixedFraction(20 * PERCENT, 10_000 * DOLLAR);

        check(fifth, exposure(101, 1000), 21);
        check(fifth, exposure(-101, 1000), 21);
        check(fifth, exposure(5, 10), 1);
        check(fifth, exposure(4, 10), 4);
    }

    function test_theSmallestPartIsClosedThatRestoresMarginAndBuffer() public {
        ILiquidationPolicy restoring = new MarginRestoring(2 * PERCENT, 50 * DOLLAR, FEE);

        // 4400 / (2000 * (3 % - 0.3 %)) = 81.48. The 18 left are worth 36,000 and hold 1600 - 492 = 1108, at least 1080;
        // 19 left would hold 1600 - 486 = 1114, less than 1140.
        check(restoring, exposure(100, 1000), 82);
        check(restoring, exposure(-100, 1000), 82);
        check(restoring, exposure(100, -600), 100);
        check(restoring, exposure(100, -9_000_000), 100);
        check(new MarginRestoring(2 * PERCENT, 4401 * DOLLAR, FEE), exposure(100, 1000), 100);
    }

    /// @dev Of which one unit less would not do, but for what rounding loses.
    function testFuzz_theRestHoldsMarginAndBuffer(uint32 size, int40 equity, uint24 buffer) public {
        int64 q = int64(uint64(size % 1e9)) + 2;
        int64 bufferRatio = FEE + int64(uint64(buffer));
        int64 notional = 2000 * q * DOLLAR;
        int64 held = int64(equity) % (notional / 100);
        ILiquidationPolicy.Exposure memory before =
            ILiquidationPolicy.Exposure(1, q, notional, held - notional * 3 / 1000, notional / 100, 2000e8);

        int64 part = new MarginRestoring(bufferRatio, 0, FEE).part(before);

        int256 needed = int256(1e9) / 100 + bufferRatio;
        if (part < q) vm.assertTrue(surplus(held, q - part, part, needed) >= -2, "restored");
        if (part > 1) vm.assertTrue(surplus(held, q - part + 1, part - 1, needed) <= 2, "the smallest");
    }

    function test_aRampFreesAGrowingShareOfTheShortage() public {
        TimeRamp ramp = newRamp(0);

        // A tenth of 4400 is 440, and each of the 100 frees 54.
        vm.warp(1000);
        check(ramp, exposure(100, 1000), 9);
        checkProgress(ramp, TimeRamp.Progress(91, 486 * DOLLAR, 1000, 1000));
        // 3914 are missing; after half of the time 60 % of all 4400 may be freed, 486 of which are.
        vm.warp(1030);
        check(ramp, exposure(91, 1000), 40);
        checkProgress(ramp, TimeRamp.Progress(51, 2646 * DOLLAR, 1000, 1030));
        // 1754 are missing, all of which may be freed: as much in all as at once.
        vm.warp(1060);
        check(ramp, exposure(51, 1000), 33);
        checkProgress(ramp, TimeRamp.Progress(0, 0, 0, 0));
    }

    function test_aRampStartsAnewWhenThePositionChangedOrWasLeftAlone() public {
        TimeRamp ramp = newRamp(0);
        vm.warp(1000);
        check(ramp, exposure(100, 1000), 9);

        uint256 id = vm.snapshotState();
        vm.warp(1060);
        check(ramp, exposure(91, 1000), 73);
        vm.revertToState(id);
        vm.warp(1060);
        check(ramp, exposure(92, 1000), 8);
        vm.revertToState(id);
        vm.warp(1061);
        check(ramp, exposure(91, 1000), 8);
    }

    /// @dev With nothing left 5400 are missing, a tenth of which ten units free.
    function test_aRampSparesNobodyWhoCannotPayAllFees() public {
        vm.warp(1000);
        check(newRamp(0), exposure(100, 0), 10);
        TimeRamp ramp = newRamp(0);
        check(ramp, exposure(100, -1), 100);
        checkProgress(ramp, TimeRamp.Progress(0, 0, 0, 0));
    }

    function test_aSmallShortageIsMadeUpForAtOnce() public {
        check(newRamp(4401 * DOLLAR), exposure(100, 1000), 82);
    }

    /// @dev 0.05 % * 350,000 * 1.5 = 262.5 for each second, in tenths here; ten seconds.
    function test_aWindowTakesItsCapacityAndNoMore() public {
        WindowCapacity window = newWindow();
        _interest.shortSize = 1750;

        vm.warp(1000);
        check(window, exposure(20_000, 0), 20_000);
        vm.warp(1009);
        check(window, exposure(20_000, 0), 6250);
        refuse(window, abi.encodeWithSelector(WindowCapacity.NoCapacity.selector, 26_250, 26_250));
        vm.warp(1010);
        checkUsage(window, 6250);
        check(window, exposure(30_000, 0), 20_000);
        checkUsage(window, 26_250);
    }

    function test_aSmallSkewOpensAnotherCapacityToTheFirstOfABlock() public {
        WindowCapacity window = newWindow();
        vm.warp(1000);
        check(window, exposure(26_250, 0), 26_250);

        _interest.longSize = 1749;
        refuse(window, abi.encodeWithSelector(WindowCapacity.NoCapacity.selector, 26_250, 26_250));
        vm.warp(1001);
        _interest.longSize = 1750;
        refuse(window, abi.encodeWithSelector(WindowCapacity.NoCapacity.selector, 26_250, 26_250));
        _interest.shortSize = 3499;
        check(window, exposure(100, 0), 100);
        refuse(window, abi.encodeWithSelector(WindowCapacity.NoCapacity.selector, 26_250, 26_350));
    }

    function testFuzz_noWindowTakesMoreThanItsCapacity(uint16[12] memory sizes, uint8[12] memory waits) public {
        WindowCapacity window = newWindow();
        _interest.longSize = 1750;
        uint256[] memory times = new uint256[](12);
        int64[] memory closed = new int64[](12);
        uint256 time = 1000;
        for (uint256 i = 0; i < 12; i++) {
            time += waits[i] % 8;
            times[i] = time;
            vm.warp(time);
            try window.part(exposure(int64(uint64(sizes[i])) + 1, 0)) returns (int64 part) {
                closed[i] = part;
            } catch (bytes memory) {}
            int64 recent = 0;
            for (uint256 k = 0; k <= i; k++) if (time - times[k] < 10) recent += closed[k];
            vm.assertTrue(recent <= 26_250, "more than the capacity");
            checkUsage(window, recent);
        }
    }

    function test_aBlockTakesATenthButAThousandDollarsAtLeastAndAHundredThousandAtMost() public {
        ILiquidationPolicy limits = new BlockLimits(address(this), 10 * PERCENT, 1000 * DOLLAR, 100_000 * DOLLAR);

        check(limits, worth(1, 1005, 20_100), 100);
        check(limits, worth(2, 1000, 2_000_000), 50);
        check(limits, worth(3, 1000, 5000), 200);
        check(limits, worth(4, 1000, 1000), 1000);
        check(limits, worth(5, 3, 900_000), 1);
    }

    function test_anAccountIsClosedOnceInABlock() public {
        BlockLimits limits = new BlockLimits(address(this), 10 * PERCENT, 1000 * DOLLAR, 100_000 * DOLLAR);
        vm.warp(1000);

        check(limits, exposure(100, 1000), 10);
        refuse(limits, abi.encodeWithSelector(BlockLimits.ClosedInThisBlock.selector, 1, 1000));
        vm.assertEq(uint256(limits.closedAt(1)), 1000, "closed at");
        vm.warp(1001);
        check(limits, exposure(90, 1000), 9);
    }

    function test_onlyTheMarketMayMakeAPolicyRemember() public {
        ILiquidationPolicy[] memory policies = new ILiquidationPolicy[](3);
        policies[0] = newRamp(0);
        policies[1] = newWindow();
        policies[2] = new BlockLimits(address(this), 1, 0, 1);

        vm.startPrank(address(0xBAD));
        for (uint256 i = 0; i < 3; i++) {
            refuse(policies[i], abi.encodeWithSelector(ILiquidationPolicy.OnlyMarket.selector, address(0xBAD)));
        }
    }

    function test_aFigureOutsideItsBoundsIsRefused() public {
        expect("ratio", 0);
        new FixedFraction(0, 0);
        expect("fullBelowNotional", -1);
        new FixedFraction(1, -1);
        expect("buffer", 5);
        new MarginRestoring(5, 0, 6);
        expect("fullBelowShortage", -1);
        new MarginRestoring(5, -1, 5);
        expect("initialRatio", 0);
        new TimeRamp(address(this), TimeRamp.Ramp(5, 0, 5, 0, 1));
        expect("duration", 86_401);
        new TimeRamp(address(this), TimeRamp.Ramp(5, 0, 5, 1, 86_401));
        expect("window", 301);
        new WindowCapacity(market(), WindowCapacity.Window(1, 1e9, 1e9, 301, 0));
        expect("capacity", 0);
        new WindowCapacity(market(), WindowCapacity.Window(1, 1e9 - 1, 1e9, 1, 0));
        expect("leastNotional", 2);
        new BlockLimits(address(this), 1, 2, 1);
    }

    function expect(string memory figure, int256 value) private {
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, figure, value));
    }

    function newRamp(int64 atOnceBelowShortage) private returns (TimeRamp) {
        return new TimeRamp(address(this), TimeRamp.Ramp(2 * PERCENT, atOnceBelowShortage, FEE, 10 * PERCENT, 60));
    }

    function newWindow() private returns (WindowCapacity) {
        return new WindowCapacity(market(), WindowCapacity.Window(500_000, 3_500_000, 1_500_000_000, 10, 500_000));
    }

    function market() private view returns (IPerpMarket) {
        return IPerpMarket(address(this));
    }

    function check(ILiquidationPolicy policy, ILiquidationPolicy.Exposure memory held, int64 expected) private {
        vm.assertEq(int256(policy.part(held)), expected, "part");
    }

    function checkProgress(TimeRamp ramp, TimeRamp.Progress memory expected) private view {
        vm.assertEq(abi.encode(ramp.progressOf(1)), abi.encode(expected), "progress");
    }

    function checkUsage(WindowCapacity window, int64 expected) private view {
        (int64 capacity, int64 used) = window.usage();
        vm.assertEq(abi.encode(capacity, used), abi.encode(26_250, expected), "usage");
    }

    function refuse(ILiquidationPolicy policy, bytes memory expected) private {
        vm.expectRevert(expected);
        policy.part(exposure(100, 1000));
    }

    /// @dev What the rest has above its needs after the fee of the part, in the same money; `needed` times 1e9.
    function surplus(int64 held, int64 rest, int64 part, int256 needed) private pure returns (int256) {
        int256 fee = int256(part) * 2000 * DOLLAR * FEE / 1e9;
        return held - fee - int256(rest) * 2000 * DOLLAR * needed / 1e9;
    }

    /// @dev At a price of 2000, with this trigger equity in dollars.
    function exposure(int64 size, int64 equity) private pure returns (ILiquidationPolicy.Exposure memory) {
        int64 notional = 2000 * (size < 0 ? -size : size) * DOLLAR;
        return ILiquidationPolicy.Exposure(1, size, notional, equity * DOLLAR, notional / 100, 2000e8);
    }

    function worth(uint64 account, int64 size, int64 notional)
        private
        pure
        returns (ILiquidationPolicy.Exposure memory)
    {
        return ILiquidationPolicy.Exposure(account, size, notional * DOLLAR, 0, 1, 1);
    }
}
