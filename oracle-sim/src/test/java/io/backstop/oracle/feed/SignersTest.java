package io.backstop.oracle.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FaultSpec;
import io.backstop.model.scenario.FeedHistorySpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.NetworkSpec;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.QuorumSpec;
import io.backstop.model.scenario.ReportSide;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SignerSpec;
import io.backstop.model.scenario.SignerVote;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The price of second n is 2000 − n, in whole units. */
class SignersTest {

    private static final long START = 1_000;
    private static final long ONE = 1_000_000_000;
    private static final int STEPS = 8;

    @Test
    void theFirstOfAQuorumAreHeardAndTheLastOfThemTellsWhenItIsSigned() {
        FeedTape feed = written(new QuorumSpec(3, 2, List.of(late(3000), late(0), late(1000))), List.of());

        assertThat(feed.updates().getFirst()).isEqualTo(update(1, 2000, 0, vote(1, 2000), vote(2, 2000)));
        assertThat(feed.updates()).hasSize(STEPS - 1);
    }

    @Test
    void ofThoseWhoSignAtOnceTheFirstInTheirListAreHeard() {
        FeedTape feed = written(new QuorumSpec(3, 2, List.of(late(500), late(0), late(0))), List.of());

        assertThat(feed.updates().get(4)).isEqualTo(update(4, 1996, 4, vote(1, 1996), vote(2, 1996)));
    }

    @Test
    void withFewerThanAQuorumThereIsNoReport() {
        SignerSpec out = new SignerSpec(LatencySpec.fixed(0), 0, List.of(window(2, 5)));

        assertThat(seconds(written(new QuorumSpec(3, 2, List.of(out, late(0), late(0))), List.of())))
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(seconds(written(new QuorumSpec(3, 2, List.of(out, out, late(0))), List.of())))
                .containsExactly(0L, 1L, 5L, 6L, 7L);
    }

    @Test
    void theLastOfTheListLoseTheirKeys() {
        List<FaultSpec> loss = List.of(new FaultSpec.SignerKeyLoss(window(3, 5), 2));

        assertThat(seconds(written(new QuorumSpec(5, 4), loss))).containsExactly(0L, 1L, 2L, 5L, 6L, 7L);
        FeedTape enough = written(new QuorumSpec(5, 3), loss);
        assertThat(enough.updates().get(3)).isEqualTo(update(3, 1997, 3, vote(0, 1997), vote(1, 1997), vote(2, 1997)));
    }

    /** A quorum of 2f + 1 bears f, and of an even one the lower median bears one more who says too much. */
    @ParameterizedTest
    @CsvSource({
        "3, 1, 1000, 1997", "3, 2, 1000, 1000", "3, 1, 9000, 1997", "3, 2, 9000, 9000",
        "5, 2, 1000, 1997", "5, 3, 1000, 1000", "5, 2, 9000, 1997", "5, 3, 9000, 9000",
        "4, 1, 1000, 1997", "4, 2, 1000, 1000", "4, 2, 9000, 1997", "4, 3, 9000, 9000"
    })
    void withMoreThanTheMedianBearsThePriceIsTheirs(int quorum, int colluders, long price, long shown) {
        FeedTape feed =
                written(new QuorumSpec(7, quorum), List.of(new FaultSpec.CollusionAt(window(3, 4), colluders, price)));

        assertThat(feed.updates())
                .extracting(OracleUpdate::price)
                .containsExactly(2000L, 1999L, 1998L, shown, 1996L, 1995L, 1994L, 1993L);
    }

    @Test
    void theyAgreeOnAPartOfThePriceAsWell() {
        FeedTape feed = written(new QuorumSpec(3, 3), List.of(new FaultSpec.CollusionBy(window(3, 4), 2, 900_000_000)));

        // 0.9 · 1997 = 1797.3, rounded down.
        assertThat(feed.updates().get(3)).isEqualTo(update(3, 1797, 3, vote(0, 1797), vote(1, 1797), vote(2, 1997)));
    }

