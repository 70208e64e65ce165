package io.backstop.simulator.scenario;

import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.InclusionSpec;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.NetworkSpec;
import io.backstop.model.scenario.ScheduleSpec;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code oracle} and {@code executionOracle} of a pool: what a feed sees, when it publishes and how late that lands. */
final class FeedSection {

    /** What a preset may say of a feed. */
    static final String[] PRESET_KEYS = {
        "delay",
        "heartbeat",
        "deviationThreshold",
        "source",
        "observers",
        "interval",
        "schedule",
        "rounds",
        "inclusion",
        "faults"
    };

    private static final String[] KEYS =
            Stream.concat(Stream.of("preset"), Stream.of(PRESET_KEYS)).toArray(String[]::new);

    private static final long DEFAULT_HEARTBEAT = 3_600_000;

    private final LatencySection latencies;
    private final ObserversSection observers;
    private final RoundsSection rounds;
    private final InclusionSection inclusions;
    private final FaultsSection faults;
    private final FeedSourceSection sources;

    /** Feeds on the clock of the paths, whose files are found as theirs are. */
    FeedSection(PathSection paths) {
        latencies = new LatencySection(paths);
        observers = new ObserversSection(paths, latencies);
        rounds = new RoundsSection(latencies);
        inclusions = new InclusionSection(paths);
        faults = new FaultsSection(paths.grid());
        sources =
                new FeedSourceSection(new SignersSection(latencies, paths.grid().startMillis()));
    }

    FeedSpec read(@Nullable Node feed) {
        if (feed == null) {
            return new FeedSpec(0, DEFAULT_HEARTBEAT, 0);
        }
        feed.allowOnly(KEYS);
        Node deviation = feed.optional("deviationThreshold");
        LatencySpec delay = latencies.read(feed.optional("delay"));
        FeedSource source = sources.read(feed.optional("source"));
        return new FeedSpec(
                delay.fixedMillis(),
                Quantity.positiveDuration(feed, "heartbeat", DEFAULT_HEARTBEAT),
                deviation == null ? 0 : Quantity.ratio(deviation),
                source,
                network(feed, delay, source));
    }

    private NetworkSpec network(Node feed, LatencySpec delay, FeedSource source) {
        return new NetworkSpec(
                new LatencySpec(0, delay.distribution(), delay.autocorrelation()),
                observers.read(feed.optional("observers")),
                Quantity.positiveDuration(feed, "interval", 0),
                schedule(feed.optional("schedule")),
                rounds.read(feed.optional("rounds")),
                inclusion(feed.optional("inclusion"), source),
                faults.read(feed.list("faults"), source));
    }

    private static @Nullable ScheduleSpec schedule(@Nullable Node schedule) {
        if (schedule == null) {
            return null;
        }
        schedule.allowOnly("every", "at");
        long every = Quantity.positiveDuration(schedule.required("every"));
        Node at = schedule.optional("at");
        long first = at == null ? 0 : Quantity.duration(at);
        if (at != null && first >= every) {
            throw at.mistake("must be shorter than every");
        }
        return new ScheduleSpec(every, first);
    }

    private @Nullable InclusionSpec inclusion(@Nullable Node inclusion, FeedSource source) {
        if (inclusion != null && !(source instanceof FeedSource.Push)) {
            throw inclusion.mistakeWithoutValue("needs a source of kind push: nobody sends what is pulled");
        }
        return inclusions.read(inclusion);
    }
}
