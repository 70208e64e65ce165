package io.backstop.model.scenario;

/**
 * When a feed publishes and how late it lands.
 *
 * @param delayMillis from observation to landing at the least, not negative
 * @param heartbeatMillis longest time between observations that are published when the price is calm, positive
 * @param deviationThreshold relative move since the last published price that forces a new one (1e-9); 0 publishes at
 *     every step
 * @param source how its prices get on chain; what is not pushed is observed and delayed like this all the same, but
 *     somebody has to bring it
 * @param network what else happens to a price on its way
 */
public record FeedSpec(
        long delayMillis, long heartbeatMillis, long deviationThreshold, FeedSource source, NetworkSpec network) {

    /** A feed whose prices all take the same time. */
    public FeedSpec(long delayMillis, long heartbeatMillis, long deviationThreshold, FeedSource source) {
        this(delayMillis, heartbeatMillis, deviationThreshold, source, NetworkSpec.NONE);
    }

    /** A feed that a publisher pushes. */
    public FeedSpec(long delayMillis, long heartbeatMillis, long deviationThreshold) {
        this(delayMillis, heartbeatMillis, deviationThreshold, new FeedSource.Push());
    }

    /** Checks the figures. */
    public FeedSpec {
        if (delayMillis < 0 || heartbeatMillis <= 0 || deviationThreshold < 0) {
            throw new IllegalArgumentException(
                    "delay and deviation must not be negative and the heartbeat positive, was %d ms, %d, %d ms"
                            .formatted(delayMillis, deviationThreshold, heartbeatMillis));
        }
    }

    /** The same feed with another fixed delay. */
    public FeedSpec delayedBy(long millis) {
        return new FeedSpec(millis, heartbeatMillis, deviationThreshold, source, network);
    }
}
