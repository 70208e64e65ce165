package io.backstop.oracle.feed;

import io.backstop.model.scenario.SignerSpec;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.oracle.latency.LatencySampler;
import io.backstop.oracle.observation.Noise;
import io.backstop.oracle.random.StreamFamily;

/** One signer of a feed, round by round. Not thread safe. */
final class Signer {

    private final SignerSpec spec;
    private final LatencySampler lag;
    private final Noise noise;

    Signer(SignerSpec spec, StreamFamily streams) {
        this.spec = spec;
        lag = new LatencySampler(spec.lag(), streams.of("lag"));
        noise = new Noise(spec.noise(), streams.of("noise"));
    }

    boolean isOut(long millis) {
        return TimeWindow.anyContains(spec.outages(), millis);
    }

    /** From the observation until the report of the next round is signed, milliseconds. */
    long nextLag() {
        return lag.next();
    }

    /** What it sees where others see this price, 1e-8 dollar. */
    long sees(long price) {
        return noise.on(price);
    }
}
