package io.backstop.model.mirror.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.mirror.economics.Carry.Charge;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.scenario.BorrowingSpec;
import io.backstop.model.scenario.FundingSpec;
import io.backstop.model.scenario.FundingSpec.Counterparty;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Longs of 700,000 and shorts of 100,000 are a skew of 75 %, which the kinked rate makes 50 % a year, and use 87.5 % of the
 * 800,000 that may be reserved: 50 % · 0.875 + 80 % · 0.125 / 0.25 = 83.75 % a year. Times are fifths of a year.
 */
class CarryMirrorTest {

    private static final long USD = 1_000_000;
    private static final long START = 1_000_000;
    private static final long FIFTH = 73 * 86_400;
    private static final int LONG = 1;
    private static final int SHORT = 2;
    private static final int NEWCOMER = 3;
    private static final BorrowingSpec BORROWING = new BorrowingSpec(750_000_000, 500_000_000, 1_300_000_000, true);

    private final BlockTime time = new BlockTime();
    private long cash = 1_000_000 * USD;

    CarryMirrorTest() {
        time.set(START);
    }

    @Test
    void theLargerSidePaysTheOtherAndThePool() {
        CarryMirror carry = traded(kinked(Counterparty.OTHER_SIDE), BORROWING);

        time.set(START + FIFTH);
        assertThat(carry.netOwed()).isEqualTo(117_250 * USD);
        assertThat(carry.settle(LONG, 700_000 * USD, 0)).isEqualTo(new Charge(70_000 * USD, 117_250 * USD));
        assertThat(carry.settle(SHORT, -100_000 * USD, 0)).isEqualTo(new Charge(-70_000 * USD, 0));
        assertThat(carry.netOwed()).isZero();
    }

    @Test
    void whatIsAccruedAtTheOldCashStaysWhateverThePoolHoldsThen() {
        CarryMirror carry = traded(kinked(Counterparty.OTHER_SIDE), BORROWING);

        time.set(START + FIFTH);
        carry.accrue();
        cash = 100_000_000 * USD;

        assertThat(carry.owed(LONG, 700_000 * USD)).isEqualTo(new Charge(70_000 * USD, 117_250 * USD));
        assertThat(carry.netOwed()).isEqualTo(117_250 * USD);
    }

    @Test
    void withThePoolAsCounterpartyBothSidesHaveOneRate() {
        CarryMirror carry = traded(kinked(Counterparty.POOL), null);

        time.set(START + FIFTH);
        assertThat(carry.owed(LONG, 700_000 * USD)).isEqualTo(new Charge(70_000 * USD, 0));
        assertThat(carry.owed(SHORT, -100_000 * USD)).isEqualTo(new Charge(-10_000 * USD, 0));
        assertThat(carry.netOwed()).isEqualTo(60_000 * USD);
    }

    @Test
    void aSettledAccountStartsAnewAndANewcomerOwesNothing() {
        CarryMirror carry = traded(kinked(Counterparty.OTHER_SIDE), BORROWING);

        time.set(START + FIFTH);
        carry.settle(LONG, 700_000 * USD, 700_000 * USD);
        assertThat(carry.settle(LONG, 700_000 * USD, 700_000 * USD)).isEqualTo(Charge.NONE);
        assertThat(carry.owed(NEWCOMER, 0)).isEqualTo(Charge.NONE);

        time.set(START + 2 * FIFTH);
        assertThat(carry.owed(LONG, 700_000 * USD)).isEqualTo(new Charge(70_000 * USD, 117_250 * USD));
        assertThat(carry.owed(SHORT, -100_000 * USD)).isEqualTo(new Charge(-140_000 * USD, 0));
    }

    @Test
    void noMoreThanAYearIsCharged() {
        CarryMirror carry = traded(kinked(Counterparty.OTHER_SIDE), BORROWING);

        time.set(START + 50 * FIFTH);
        assertThat(carry.owed(LONG, 700_000 * USD)).isEqualTo(new Charge(350_000 * USD, 586_250 * USD));
    }

    /** 1 % a year for 3154 s are 1000.13 units of the index, of which a single second has 0.317. */
    @Test
    void anIndexLosesNothingHoweverOftenItAccrues() {
        CarryMirror carry = carry(new FundingSpec.Kinked(Counterparty.POOL, 0, 1, 0, 10_000_000), null);
        carry.settle(LONG, 0, 1_000_000 * USD);

        for (int i = 1; i <= 3154; i++) {
            time.set(START + i);
            carry.settle(NEWCOMER, 0, 0);
        }
        assertThat(carry.indices()).isEqualTo(new CarryMirror.Indices(1000, -1000, 0, 0, 10_000_000));
        assertThat(carry.owed(LONG, 1_000_000 * USD)).isEqualTo(new Charge(USD, 0));
    }

