package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClosesTest {

    private static final long PRICE = 195_000_000_000L;

    @Test
    void closesOfAStretchAddUp() {
        assertThat(Closes.of(TinyRun.mirror(), 1))
                .containsExactly(new Closes(1, 1, 1000 * TinyRun.DOLLAR, PRICE, PRICE, 0, 0));
        // In stretches of two steps the close of step 1 belongs to the one from 0.
        assertThat(Closes.of(TinyRun.mirror(), 2))
                .containsExactly(new Closes(0, 1, 1000 * TinyRun.DOLLAR, PRICE, PRICE, 0, 0));
    }

    /** In the first step account 5 is closed at 2000; in the second a winner with 20 at 1980 gives up 500 of 600 for a loss. */
    @Test
    void aWinnersCloseCountsByWhatWasClosed() {
        assertThat(Closes.of(TinyRun.deleveraged(), 1))
                .containsExactly(
                        new Closes(0, 1, 0, 200_000_000_000L, 200_000_000_000L, 0, 0),
                        new Closes(1, 0, 0, 0, 0, 39_600 * TinyRun.DOLLAR, 500 * TinyRun.DOLLAR));
    }

    @Test
    void deleveragingWithoutACloseHasNoPriceOfItsOwn() {
        List<Closes> closes = List.of(
                new Closes(0, 0, 0, 0, 0, 60, 5),
                new Closes(1, 2, 30, 90, 110, 0, 0),
                new Closes(2, 1, 10, 80, 80, 40, 7));

        assertThat(Closes.within(closes, new StepRange(0, 3))).isEqualTo(new Closes(0, 3, 40, 80, 110, 100, 12));
        assertThat(Closes.within(closes, new StepRange(0, 1))).isEqualTo(new Closes(0, 0, 0, 0, 0, 60, 5));
    }
}
