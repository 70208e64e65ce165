package io.backstop.model.mirror.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.market.OpenInterest;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.scenario.OpenInterestCapsSpec;
import io.backstop.model.scenario.PnlCapsSpec;
import io.backstop.model.venue.ContractError;
import org.junit.jupiter.api.Test;

/** Longs of 100 entered at 2000, shorts of 50 at 2200: at 2100 longs win 10,000 and shorts 5,000. */
class CapsMirrorTest {

    private static final long USD = 1_000_000;
    private static final long UNIT = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long NO_CAP = OpenInterestCapsSpec.NO_CAP;

    private final OpenInterest interest = new OpenInterest(UNIT);
    private long mark = 2100 * PRICE;
    private long cash;
    private final PnlCapsMirror caps = new PnlCapsMirror(
            new PnlCapsSpec(900_000_000, 900_000_000, 700_000_000), UNIT, interest, () -> mark, () -> cash);

    CapsMirrorTest() {
        interest.add(100 * UNIT, 2000 * PRICE);
        interest.add(-50 * UNIT, 2200 * PRICE);
    }

    /** 90 % of 10,000 are 90 % of what the longs win, and more than the shorts do. */
    @Test
    void winnersShareWhatThePoolStandsFor() {
        cash = 10_000 * USD;
        assertThat(caps.withheld(true, 1000 * USD)).isEqualTo(100 * USD);
        assertThat(caps.withheld(false, 1000 * USD)).isZero();
    }

    /** 8,000 dollars: deposits count 7,200 of the longs, withdrawals 5,600; the shorts' 5,000 are below both. */
    @Test
    void sharesCountCappedProfits() {
        cash = 8_000 * USD;
        assertThat(caps.countedPnl(Action.DEPOSIT)).isEqualTo(12_200 * USD);
        assertThat(caps.countedPnl(Action.WITHDRAW)).isEqualTo(10_600 * USD);
        mark = 2300 * PRICE;
        assertThat(caps.countedPnl(Action.DEPOSIT)).isEqualTo(2_200 * USD);
        mark = 0;
        assertThat(caps.countedPnl(Action.DEPOSIT)).isZero();
    }

    @Test
    void theProfitToThePoolIsToldForEachSide() {
        cash = 12_500 * USD;
        assertThat(caps.pnlToPool(true)).isEqualTo(800_000_000);
        assertThat(caps.pnlToPool(false)).isEqualTo(400_000_000);
    }

    /** 10,000 of the longs need 14,285.714286 at 70 %, the shorts less; at 1900 the shorts win 15,000. */
    @Test
    void cashIsBoundByTheSideThatNeedsMore() {
        assertThat(caps.boundCash()).isEqualTo(14_285_714_286L);
        mark = 1900 * PRICE;
        assertThat(caps.boundCash()).isEqualTo(21_428_571_429L);
    }

    @Test
    void eachSideHasItsCapsAndTheSizeIsComparedFirst() {
        within(100 * UNIT, 50 * UNIT, 200_000 * USD, 110_000 * USD, true);
        within(0, 50 * UNIT, 0, 110_000 * USD, false);
        refused(99, NO_CAP, 0, NO_CAP, true, 100 * UNIT, 99);
        refused(NO_CAP, NO_CAP, NO_CAP, 109_999 * USD, false, 110_000 * USD, 109_999 * USD);
    }

    private void within(long longSize, long shortSize, long longNotional, long shortNotional, boolean isLong) {
        new OpenInterestCapsMirror(new OpenInterestCapsSpec(longSize, shortSize, longNotional, shortNotional))
                .requireWithin(interest, isLong);
    }

    private void refused(
            long longSize, long shortSize, long longNotional, long shortNotional, boolean isLong, long held, long cap) {
        assertThatExceptionOfType(ContractRevert.class)
                .isThrownBy(() -> within(longSize, shortSize, longNotional, shortNotional, isLong))
                .extracting(ContractRevert::error)
                .isEqualTo(ContractError.of("OpenInterestAboveCap", held, cap));
    }
}
