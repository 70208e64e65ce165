package io.backstop.oracle.feed;

import io.backstop.model.scenario.AggregationSpec;
import io.backstop.model.scenario.FaultSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.InclusionSpec;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.NetworkSpec;
import io.backstop.model.scenario.ObserversSpec;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PathSpec.FactorPoint;
import io.backstop.model.scenario.PathSpec.Shock;
import io.backstop.model.scenario.PriceSourceSpec;
import io.backstop.model.scenario.PriceSourceSpec.Misplacement;
import io.backstop.model.scenario.RoundSpec;
import io.backstop.model.scenario.ScheduleSpec;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws networks of every kind of part that a feed may have. Not thread safe. */
final class RandomNetworks {

    private static final long ONE = 1_000_000_000;

    private final SplittableRandom random;
    private final TimeGrid grid;
    private final Path samples;
    private final Path gas;

    /**
     * Networks for a clock.
     *
     * @param folder to write the files in that networks read
     */
    RandomNetworks(SplittableRandom random, TimeGrid grid, Path folder) throws IOException {
        this.random = random;
        this.grid = grid;
        samples = Files.writeString(folder.resolve("samples.csv"), "latency_ms\n0\n700\n900\n4000\n");
        gas = Files.writeString(
                folder.resolve("gas.csv"),
                "ts_ms,p30_gwei,p60_gwei,p90_gwei\n%d,10,20,40\n%d,30,35,90\n"
                        .formatted(grid.startMillis() - 600_000, grid.millis(grid.steps())));
    }

    /** A network of which every part may be missing. */
    NetworkSpec next() {
        return new NetworkSpec(
                latency(),
                mayBe(this::observers),
                random.nextInt(3) == 0 ? random.nextLong(1, 20_000) : 0,
                mayBe(this::schedule),
                mayBe(this::rounds),
                mayBe(this::inclusion),
                random.nextBoolean() ? List.of() : several(3, this::fault));
    }

    private ScheduleSpec schedule() {
        long every = random.nextLong(1000, 600_000);
        return new ScheduleSpec(every, random.nextLong(every));
    }

    private <T> @Nullable T mayBe(Supplier<T> part) {
        return random.nextBoolean() ? part.get() : null;
    }

    private <T> List<T> several(int most, Supplier<T> part) {
        return Stream.generate(part).limit(random.nextInt(1, most + 1)).toList();
    }

