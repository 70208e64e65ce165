package io.backstop.oracle.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.NetworkSpec;
import io.backstop.model.scenario.ScheduleSpec;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.oracle.laboratory.FeedRecord.Update;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read from a record. Seconds of a clock that begins at second 1000. */
class FeedRecordTest {

    private static final long PER_CENT = 10_000_000;

    /** Seen at 1000 and 1010, landed 2 s later each; ends at 1032. */
    private static final FeedRecord TWO =
            new FeedRecord(List.of(seen(1000, 1002, 100), seen(1010, 1012, 110)), 1_032_000);

    @Test
    void everyMomentOfAnAgeCountsTheSame() {
        // From 2 to 12 s old in 10 s, then from 2 to 22 s in 20 s: in the mean (10·7 + 20·12) ÷ 30. Up to 12 s both
        // grow side by
        // side, 7.5 s each make 15 of 30 s; above, the second alone: 10 + 17 = 27 and 10 + 19.7 = 29.7.
        assertThat(Ages.of(TWO)).isEqualTo(new Ages(10_333, 9_500, 19_000, 21_700, 22_000));
    }

    @Test
    void aPriceIsStaleFromItsLimitUntilAYoungerOneLands() {
        assertThat(Staleness.of(TWO, 15_000))
                .isEqualTo(new Staleness(15_000, List.of(new TimeWindow(1_025_000, 1_032_000))));
        assertThat(Staleness.of(TWO, 22_000).episodes()).isEmpty();
    }

    @Test
    void anUpdateThatIsTooOldWhenItLandsEndsNothing() {
        FeedRecord late =
                new FeedRecord(List.of(seen(1000, 1000, 1), seen(1004, 1020, 1), seen(1029, 1030, 1)), 1_040_000);

        Staleness staleness = Staleness.of(late, 15_000);

        assertThat(staleness.episodes()).containsExactly(new TimeWindow(1_015_000, 1_030_000));
        assertThat(staleness.longestMillis()).isEqualTo(15_000);
    }

    @Test
    void aStepShowsTheNewestPriceAndItsAge() {
        TimeGrid grid = new TimeGrid(1_000_000, 4000, 5);

        // Steps at 1000, 1004, 1008, 1012 and 1016.
        assertThat(TWO.shown(grid)).isEqualTo(PriceSeries.of(100, 100, 100, 110, 110));
        assertThat(TWO.ages(grid)).containsExactly(0, 4000, 8000, 2000, 6000);
        assertThat(TWO.moves()).containsExactly(new Move(10_000, 10 * PER_CENT, 1_012_000));
    }

    @Test
    void theErrorIsRelativeToTheTruth() {
        TimeGrid grid = new TimeGrid(1_000_000, 1000, 4);

        // The first step does not count; then 0 %, 1 % and 25 %.
        assertThat(PriceError.of(PriceSeries.of(7, 100, 99, 150), PriceSeries.of(1, 100, 100, 200), grid, 1))
                .isEqualTo(new PriceError(26 * PER_CENT / 3, 25 * PER_CENT, 25 * PER_CENT, 1_003_000));
    }

    @Test
    void theFirstReasonThatHoldsIsTheCause() {
        NetworkSpec network = NetworkSpec.NONE.withSchedule(new ScheduleSpec(60_000, 0));
        FeedSpec feed = new FeedSpec(0, 100_000, PER_CENT / 2, new FeedSource.Push(), network);

        assertThat(UpdateCauses.of(
                        List.of(
                                new Move(100_000, PER_CENT / 2, 1_200_000),
                                new Move(95_000, 1, 1_300_000),
                                new Move(30_000, 1, 1_330_000),
                                new Move(20_000, 1, 1_350_000),
                                new Move(20_000, 1, 1_379_999)),
                        feed))
                .isEqualTo(new UpdateCauses(0, 1, 1, 1, 2));
    }

    @Test
    void withoutAThresholdEveryUpdateComesOfALook() {
        FeedSpec feed = new FeedSpec(0, 10_000, 0, new FeedSource.Push(), NetworkSpec.NONE);

        assertThat(UpdateCauses.of(List.of(new Move(10_000, PER_CENT, 1), new Move(20_000, 0, 2)), feed))
                .isEqualTo(new UpdateCauses(2, 0, 0, 0, 0));
    }

    @Test
    void aRecordIsInOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeedRecord(List.of(seen(1, 2, 1), seen(1, 2, 1)), 9000))
                .withMessageStartingWith("updates must be in time order");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeedRecord(List.of(seen(1, 2, 1), seen(1, 3, 1)), 2999))
                .withMessageStartingWith("a record must not end before its last update");
    }

    private static Update seen(long atSecond, long landedAtSecond, long price) {
        return new Update(landedAtSecond * 1000, atSecond * 1000, price);
    }
}
