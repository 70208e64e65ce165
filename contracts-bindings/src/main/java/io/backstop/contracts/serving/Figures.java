package io.backstop.contracts.serving;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** Figures of a long-running command, read when somebody asks, in the text format of Prometheus. */
public final class Figures {

    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final double[] BOUNDS = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100};
    private static final double NANOS = 1e9;

    /** Counters hold what they count by a weak reference only. */
    private final List<DoubleSupplier> counted = new ArrayList<>();

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /**
     * A number that only grows.
     *
     * @param name in lower case with underscores, without the ending {@code _total} that it is shown with
     * @param labels names and values in turn
     */
    public Figures counter(String name, String description, DoubleSupplier value, String... labels) {
        counted.add(value);
        FunctionCounter.builder(name, value, DoubleSupplier::getAsDouble)
                .description(description)
                .tags(Tags.of(labels))
                .register(registry);
        return this;
    }

    /**
     * A number that goes up and down.
     *
     * @param labels names and values in turn
     */
    public Figures gauge(String name, String description, DoubleSupplier value, String... labels) {
        Gauge.builder(name, value, DoubleSupplier::getAsDouble)
                .description(description)
                .tags(Tags.of(labels))
                .strongReference(true)
                .register(registry);
        return this;
    }

    /** Counts one more under these labels, which need not be known ahead. */
    public void count(String name, String description, String... labels) {
        Counter.builder(name)
                .description(description)
                .tags(Tags.of(labels))
                .register(registry)
                .increment();
    }

    /**
     * Takes how long things last, as a histogram.
     *
     * @param name ending in {@code _seconds}
     */
    public Consumer<Duration> durations(String name, String description) {
        DistributionSummary summary = DistributionSummary.builder(name)
                .description(description)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
        return duration -> summary.record(duration.toNanos() / NANOS);
    }

    /** All of them as they are when it is asked for. */
    public Page page() {
        return query -> new Page.Answer(TYPE, registry.scrape());
    }
}
