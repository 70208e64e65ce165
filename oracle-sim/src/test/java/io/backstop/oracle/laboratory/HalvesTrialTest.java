package io.backstop.oracle.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.NetworkSpec;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.oracle.laboratory.HalvesTrial.Agreement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalvesTrialTest {

    private static final long ONE = 1_000_000_000;
    private static final FeedSpec SILENT =
            new FeedSpec(0, 86_400_000, ONE / 2, new FeedSource.Push(), NetworkSpec.NONE);

    /** Of 41 rounds 21 are in the second half, 20 minutes long, in which a feed with a heartbeat of a day shows its first price only. */
    @Test
    void aFeedThatShowsOnePriceIsAsFarFromTheRealOneAsCanBe() {
        HalvesTrial trial = new HalvesTrial(rounds(41, 60_000));

        assertThat(trial.drive(SILENT, (from, to) -> 0, 2)).isEqualTo(new Agreement(21, 1, ONE, ONE, ONE, ONE));
        assertThat(trial.drive(SILENT, (from, to) -> 0, 2).holds()).isFalse();
    }

    /** 20 gaps of 500,000 s are 10,000,000 s, and a step for the end of the last. */
    @Test
    void aHalfThatTakesTooManyStepsIsRefused() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> new HalvesTrial(rounds(41, 500_000_000)))
                .withMessage("--halves: the second half must not be longer than 9999999 s, lasts 10000000 s");
        assertThat(new HalvesTrial(rounds(41, 499_999_000)).real().updates()).hasSize(21);
    }

    private static List<AnchorPoint> rounds(int count, long gapMillis) {
        return IntStream.range(0, count)
                .mapToObj(i -> new AnchorPoint(1_700_000_000_000L + i * gapMillis, 100_000_000))
                .toList();
    }
}
