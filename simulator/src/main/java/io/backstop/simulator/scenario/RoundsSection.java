package io.backstop.simulator.scenario;

import io.backstop.model.scenario.RoundSpec;
import org.jspecify.annotations.Nullable;

/** {@code rounds} of a feed: how its network agrees on a price before it is sent. */
final class RoundsSection {

    private static final int DEFAULT_NODES = 16;
    private static final long DEFAULT_TIMEOUT = 10_000;

    private final LatencySection latencies;

    RoundsSection(LatencySection latencies) {
        this.latencies = latencies;
    }

    /** Null where a report takes no time. */
    @Nullable
    RoundSpec read(@Nullable Node rounds) {
        if (rounds == null) {
            return null;
        }
        rounds.allowOnly("nodes", "down", "failure", "timeout", "roundsPerLeader", "duration");
        int nodes = rounds.whole("nodes", DEFAULT_NODES, 1, RoundSpec.MOST_NODES);
        return new RoundSpec(
                nodes,
                rounds.whole("down", 0, 0, nodes - 1),
                failure(rounds.optional("failure")),
                Quantity.positiveDuration(rounds, "timeout", DEFAULT_TIMEOUT),
                rounds.whole("roundsPerLeader", 0, 1, Integer.MAX_VALUE),
                latencies.read(rounds.optional("duration")));
    }

    private static long failure(@Nullable Node failure) {
        long read = failure == null ? 0 : Quantity.ratio(failure);
        if (failure != null && read > RoundSpec.MOST_FAILURE) {
            throw failure.mistake("must be at most 90%");
        }
        return read;
    }
}