    /** Honest signers see what they see with 1 % of noise; two of five who lie move nothing beyond them. */
    @Test
    void whatIsBorneStaysWithinWhatHonestSignersSaw() {
        SignerSpec noisy = new SignerSpec(new LatencySpec(0, new LatencySpec.Uniform(0, 900), 0), ONE / 100, List.of());
        QuorumSpec five =
                new QuorumSpec(9, 5, IntStream.range(0, 9).mapToObj(i -> noisy).toList());
        for (long seed = 1; seed <= 50; seed++) {
            FeedTape feed = written(five, List.of(new FaultSpec.CollusionAt(window(0, STEPS), 2, 1)), seed);

            for (OracleUpdate update : feed.updates()) {
                assertThat(update.votes())
                        .hasSize(5)
                        .extracting(SignerVote::signer)
                        .doesNotHaveDuplicates();
                long[] honest = update.votes().stream()
                        .filter(vote -> vote.signer() >= 2)
                        .mapToLong(SignerVote::price)
                        .sorted()
                        .toArray();
                assertThat(update.price()).isBetween(honest[0], honest[honest.length - 1]);
            }
        }
    }

    @Test
    void signersDrawTheSameForTheSameSeedAndTheFeedsHashTellsWhatTheySaid() {
        SignerSpec noisy = new SignerSpec(LatencySpec.fixed(0), ONE / 100, List.of());
        QuorumSpec three = new QuorumSpec(3, 3, List.of(noisy, noisy, noisy));

        assertThat(written(three, List.of(), 7)).isEqualTo(written(three, List.of(), 7));
        assertThat(written(three, List.of(), 8)).isNotEqualTo(written(three, List.of(), 7));
        SignerVote first =
                written(three, List.of(), 7).updates().getFirst().votes().getFirst();
        assertThat(first.price()).isNotEqualTo(2000);
    }

    @Test
    void aSideIsMissingWhileTheFaultLasts() {
        FeedTape feed = written(new QuorumSpec(3, 2), List.of(new FaultSpec.MissingSide(window(2, 4), ReportSide.ASK)));

        assertThat(feed.updates().get(1).missing()).isNull();
        assertThat(feed.updates().get(2)).isEqualTo(new OracleUpdate(2, 1998, START + 2, 0, ReportSide.ASK, List.of()));
        assertThat(feed.updates().get(4).missing()).isNull();
    }

    private static SignerSpec late(long millis) {
        return new SignerSpec(LatencySpec.fixed(millis), 0, List.of());
    }

    private static SignerVote vote(int signer, long price) {
        return new SignerVote(signer, price);
    }

    private static OracleUpdate update(int step, long price, long second, SignerVote... votes) {
        return new OracleUpdate(step, price, START + second, 0, null, Arrays.asList(votes));
    }

    private static List<Long> seconds(FeedTape feed) {
        return feed.updates().stream()
                .map(update -> update.publishTime() - START)
                .toList();
    }

    private static TimeWindow window(long from, long to) {
        return new TimeWindow((START + from) * 1000, (START + to) * 1000);
    }

    private static FeedTape written(QuorumSpec quorum, List<FaultSpec> faults) {
        return written(quorum, faults, 1);
    }

    private static FeedTape written(QuorumSpec quorum, List<FaultSpec> faults, long seed) {
        FeedSource source = new FeedSource.Pull(quorum, 0, 30, new FeedHistorySpec(300, 300));
        NetworkSpec network = NetworkSpec.NONE.withFaults(faults.toArray(FaultSpec[]::new));
        return FeedWriter.write(tape(), new FeedSpec(0, 3_600_000, 0, source, network), FeedUse.MARK, seed);
    }

    private static ScenarioTape tape() {
        PriceSeries series = PriceSeries.of(
                LongStream.range(0, STEPS).map(second -> 2000 - second).toArray());
        return new ScenarioTape(new TimeGrid(START * 1000, 1000, STEPS), 2000, series, List.of(), List.of(), 100);
    }
}
