package io.backstop.oracle.laboratory;

import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.InclusionSpec;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.NetworkSpec;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.RoundSpec;
import io.backstop.model.scenario.ScheduleSpec;
import io.backstop.model.units.FixedPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a feed fitted to recorded rounds, with what they were read from.
 *
 * @param rounds how many there were
 * @param fromMillis when the first landed, epoch milliseconds UTC
 * @param toMillis when the last did
 * @param failed looks at which nothing came; none where a threshold hides them
 */
public record RoundFit(
        int rounds,
        long fromMillis,
        long toMillis,
        DeviationFit deviation,
        HeartbeatFit heartbeat,
        BlockFit block,
        IntervalFit interval,
        LatencyFit latency,
        FailedLooks failed) {

    /** Fewer tell nothing. */
    public static final int FEWEST = 20;

    /** What is taken where no round came of a heartbeat. */
    public static final long UNSEEN_HEARTBEAT = 24 * 3_600_000L;

    private static final long SECOND = 1000;
    private static final int NODES = 16;
    private static final long NO_PRICE = 0;
    private static final int FOLLOWED = 60;

    /** Fits a feed to at least {@link #FEWEST} rounds in time order. */
    public static RoundFit of(List<AnchorPoint> rounds) {
        if (rounds.size() < FEWEST) {
            throw new IllegalArgumentException("there must be at least 20 rounds, was " + rounds.size());
        }
        List<Move> moves = FeedRecord.ofRounds(rounds).moves();
        DeviationFit deviation = DeviationFit.of(moves);
        HeartbeatFit heartbeat = HeartbeatFit.of(moves, deviation);
        BlockFit block = BlockFit.of(moves);
        IntervalFit interval = IntervalFit.of(moves, deviation, heartbeat, block);
        return new RoundFit(
                rounds.size(),
                rounds.getFirst().millis(),
                rounds.getLast().millis(),
                deviation,
                heartbeat,
                block,
                interval,
                latency(moves, heartbeat, block, interval),
                deviation.threshold() == 0
                        ? FailedLooks.of(moves, intervalMillis(deviation, heartbeat, interval))
                        : FailedLooks.HIDDEN);
    }

    /** Read from all gaps where there is an interval, otherwise from silences as long as the heartbeat. */
    private static LatencyFit latency(List<Move> moves, HeartbeatFit heartbeat, BlockFit block, IntervalFit interval) {
        if (interval.millis() > 0) {
            return LatencyFit.of(moves, interval.millis(), interval.millis(), block);
        }
        List<Move> silences = moves.stream().filter(heartbeat::isSilence).toList();
        return silences.isEmpty()
                ? new LatencyFit(1, 1, Math.max(block.millis(), SECOND), 2 * block.millis(), 0)
                : LatencyFit.of(silences, heartbeat.millis(), 3 * block.millis(), block);
    }

    private static long intervalMillis(DeviationFit deviation, HeartbeatFit heartbeat, IntervalFit interval) {
        if (interval.millis() > 0) {
            return interval.millis();
        }
        return Math.max(deviation.threshold() == 0 ? heartbeat.millis() : interval.overshootMillis(), SECOND);
    }

    /**
     * How often the network looks, milliseconds: as often as gaps tell, or else as overshoots do; where every look publishes as
     * often as it mostly did.
     */
    public long intervalMillis() {
        return intervalMillis(deviation, heartbeat, interval);
    }

    /** The heartbeat, or what is taken where none was seen. */
    public long heartbeatMillis() {
        return heartbeat.millis() == 0 ? UNSEEN_HEARTBEAT : heartbeat.millis();
    }

    /** When the network is asked, a block before most such rounds land; null for never. */
    public @Nullable ScheduleSpec schedule() {
        ScheduleSpec landed = heartbeat.schedule();
        if (landed == null) {
            return null;
        }
        long asked = Math.floorMod(landed.atMillis() - latency.blockMillis(), landed.everyMillis());
        return new ScheduleSpec(landed.everyMillis(), asked / SECOND * SECOND);
    }

    /** How a network agrees whose looks fail so often; null where none is known to. */
    public @Nullable RoundSpec leaders() {
        return failed.failure() == 0
                ? null
                : new RoundSpec(NODES, 0, failed.failure(), intervalMillis(), 0, LatencySpec.fixed(0));
    }

    /** The feed as scenarios have it. */
    public FeedSpec spec() {
        InclusionSpec.Bid asAsked =
                new InclusionSpec.Bid(NO_PRICE, FOLLOWED, FixedPoint.RATIO_ONE, 0, 0, 0, InclusionSpec.Bid.MOST_PRICE);
        NetworkSpec network = new NetworkSpec(
                latency.spec(),
                null,
                intervalMillis(),
                schedule(),
                leaders(),
                block.millis() == 0 ? null : new InclusionSpec(block.millis(), new InclusionSpec.TapeGas(), asAsked),
                List.of());
        return new FeedSpec(0, heartbeatMillis(), deviation.threshold(), new FeedSource.Push(), network);
    }
}
