package io.backstop.oracle.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.backstop.model.scenario.TimeWindow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looks every 10 s. Gaps follow each other from second 0 on. */
class FailedLooksTest {

    private static final long EVERY = 10_000;

    /** 19 looks of 19 published, so with one more that failed a look fails in one of twenty cases. */
    @Test
    void aGapThatChanceHardlyMakesIsAnOutage() {
        // Three looks fail: 20 · (1 ÷ 20)³ = 0.0025; 3 of 23 looks. Four: 20 · (1 ÷ 20)⁴ = 0.000125.
        assertThat(FailedLooks.of(gaps(19, 40), EVERY)).isEqualTo(new FailedLooks(130_000_000, List.of()));
        assertThat(FailedLooks.of(gaps(19, 50), EVERY))
                .isEqualTo(new FailedLooks(0, List.of(new TimeWindow(190_000, 240_000))));
    }

    /** Looks that fail one by one explain the gap of 20 s, and nothing explains those of an hour and of a day. */
    @Test
    void outagesAreToldInTheOrderOfTime() {
        assertThat(FailedLooks.of(gaps(19, 86_400, 20, 3600, 10), EVERY))
                .isEqualTo(new FailedLooks(
                        // 1 of 22 looks.
                        45_000_000,
                        List.of(new TimeWindow(190_000, 86_590_000), new TimeWindow(86_610_000, 90_210_000))));
    }

    @Test
    void oneGapAloneIsNoOutage() {
        assertThat(FailedLooks.of(gaps(1), EVERY)).isEqualTo(new FailedLooks(0, List.of()));
    }

    /** Ten of a hundred looks each are no accident but how this feed is. */
    @Test
    void aFeedMustPublishInOneLookOfTen() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        FailedLooks.of(gaps(10, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000), EVERY))
                .withMessage("at least one look of ten must publish, of 1010 looks every 10000 ms 20 did");
    }

    /** So many gaps of 10 s, and these behind them, in seconds. */
    private static List<Move> gaps(int usual, long... seconds) {
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < usual; i++) {
            add(moves, EVERY);
        }
        for (long gap : seconds) {
            add(moves, gap * 1000);
        }
        return moves;
    }

    private static void add(List<Move> moves, long gapMillis) {
        moves.add(new Move(gapMillis, 0, (moves.isEmpty() ? 0 : moves.getLast().endMillis()) + gapMillis));
    }
}
