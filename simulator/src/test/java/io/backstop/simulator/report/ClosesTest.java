package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClosesTest {

    private static final long PRICE = 195_000_000_000L;

    @Test
    void closesOfAStretchAddUp() {
        assertThat(Closes.of(TinyRun.mirror(), 1))
                .containsExactly(new Closes(1, 1, 1000 * TinyRun.DOLLAR, PRICE, PRICE, 0));
        // In stretches of two steps the close of step 1 belongs to the one from 0.
        assertThat(Closes.of(TinyRun.mirror(), 2))
                .containsExactly(new Closes(0, 1, 1000 * TinyRun.DOLLAR, PRICE, PRICE, 0));
    }

    @Test
    void deleveragingWithoutACloseHasNoPriceOfItsOwn() {
        List<Closes> closes = List.of(
                new Closes(0, 0, 0, 0, 0, 5), new Closes(1, 2, 30, 90, 110, 0), new Closes(2, 1, 10, 80, 80, 7));

        assertThat(Closes.within(closes, new StepRange(0, 3))).isEqualTo(new Closes(0, 3, 40, 80, 110, 12));
        assertThat(Closes.within(closes, new StepRange(0, 1))).isEqualTo(new Closes(0, 0, 0, 0, 0, 5));
    }
}
