package io.backstop.model.outcome;

import static io.backstop.model.outcome.SmallPool.DOLLAR;
import static io.backstop.model.outcome.SmallPool.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.outcome.Warning.Signal;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PoolRun;
import io.backstop.model.venue.VenueRun;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signs of trouble in runs made up by hand: account 7 is long 100 at 2000 before the tape, the buffer has 1000 dollars. */
class WarningTest {

    private static final int MINUTE = 60_000;
    private static final int HOUR = 60 * MINUTE;

    /** From 2000 to 2200 the same 100 are worth 220,000 instead of 200,000, a tenth more; nobody has opened anything. */
    @Test
    void aPriceThatRisesIsNoInterestThatRises() {
        assertThat(warnings(MINUTE, List.of(2000L, 2100L, 2200L), Map.of())).isEmpty();
    }

    /** 100 and 9 are 109, no tenth more; with one more they are 110, at the end of step 2. The fund stays at 1000. */
    @Test
    void aTenthMoreIsSeenInTheStepInWhichItIsReached() {
        assertThat(warnings(MINUTE, List.of(2000L, 2000L, 2000L, 2000L), Map.of(1, opened(8, 9), 2, opened(9, 1))))
                .containsExactly(new Warning(Signal.INTEREST_RISES, 2));
    }

    /** 110 at 1800 are worth 198,000, less than the 200,000 of before, and are a tenth more all the same. */
    @Test
    void aTenthMoreIsSeenWhileThePriceFalls() {
        assertThat(warnings(MINUTE, List.of(2000L, 1800L), Map.of(1, opened(8, 10))))
                .containsExactly(new Warning(Signal.INTEREST_RISES, 1));
    }

    /** With 10 dollars more the fund has grown by the hundredth of its 1000. */
    @Test
    void aFundThatGrowsWithThemIsNoSign() {
        MarketEvent more = new MarketEvent.Funded(Account.FEE_BUFFER, 10 * DOLLAR);

        assertThat(warnings(
                        MINUTE,
                        List.of(2000L, 2000L),
                        Map.of(1, List.of(opened(8, 10).getFirst(), more))))
                .isEmpty();
    }

    /** The 100 of step 0 are an hour old at step 1 and count; the 109 of step 1 are the lowest at step 2: 115 · 10 < 109 · 11. */
    @Test
    void whatWasOpenMoreThanAnHourAgoDoesNotCount() {
        assertThat(warnings(HOUR, List.of(2000L, 2000L, 2000L), Map.of(1, opened(8, 9), 2, opened(9, 6))))
                .isEmpty();
    }

    /** At the end of step 7, 8 h after the start, 880 is 12 % below the 1000 of before the tape. */
    @Test
    void aFallIsOneForEightHours() {
        assertThat(warnings(HOUR, flat(9), Map.of(0, paid(60), 7, paid(60))))
                .containsExactly(new Warning(Signal.FUND_DOWN_10, 7));
    }

    /** A step later the highest of 8 h is the 940 of step 0, of which 880 is 93.6 %. */
    @Test
    void aFallThatTookLongerIsNone() {
        assertThat(warnings(HOUR, flat(9), Map.of(0, paid(60), 8, paid(60)))).isEmpty();
    }

    private static List<Long> flat(int steps) {
        return Collections.nCopies(steps, 2000L);
    }

    private static List<MarketEvent> opened(int account, long size) {
        return List.of(new MarketEvent.PositionOpened(account, size, 2000 * PRICE, size * 1000 * DOLLAR));
    }

    private static List<MarketEvent> paid(long dollars) {
        return List.of(new MarketEvent.LossCovered(Account.FEE_BUFFER, dollars * DOLLAR));
    }

    private static List<Warning> warnings(
            int stepMillis, List<Long> prices, Map<Integer, List<MarketEvent>> eventsByStep) {
        ScenarioTape tape = SmallPool.tape(
                stepMillis, prices.stream().mapToLong(Long::longValue).toArray());
        PoolRun begun =
                SmallPool.begun(tape, 1000, new MarketEvent.PositionOpened(7, 100, 2000 * PRICE, 100_000 * DOLLAR));
        for (int step = 0; step < prices.size(); step++) {
            begun.record(step, eventsByStep.getOrDefault(step, List.of()));
        }
        VenueRun run = SmallPool.finished(begun);
        return Warning.of(run, FundLine.of(run), MarketHistory.of(run, 1), tape.grid());
    }
}
