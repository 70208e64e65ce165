package io.backstop.model.scenario;

import org.jspecify.annotations.Nullable;

/**
 * What an oracle network does to the prices of a feed beyond a fixed delay.
 *
 * @param latency from observation to landing, on top of the feed's own delay
 * @param observers where prices come from; null if the index is seen as it is
 */
public record NetworkSpec(LatencySpec latency, @Nullable ObserversSpec observers) {

    /** A network that sees the index and only takes the feed's own delay. */
    public static final NetworkSpec NONE = new NetworkSpec(LatencySpec.fixed(0), null);

    /** The same network with another latency. */
    public NetworkSpec withLatency(LatencySpec other) {
        return new NetworkSpec(other, observers);
    }

    /** The same network with other observers. */
    public NetworkSpec withObservers(@Nullable ObserversSpec others) {
        return new NetworkSpec(latency, others);
    }
}
