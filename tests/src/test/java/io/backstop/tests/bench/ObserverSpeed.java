package io.backstop.tests.bench;

import io.backstop.model.scenario.AggregationSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.NetworkSpec;
import io.backstop.model.scenario.ObserversSpec;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PriceSourceSpec;
import io.backstop.model.scenario.ScenarioTape;
import java.util.Collections;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Derives a day's feed from the median of 20 sources. */
public class ObserverSpeed extends Repeated {

    static final int SOURCES = 20;

    private static final int DAY = 86_400;

    /** Of each source, 1e-9 of the price. */
    @Param({"0", "200000"})
    long noise;

    private ScenarioTape market = PushTape.market(1);
    private NetworkSpec network = NetworkSpec.NONE;

    /** Writes the market. */
    @Setup(Level.Trial)
    public void write() {
        market = PushTape.market(DAY);
        PriceSourceSpec source =
                new PriceSourceSpec(new PathSpec.Index(), LatencySpec.fixed(0), noise, 0, 1, List.of(), List.of());
        network = new NetworkSpec(
                LatencySpec.fixed(0),
                new ObserversSpec(Collections.nCopies(SOURCES, source), new AggregationSpec.Median(), 1),
                0,
                null,
                null,
                null,
                List.of());
    }

    /** Derives the feed. */
    @Benchmark
    public FeedTape derive() {
        return PushTape.feed(market, network);
    }
}
