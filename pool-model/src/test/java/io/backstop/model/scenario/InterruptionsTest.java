package io.backstop.model.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.Interruption.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Eight steps of 2 s from second 1000 on. */
class InterruptionsTest {

    private static final TimeGrid GRID = new TimeGrid(1_000_000, 2000, 8);

    /** The steps of 1004 and 1006 lie in the window; that of 1008 is the first block afterwards. */
    private static final Interruption DOWN =
            new Interruption(Kind.SEQUENCER_DOWN, new TimeWindow(1_003_000, 1_006_500));

    @Test
    void aStepWhoseTimeLiesInsideIsInterrupted() {
        Interruptions interruptions = new Interruptions(List.of(DOWN));

        assertThat(IntStream.range(0, 8)
                        .filter(step -> interruptions.at(GRID.millis(step)) != null)
                        .toArray())
                .containsExactly(2, 3);
        assertThat(DOWN.firstStep(GRID)).isEqualTo(2);
        assertThat(DOWN.endStep(GRID)).isEqualTo(4);
    }

    @Test
    void whatEndsAfterTheClockEndsWithIt() {
        Interruption late = new Interruption(Kind.HALT, new TimeWindow(1_012_000, 1_100_000));

        assertThat(late.firstStep(GRID)).isEqualTo(6);
        assertThat(late.endStep(GRID)).isEqualTo(8);
    }

    /** It came back in the middle of second 1006, half a second before the time that a block can say. */
    @Test
    void theFirstBlockAfterwardsIsToldOfTheSequencersReturn() {
        Interruptions interruptions = new Interruptions(List.of(DOWN));

        assertThat(IntStream.range(0, 8).mapToLong(step -> interruptions.sequencerReturn(step, GRID)))
                .containsExactly(0L, 0L, 0L, 0L, 1006L, 0L, 0L, 0L);
        assertThat(new Interruptions(List.of(new Interruption(Kind.HALT, DOWN.during()))).sequencerReturn(4, GRID))
                .isZero();
    }

    @Test
    void aFeedShowsWhatItShowedBeforeUntilTheNextBlock() {
        FeedTape feed = new FeedTape(
                100,
                List.of(
                        new OracleUpdate(0, 99, 1000),
                        new OracleUpdate(2, 98, 1004),
                        new OracleUpdate(3, 97, 1006),
                        new OracleUpdate(6, 96, 1012)));

        assertThat(new Interruptions(List.of(DOWN)).shown(feed, GRID))
                .isEqualTo(PriceSeries.of(99, 99, 99, 99, 97, 97, 96, 96));
        assertThat(Interruptions.NONE.shown(feed, GRID)).isEqualTo(PriceSeries.of(99, 99, 98, 97, 97, 97, 96, 96));
        Interruption first = new Interruption(Kind.HALT, new TimeWindow(1_000_000, 1_001_000));
        assertThat(new Interruptions(List.of(first)).shown(feed, GRID).at(0)).isEqualTo(100);
    }

    @Test
    void aChainTakesTheNewestOfWhatWaitedInItsNextBlock() {
        OracleUpdate withoutAsk = new OracleUpdate(3, 96, 1006, 0, ReportSide.ASK, List.of());
        FeedTape feed = new FeedTape(
                100,
                List.of(
                        new OracleUpdate(0, 99, 1000),
                        new OracleUpdate(2, 98, 1004),
                        withoutAsk,
                        new OracleUpdate(6, 95, 1012)));
        Interruption end = new Interruption(Kind.HALT, new TimeWindow(1_011_000, 1_100_000));

        assertThat(new Interruptions(List.of(DOWN)).taken(feed, GRID))
                .isEqualTo(new FeedTape(
                        100,
                        List.of(
                                new OracleUpdate(0, 99, 1000),
                                new OracleUpdate(4, 98, 1004),
                                new OracleUpdate(6, 95, 1012))));
        // What waits until the clock has ended is never taken.
        assertThat(new Interruptions(List.of(DOWN, end)).taken(feed, GRID).updates())
                .containsExactly(new OracleUpdate(0, 99, 1000), new OracleUpdate(4, 98, 1004));
        assertThat(Interruptions.NONE.taken(feed, GRID).updates()).hasSize(3).doesNotContain(withoutAsk);
    }

    /** 97 is due in step 3 and waits until step 4, in which 96 is due too. */
    @Test
    void ofTwoPricesInOneBlockTheNewerIsTaken() {
        FeedTape feed = new FeedTape(100, List.of(new OracleUpdate(3, 97, 1006), new OracleUpdate(4, 96, 1008)));

        assertThat(new Interruptions(List.of(DOWN)).taken(feed, GRID).updates())
                .containsExactly(new OracleUpdate(4, 96, 1008));
    }

    @Test
    void allThatWaitsIsTakenInOrderAtOnce() {
        FeedCursor cursor =
                new FeedTape(100, List.of(new OracleUpdate(1, 99, 1002), new OracleUpdate(3, 97, 1006))).cursor();
        FeedCursor beside = cursor.copy();

        assertThat(cursor.take(0)).isNull();
        assertThat(cursor.take(4)).isEqualTo(new OracleUpdate(1, 99, 1002));
        assertThat(cursor.take(4)).isEqualTo(new OracleUpdate(3, 97, 1006));
        assertThat(cursor.take(4)).isNull();
        assertThat(beside.take(1)).isEqualTo(new OracleUpdate(1, 99, 1002));
    }

    @Test
    void interruptionsComeOneAfterTheOther() {
        Interruption overlapping = new Interruption(Kind.HALT, new TimeWindow(1_006_000, 1_008_000));

        assertThatIllegalArgumentException().isThrownBy(() -> new Interruptions(List.of(DOWN, overlapping)));
    }
}