    private LatencySpec latency() {
        LatencySpec.Distribution distribution = switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> new LatencySpec.Uniform(random.nextLong(1000), random.nextLong(1000, 20_000));
            case 4, 5, 6, 7 -> new LatencySpec.LogNormal(random.nextLong(1, 5000), random.nextLong(2 * ONE));
            case 8, 9 ->
                // A table of quantiles takes long to make.
                random.nextInt(4) == 0
                        ? new LatencySpec.Gamma(random.nextLong(1, 5000), random.nextLong(ONE / 2, 5 * ONE))
                        : new LatencySpec.Samples(samples.toString());
            case 10 ->
                new LatencySpec.Quantiles(List.of(
                        new LatencySpec.QuantilePoint(0, random.nextLong(1000)),
                        new LatencySpec.QuantilePoint(ONE / 2, 2000),
                        new LatencySpec.QuantilePoint(ONE, random.nextLong(2000, 30_000))));
            default -> new LatencySpec.None();
        };
        return new LatencySpec(random.nextLong(2) * random.nextLong(5000), distribution, random.nextLong(ONE));
    }

    private ObserversSpec observers() {
        List<PriceSourceSpec> sources = several(7, this::source);
        AggregationSpec aggregation = switch (random.nextInt(5)) {
            case 0 -> new AggregationSpec.Median();
            case 1 -> new AggregationSpec.TrimmedMean(random.nextLong(ONE / 2));
            case 2 -> new AggregationSpec.WeightedMean(random.nextLong(1, ONE / 10));
            case 3 -> new AggregationSpec.WeightedMedian();
            default -> new AggregationSpec.QuartileMedian();
        };
        return new ObserversSpec(sources, aggregation, random.nextInt(1, sources.size() + 1));
    }

    private PriceSourceSpec source() {
        return new PriceSourceSpec(
                path(),
                latency(),
                random.nextLong(2) * random.nextLong(ONE / 100),
                random.nextLong(ONE / 100),
                random.nextInt(1, 10),
                random.nextInt(3) == 0 ? several(2, this::window) : List.of(),
                random.nextInt(8) == 0
                        ? List.of(new Misplacement(window(), random.nextInt(-2, 3)))
                        : List.<Misplacement>of());
    }

    /** Paths of which nothing is known before it happens; a line to a point of a file knows that point. */
    private PathSpec path() {
        return switch (random.nextInt(6)) {
            case 0 -> new PathSpec.Following(random.nextLong(1, 2_000_000), random.nextLong(2 * ONE), ONE / 2);
            case 1 -> new PathSpec.Generated(1_000_000, 0, ONE, null);
            case 2 -> new PathSpec.Shocked(new PathSpec.Index(), List.of(shock()));
            default -> new PathSpec.Index();
        };
    }

    private Shock shock() {
        TimeWindow window = window();
        return new Shock(List.of(
                new FactorPoint(window.fromMillis(), ONE),
                new FactorPoint(window.toMillis(), random.nextLong(ONE / 2, 2 * ONE))));
    }

    private RoundSpec rounds() {
        int nodes = random.nextInt(1, RoundSpec.MOST_NODES + 1);
        return new RoundSpec(
                nodes,
                random.nextInt(nodes),
                random.nextLong(2) * random.nextLong(RoundSpec.MOST_FAILURE),
                random.nextLong(5000),
                random.nextInt(4),
                latency());
    }

    private InclusionSpec inclusion() {
        InclusionSpec.Gas market = switch (random.nextInt(3)) {
            case 0 -> new InclusionSpec.TapeGas();
            case 1 -> new InclusionSpec.GivenGas(gasPrices());
            default -> new InclusionSpec.RecordedGas(gas.toString());
        };
        InclusionSpec.Bid bid = new InclusionSpec.Bid(
                random.nextLong(2) * random.nextLong(5_000_000_000L),
                30 * random.nextInt(1, 4),
                random.nextLong(ONE / 2, 2 * ONE),
                random.nextLong(60_000),
                random.nextLong(2) * random.nextLong(1, 30_000),
                random.nextLong(ONE),
                InclusionSpec.Bid.MOST_PRICE);
        return new InclusionSpec(random.nextLong(1, 20_000), market, bid);
    }

    /** What blocks ask for doubles or halves every now and then, from 10 gwei on. */
    private FeedTape gasPrices() {
        List<OracleUpdate> prices = new ArrayList<>();
        long price = ONE;
        for (int step = 0; step < grid.steps(); step += random.nextInt(1, 60)) {
            price = random.nextBoolean() ? price * 2 : Math.max(ONE, price / 2);
            prices.add(new OracleUpdate(step, price, grid.seconds(step)));
        }
        return new FeedTape(ONE, prices);
    }

    private FaultSpec fault() {
        TimeWindow during = window();
        return switch (random.nextInt(10)) {
            case 0 -> new FaultSpec.Stall(during);
            case 1 -> new FaultSpec.KeyLoss(during);
            case 2 -> new FaultSpec.Floor(during, random.nextLong(1, 1_200_000));
            case 3 -> new FaultSpec.Ceiling(during, random.nextLong(800_000, 2_000_000));
            case 4 -> new FaultSpec.Scaled(during, random.nextLong(1, 3 * ONE));
            case 5 -> new FaultSpec.WrongDecimals(during, random.nextInt(-12, 3));
            case 6 -> new FaultSpec.WideConfidence(during, random.nextLong(1, ONE));
            case 7 -> new FaultSpec.SameStamp(during);
            case 8 -> new FaultSpec.StaleOnResume(during);
            default -> new FaultSpec.LateStamp(during, random.nextLong(1, 60));
        };
    }

    private TimeWindow window() {
        int from = random.nextInt(grid.steps());
        return new TimeWindow(grid.millis(from), grid.millis(from + random.nextInt(1, grid.steps())));
    }
}
