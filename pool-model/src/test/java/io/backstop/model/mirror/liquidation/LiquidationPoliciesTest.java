package io.backstop.model.mirror.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.market.LiquidationMaths;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.liquidation.LiquidationPolicy.Exposure;
import io.backstop.model.scenario.LiquidationSpec;
import io.backstop.model.venue.ContractError;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * A long of 100 at 2000 must hold 1 % or 2000 dollars. Collateral and PnL are 1600; less the fee of 0.3 % or 600 its
 * trigger equity is 1000. With a buffer of 2 % it should hold 6000, so 4400 are missing.
 */
class LiquidationPoliciesTest {

    private static final long DOLLAR = 1_000_000;
    private static final long PERCENT = 10_000_000;
    private static final long FEE = 3_000_000;
    private static final Exposure LONG_100 = exposure(100, 1000);

    private final BlockTime time = new BlockTime();
    private final AtomicLong skew = new AtomicLong();

    @Test
    void withoutAPolicyAllIsClosed() {
        assertThat(policy(new LiquidationSpec.Full()).part(LONG_100)).isEqualTo(100);
    }

    @Test
    void aFixedFractionIsRoundedUpAndSmallPositionsCloseAtOnce() {
        LiquidationPolicy fifth = policy(new LiquidationSpec.FixedFraction(20 * PERCENT, 10_000 * DOLLAR));

        assertThat(fifth.part(exposure(101, 1000))).isEqualTo(21);
        assertThat(fifth.part(exposure(-101, 1000))).isEqualTo(21);
        assertThat(fifth.part(exposure(5, 10))).isEqualTo(1);
        assertThat(fifth.part(exposure(4, 10))).isEqualTo(4);
    }

    @Test
    void theSmallestPartIsClosedThatRestoresMarginAndBuffer() {
        LiquidationPolicy restoring = policy(new LiquidationSpec.MarginRestoring(2 * PERCENT, 50 * DOLLAR, FEE));

        // 4400 / (2000 × (3 % − 0.3 %)) = 81.48. The 18 left are worth 36,000 and hold 1600 − 492 = 1108, at least
        // 1080;
        // 19 left would hold 1600 − 486 = 1114, less than 1140.
        assertThat(restoring.part(LONG_100)).isEqualTo(82);
        assertThat(restoring.part(exposure(-100, 1000))).isEqualTo(82);
    }

    @Test
    void allIsClosedWhereTheMarginCannotBeRestoredOrLittleIsMissing() {
        LiquidationPolicy restoring = policy(new LiquidationSpec.MarginRestoring(2 * PERCENT, 4401 * DOLLAR, FEE));
        LiquidationPolicy exact = policy(new LiquidationSpec.MarginRestoring(2 * PERCENT, 4400 * DOLLAR, FEE));

        assertThat(exact.part(exposure(100, -600))).isEqualTo(100);
        assertThat(exact.part(exposure(100, -9_000_000))).isEqualTo(100);
        assertThat(restoring.part(LONG_100)).isEqualTo(100);
        assertThat(exact.part(LONG_100)).isEqualTo(82);
    }

    @Test
    void aRampFreesAGrowingShareOfTheShortage() {
        TimeRampMirror ramp = new TimeRampMirror(ramp(0), time);

        // A tenth of 4400 is 440, and each of the 100 frees 54.
        at(1000);
        assertThat(close(ramp, LONG_100)).isEqualTo(9);
        assertThat(ramp.progressOf(1)).isEqualTo(new TimeRampMirror.Progress(91, 486 * DOLLAR, 1000, 1000));

        // 3914 are missing; after half of the time 60 % of all 4400 may be freed, 486 of which are.
        at(1030);
        assertThat(close(ramp, exposure(91, 1000))).isEqualTo(40);
        assertThat(ramp.progressOf(1)).isEqualTo(new TimeRampMirror.Progress(51, 2646 * DOLLAR, 1000, 1030));

        // 1754 are missing, all of which may be freed: as much in all as at once.
        at(1060);
        assertThat(close(ramp, exposure(51, 1000))).isEqualTo(33);
        assertThat(ramp.progressOf(1)).isEqualTo(new TimeRampMirror.Progress(0, 0, 0, 0));
    }

    /** With nothing left 5400 are missing, a tenth of which ten units free. */
    @Test
    void aRampSparesNobodyWhoCannotPayAllFees() {
        TimeRampMirror ramp = new TimeRampMirror(ramp(0), time);
        at(1000);

        assertThat(ramp.part(exposure(100, 0))).isEqualTo(10);
        assertThat(close(ramp, exposure(100, -1))).isEqualTo(100);
        assertThat(ramp.progressOf(1)).isEqualTo(new TimeRampMirror.Progress(0, 0, 0, 0));
    }

    @Test
    void aRampStartsAnewWhenThePositionChangedOrWasLeftAlone() {
        TimeRampMirror ramp = new TimeRampMirror(ramp(0), time);
        at(1000);
        close(ramp, LONG_100);

        at(1054);
        assertThat(ramp.part(exposure(91, 1000))).isEqualTo(73);
        assertThat(ramp.part(exposure(92, 1000))).as("changed").isEqualTo(8);
        at(1060);
        assertThat(ramp.part(exposure(91, 1000))).as("as long as a ramp lasts").isEqualTo(73);
        at(1061);
        assertThat(ramp.part(exposure(91, 1000))).as("left alone").isEqualTo(8);
    }

