package io.backstop.oracle.laboratory;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Interruptions;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.FixedPoint;
import io.backstop.oracle.feed.FeedUse;
import io.backstop.oracle.feed.FeedWriter;
import io.backstop.oracle.path.RoundBridge;
import io.backstop.oracle.path.SegmentVolatility;
import io.backstop.oracle.random.RandomStream;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Rounds in two halves: a feed is fitted to the first and driven through the second, on a seeded bridge through its rounds with
 * a volatility of the first. What it then publishes is compared with the rounds of the second half.
 */
public final class HalvesTrial {

    private static final long SECOND = 1000;
    private static final long MOST_STEPS = 10_000_000;

    private final List<AnchorPoint> first;
    private final List<AnchorPoint> second;
    private final List<AnchorPoint> known;
    private final TimeGrid grid;
    private final FeedRecord real;

    /**
     * Cuts rounds in time order in two; the round in the middle belongs to both.
     *
     * @throws InputException if the second half has more than 10,000,000 seconds
     */
    public HalvesTrial(List<AnchorPoint> rounds) {
        this(rounds.subList(0, rounds.size() / 2 + 1), rounds.subList(rounds.size() / 2, rounds.size()), List.of());
    }

    private HalvesTrial(List<AnchorPoint> first, List<AnchorPoint> second, List<AnchorPoint> known) {
        this.first = List.copyOf(first);
        this.second = List.copyOf(second);
        this.known = known.isEmpty() ? this.second : List.copyOf(known);
        real = FeedRecord.ofRounds(second);
        long start = second.getFirst().millis() / SECOND * SECOND;
        grid = new TimeGrid(start, SECOND, steps((second.getLast().millis() - start) / SECOND));
    }

    private static int steps(long seconds) {
        if (seconds >= MOST_STEPS) {
            throw new InputException("--halves: the second half must not be longer than %d s, lasts %d s"
                    .formatted(MOST_STEPS - 1, seconds));
        }
        return Math.toIntExact(seconds + 1);
    }

    /** The same trial on bridges that know of the second half no more than where it begins and where it ends. */
    public HalvesTrial withoutRounds() {
        return new HalvesTrial(first, second, List.of(second.getFirst(), second.getLast()));
    }

    /** What the first half tells. */
    public RoundFit fit() {
        return RoundFit.of(first);
    }

    /** The volatility of the first half by the length of a gap. */
    public SegmentVolatility typical() {
        return new TypicalVolatility(FeedRecord.ofRounds(first).moves());
    }

    /** The one volatility of the first half. */
    public SegmentVolatility overall() {
        double volatility = TypicalVolatility.overall(FeedRecord.ofRounds(first).moves());
        return (from, to) -> volatility;
    }

    /** Drives a feed through the second half once for each seed from 1 on. */
    public Agreement drive(FeedSpec feed, SegmentVolatility volatility, int seeds) {
        List<OneSeed> runs = LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> compared(published(feed, volatility, seed)))
                .toList();
        return Agreement.of(real.updates().size(), runs);
    }

    /** The rounds of the second half. */
    public FeedRecord real() {
        return real;
    }

    /** What a feed, which must publish twice at least, publishes on one bridge. */
    public FeedRecord simulated(FeedSpec feed, SegmentVolatility volatility, long seed) {
        return FeedRecord.ofTape(published(feed, volatility, seed), grid);
    }

    private FeedTape published(FeedSpec feed, SegmentVolatility volatility, long seed) {
        PriceSeries prices = RoundBridge.write(known, grid, volatility, new RandomStream(seed, "laboratory/bridge"));
        ScenarioTape tape = new ScenarioTape(grid, prices.at(0), prices, List.of(), List.of(), 1);
        return Interruptions.NONE.taken(FeedWriter.write(tape, feed, FeedUse.MARK, seed), grid);
    }

    /** From one update to no other there is nothing to compare, which is as far apart as can be. */
    private OneSeed compared(FeedTape simulated) {
        int updates = simulated.updates().size();
        if (updates < 2) {
            return new OneSeed(updates, FixedPoint.RATIO_ONE, FixedPoint.RATIO_ONE);
        }
        List<Move> moves = FeedRecord.ofTape(simulated, grid).moves();
        List<Move> realMoves = real.moves();
        return new OneSeed(
                updates,
                Sample.of(moves, Move::change).distance(Sample.of(realMoves, Move::change)),
                Sample.of(moves, Move::gapMillis).distance(Sample.of(realMoves, Move::gapMillis)));
    }

    /**
     * What came of one seed.
     *
     * @param updates simulated
     * @param change Kolmogorov distance of the changes (1e-9)
     * @param gap Kolmogorov distance of the gaps (1e-9)
     */
    public record OneSeed(int updates, long change, long gap) {}

    /**
     * How well a feed agrees with the real one, over all seeds.
     *
     * @param real rounds of the second half
     * @param updates the mean of the simulated, rounded down
     * @param change mean of the Kolmogorov distances of changes (1e-9)
     * @param worstChange the largest
     * @param gap mean of the Kolmogorov distances of gaps (1e-9)
     * @param worstGap the largest
     */
    public record Agreement(int real, long updates, long change, long worstChange, long gap, long worstGap) {

        private static final long MOST_COUNT = 200_000_000;
        private static final long MOST_DISTANCE = 150_000_000;

        static Agreement of(int real, List<OneSeed> runs) {
            Sample changes = Sample.of(runs, OneSeed::change);
            Sample gaps = Sample.of(runs, OneSeed::gap);
            return new Agreement(
                    real,
                    Sample.of(runs, OneSeed::updates).mean(),
                    changes.mean(),
                    changes.most(),
                    gaps.mean(),
                    gaps.most());
        }

        /** Simulated updates for each real one (1e-9). */
        public long countRatio() {
            return updates * FixedPoint.RATIO_ONE / real;
        }

        /** Whether the count is within a fifth and both distances are at most 0.15. */
        public boolean holds() {
            return Math.abs(countRatio() - FixedPoint.RATIO_ONE) <= MOST_COUNT
                    && change <= MOST_DISTANCE
                    && gap <= MOST_DISTANCE;
        }
    }
}
