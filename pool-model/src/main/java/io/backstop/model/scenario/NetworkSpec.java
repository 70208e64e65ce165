package io.backstop.model.scenario;

/**
 * What an oracle network does to the prices of a feed beyond a fixed delay.
 *
 * @param latency from observation to landing, on top of the feed's own delay
 */
public record NetworkSpec(LatencySpec latency) {

    /** A network that only takes the feed's own delay. */
    public static final NetworkSpec NONE = new NetworkSpec(LatencySpec.fixed(0));
}