    @Test
    void aSmallShortageIsMadeUpForAtOnce() {
        TimeRampMirror ramp = new TimeRampMirror(ramp(4401 * DOLLAR), time);

        at(1000);
        assertThat(close(ramp, LONG_100)).isEqualTo(82);
        assertThat(ramp.progressOf(1)).isEqualTo(new TimeRampMirror.Progress(0, 0, 0, 0));
    }

    @Test
    void aWindowTakesItsCapacityAndNoMore() {
        // 0.05 % × 350,000 × 1.5 = 262.5 for each second, in tenths here; ten seconds.
        LiquidationSpec.WindowCapacity spec =
                new LiquidationSpec.WindowCapacity(500_000, 3_500_000, 1_500_000_000, 10, 500_000);
        WindowCapacityMirror window = new WindowCapacityMirror(spec, time, skew::get);
        skew.set(-1750);

        at(1000);
        assertThat(spec.capacity()).isEqualTo(26_250);
        assertThat(close(window, exposure(20_000, 0))).isEqualTo(20_000);
        at(1009);
        assertThat(close(window, exposure(20_000, 0))).isEqualTo(6250);
        assertRefused(window, ContractError.of("NoCapacity", 26_250L, 26_250L));
        at(1010);
        assertThat(window.used()).as("the first second is ten seconds old").isEqualTo(6250);
        assertThat(close(window, exposure(30_000, 0))).isEqualTo(20_000);
    }

    @Test
    void aSmallSkewOpensAnotherCapacityToTheFirstOfABlock() {
        WindowCapacityMirror window = new WindowCapacityMirror(
                new LiquidationSpec.WindowCapacity(500_000, 3_500_000, 1_500_000_000, 10, 500_000), time, skew::get);
        at(1000);
        close(window, exposure(26_250, 0));

        skew.set(1749);
        assertRefused(window, ContractError.of("NoCapacity", 26_250L, 26_250L));
        at(1001);
        assertThat(window.part(exposure(30_000, 0))).isEqualTo(26_250);
        // 5 bp of the scale.
        skew.set(1750);
        assertRefused(window, ContractError.of("NoCapacity", 26_250L, 26_250L));
        skew.set(-1749);
        assertThat(close(window, exposure(100, 0))).isEqualTo(100);
        assertRefused(window, ContractError.of("NoCapacity", 26_250L, 26_350L));
    }

    @Test
    void aBlockTakesATenthButAThousandDollarsAtLeastAndAHundredThousandAtMost() {
        assertThat(LiquidationMaths.blockLimit(1005, 20_100, 10 * PERCENT, 1000, 100_000))
                .isEqualTo(100);
        assertThat(LiquidationMaths.blockLimit(1000, 2_000_000, 10 * PERCENT, 1000, 100_000))
                .isEqualTo(50);
        assertThat(LiquidationMaths.blockLimit(1000, 5000, 10 * PERCENT, 1000, 100_000))
                .isEqualTo(200);
        assertThat(LiquidationMaths.blockLimit(1000, 1000, 10 * PERCENT, 1000, 100_000))
                .isEqualTo(1000);
        assertThat(LiquidationMaths.blockLimit(3, 900_000, 10 * PERCENT, 1000, 100_000))
                .as("one unit is the least, whatever it is worth")
                .isEqualTo(1);
    }

    @Test
    void anAccountIsClosedOnceInABlock() {
        BlockLimitsMirror limits = new BlockLimitsMirror(
                new LiquidationSpec.BlockLimits(10 * PERCENT, 1000 * DOLLAR, 100_000 * DOLLAR), time);
        at(1000);

        assertThat(close(limits, LONG_100)).isEqualTo(10);
        assertRefused(limits, ContractError.of("ClosedInThisBlock", 1L, 1000L));
        assertThat(limits.part(new Exposure(2, 100, 1, 0, 0, 1)))
                .as("another account")
                .isEqualTo(100);
        at(1001);
        assertThat(close(limits, exposure(90, 1000))).isEqualTo(9);
    }

    private LiquidationPolicy policy(LiquidationSpec spec) {
        return LiquidationPolicies.of(spec, time, skew::get);
    }

    private static LiquidationSpec.TimeRamp ramp(long atOnceBelowShortage) {
        return new LiquidationSpec.TimeRamp(2 * PERCENT, atOnceBelowShortage, FEE, 10 * PERCENT, 60);
    }

    private void at(long seconds) {
        time.set(seconds);
    }

    private static long close(LiquidationPolicy policy, Exposure exposure) {
        long part = policy.part(exposure);
        policy.closed(exposure, part);
        return part;
    }

    private static void assertRefused(LiquidationPolicy policy, ContractError error) {
        assertThatExceptionOfType(ContractRevert.class)
                .isThrownBy(() -> policy.part(LONG_100))
                .extracting(ContractRevert::error)
                .isEqualTo(error);
    }

    /** At a price of 2000, with this trigger equity in dollars. */
    private static Exposure exposure(long size, long equity) {
        long notional = 2000 * Math.abs(size) * DOLLAR;
        return new Exposure(1, size, notional, equity * DOLLAR, notional / 100, 2000 * 100_000_000L);
    }
}
