package io.backstop.oracle.latency;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.KeeperOutages;
import io.backstop.model.scenario.KeeperSpec;
import io.backstop.model.scenario.KeeperTimes;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.oracle.random.RandomStream;
import io.backstop.oracle.random.StreamFamily;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes when the keepers of a venue are there and how long they need. Keepers of one name on two venues have the same
 * numbers, so that what differs between these is the venues' doing.
 */
public final class KeeperTimesWriter {

    private final TimeGrid grid;
    private final long seed;

    private KeeperTimesWriter(ScenarioTape tape) {
        grid = tape.grid();
        seed = tape.circumstances().drawSeed();
    }

    /**
     * The times of each keeper in their order.
     *
     * @throws io.backstop.model.scenario.InputException if a file of samples is broken
     */
    public static List<KeeperTimes> write(ScenarioTape tape, VenueSpec.Pool venue) {
        KeeperTimesWriter writer = new KeeperTimesWriter(tape);
        return venue.keepers().stream().map(writer::times).toList();
    }

    private KeeperTimes times(KeeperSpec keeper) {
        StreamFamily streams = new StreamFamily(seed, "keepers").member(keeper.id());
        return new KeeperTimes(
                keeper.latency().fixedMillis(),
                drawn(keeper.latency(), streams),
                outages(keeper.outages(), streams.of("outages")));
    }

    private @Nullable PriceSeries drawn(LatencySpec latency, StreamFamily streams) {
        if (latency.isFixed()) {
            return null;
        }
        LatencySampler sampler = new LatencySampler(latency, streams.of("latency"));
        return PriceSeries.of(grid.steps(), step -> sampler.next());
    }

    private List<TimeWindow> outages(KeeperOutages spec, RandomStream random) {
        List<TimeWindow> all = new ArrayList<>(spec.given());
        KeeperOutages.Random times = spec.random();
        if (times != null) {
            long end = grid.millis(grid.steps());
            long from = grid.startMillis() + millis(times.everyMillis(), random);
            while (from < end) {
                long to = from + millis(times.lastingMillis(), random);
                all.add(new TimeWindow(from, to));
                from = to + millis(times.everyMillis(), random);
            }
        }
        return all;
    }

    /** An exponential time of this mean, a millisecond at least. */
    private static long millis(long mean, RandomStream random) {
        return Math.max(1, StrictMath.round(mean * random.exponential()));
    }
}