    /** The copy knows nothing of the deposit in between, only what the original tells. */
    @Test
    void aCopyThatFollowsTheIndicesSettlesTheSame() {
        CarryMirror carry = traded(kinked(Counterparty.OTHER_SIDE), BORROWING);
        CarryMirror copy =
                new CarryMirror(kinked(Counterparty.OTHER_SIDE), BORROWING, 800_000_000, time, () -> 1_000_000 * USD);
        copy.settle(LONG, 0, 700_000 * USD);
        copy.settle(SHORT, 0, -100_000 * USD);
        cash = 2_000_000 * USD;

        time.set(START + FIFTH);
        Charge charge = carry.settle(LONG, 700_000 * USD, 600_000 * USD);
        copy.follow(carry.indices());
        assertThat(copy.settle(LONG, 700_000 * USD, 600_000 * USD)).isEqualTo(charge);
        assertThat(copy.indices()).isEqualTo(carry.indices());
    }

    @Test
    void aNumberThatDoesNotFitChangesNothing() {
        CarryMirror carry = traded(kinked(Counterparty.OTHER_SIDE), BORROWING);
        long[] before = carry.state();

        time.set(START + FIFTH);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> carry.settle(NEWCOMER, 0, Long.MAX_VALUE));
        time.set(START);
        assertThat(carry.state()).isEqualTo(before);
    }

    @Test
    void aCheckpointBringsBackWhatWasBeforeABatch() {
        CarryMirror carry = traded(kinked(Counterparty.OTHER_SIDE), BORROWING);
        time.set(START + FIFTH);
        long[] before = carry.state();

        Runnable checkpoint = carry.checkpoint();
        carry.settle(NEWCOMER, 0, 50_000 * USD);
        checkpoint.run();
        assertThat(carry.state()).isEqualTo(before);
        assertThat(carry.settle(NEWCOMER, 0, 50_000 * USD)).isEqualTo(Charge.NONE);
    }

    /** Twelve accounts trade at random times and leave: but for rounding what is paid is received. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void fundingPaidIsFundingReceived(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CarryMirror carry = carry(seed % 2 == 0 ? kinked(Counterparty.OTHER_SIDE) : velocity(), BORROWING);
        long[] held = new long[12];
        long funding = 0;
        for (int i = 0; i < 200; i++) {
            int account = i < 188 ? random.nextInt(12) : i - 188;
            long size = i < 188 ? random.nextLong(1_000_000 * USD, 100_000_000 * USD) : 0;
            long afterwards = account % 2 == 0 ? size : -size;
            time.set(time.seconds() + random.nextInt(30 * 86_400));
            requireNetOwed(carry, held);
            Charge charge = carry.settle(account, held[account], afterwards);
            assertThat(charge.borrowing()).isNotNegative();
            funding += charge.funding();
            held[account] = afterwards;
        }
        long undistributed = carry.state()[7];
        assertThat(funding).isBetween(0L, 200 + undistributed / 1_000_000_000);
        assertThat(carry.state()[13]).as("fraction of the net").isZero();
        assertThat(carry.netOwed()).isZero();
    }

    private static void requireNetOwed(Carry carry, long[] held) {
        long sum = 0;
        for (int account = 0; account < held.length; account++) {
            Charge charge = carry.owed(account, held[account]);
            sum += charge.funding() + charge.borrowing();
        }
        assertThat(sum - carry.netOwed()).isBetween(0L, 2L * held.length);
    }

    private CarryMirror traded(FundingSpec funding, @Nullable BorrowingSpec borrowing) {
        CarryMirror carry = carry(funding, borrowing);
        carry.settle(LONG, 0, 700_000 * USD);
        carry.settle(SHORT, 0, -100_000 * USD);
        return carry;
    }

    private CarryMirror carry(FundingSpec funding, @Nullable BorrowingSpec borrowing) {
        return new CarryMirror(funding, borrowing, 800_000_000, time, () -> cash);
    }

    private static FundingSpec kinked(Counterparty counterparty) {
        return new FundingSpec.Kinked(counterparty, 40_000_000, 500_000_000, 100_000_000, 900_000_000);
    }

    /** GMX: 90 % a year within 3 h of full skew. */
    private static FundingSpec velocity() {
        return new FundingSpec.Velocity(Counterparty.OTHER_SIDE, 7_200_000_000L, 0, 40_000_000, 900_000_000);
    }
}
