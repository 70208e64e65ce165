package io.backstop.oracle.feed;

import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.RoundSpec;
import io.backstop.model.units.FixedPoint;
import io.backstop.oracle.latency.LatencySampler;
import io.backstop.oracle.random.RandomStream;
import io.backstop.oracle.random.StreamFamily;
import org.jspecify.annotations.Nullable;

/** The leaders of a network's rounds, who take turns. Not thread safe. */
final class Leaders {

    private static final RoundSpec AT_ONCE = new RoundSpec(1, 0, 0, 0, 0, LatencySpec.fixed(0));

    private final RoundSpec spec;
    private final double failure;
    private final RandomStream random;
    private final LatencySampler durations;
    private int leader;
    private int led;

    /** Leaders whose first is drawn; without rounds a report takes no time. */
    Leaders(@Nullable RoundSpec rounds, StreamFamily streams) {
        spec = rounds == null ? AT_ONCE : rounds;
        failure = (double) spec.failure() / FixedPoint.RATIO_ONE;
        random = streams.of("leaders");
        durations = new LatencySampler(spec.duration(), streams.of("rounds"));
        leader = random.below(spec.nodes());
    }

    /** Begins a round; returns the time that is lost until somebody leads it, milliseconds. */
    long lostMillis() {
        if (spec.roundsPerLeader() > 0 && led >= spec.roundsPerLeader()) {
            next();
        }
        long lost = 0;
        while (fails()) {
            lost += spec.timeoutMillis();
            next();
        }
        led++;
        return lost;
    }

    /** From the observation until the report is signed, milliseconds. */
    long durationMillis() {
        return durations.next();
    }

    private boolean fails() {
        return leader < spec.down() || (failure > 0 && random.uniform() < failure);
    }

    private void next() {
        leader = (leader + 1) % spec.nodes();
        led = 0;
    }
}
