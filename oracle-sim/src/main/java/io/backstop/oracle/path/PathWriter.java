package io.backstop.oracle.path;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.FixedPoint;
import io.backstop.oracle.csv.Coverage;
import io.backstop.oracle.random.RandomStream;
import io.backstop.oracle.random.StreamFamily;
import java.util.List;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns the description of a path into one price per step. */
public final class PathWriter {

    private static final String INDEX = "path";
    private static final String BOOK = "book";
    private static final String STAKE = "stake";

    private final TimeGrid grid;
    private final long seed;
    private final String purpose;
    private final @Nullable WrittenPath index;

    private PathWriter(TimeGrid grid, long seed, String purpose, @Nullable WrittenPath index) {
        this.grid = grid;
        this.seed = seed;
        this.purpose = purpose;
        this.index = index;
    }

    /**
     * Writes the path of the index.
     *
     * @throws io.backstop.model.scenario.InputException if a file cannot be read or does not cover the grid, or a
     *     generated price does not fit 64 bits
     */
    public static WrittenPath write(PathSpec path, TimeGrid grid, long seed) {
        return new PathWriter(grid, seed, INDEX, null).written(path);
    }

    /**
     * Writes the path of a book, with noise of its own; books with equal paths have equal noise.
     *
     * @param index the index, which a path may follow
     * @throws io.backstop.model.scenario.InputException if a file cannot be read or does not cover the grid, or a
     *     generated price does not fit 64 bits
     */
    public static WrittenPath writeBook(PathSpec path, TimeGrid grid, long seed, WrittenPath index) {
        return writeBeside(path, grid, new StreamFamily(seed, BOOK), index);
    }

    /**
     * Writes the path of something beside the index, with noise of its own.
     *
     * @param index the index, which a path may follow or be
     * @throws io.backstop.model.scenario.InputException if a file cannot be read or does not cover the grid, or a
     *     generated price does not fit 64 bits
     */
    public static WrittenPath writeBeside(PathSpec path, TimeGrid grid, StreamFamily streams, WrittenPath index) {
        return new PathWriter(grid, streams.seed(), streams.name(), index).written(path);
    }

    /**
     * Writes the path of a staked token, with noise of its own.
     *
     * @param index the index, which a path may follow
     * @throws io.backstop.model.scenario.InputException if a file cannot be read or does not cover the grid, or a
     *     generated price does not fit 64 bits
     */
    public static WrittenPath writeStake(PathSpec path, TimeGrid grid, long seed, WrittenPath index) {
        return writeBeside(path, grid, new StreamFamily(seed, STAKE), index);
    }

    private WrittenPath written(PathSpec path) {
        return switch (path) {
            case PathSpec.Index same -> Objects.requireNonNull(index);
            case PathSpec.Anchors anchors -> fromAnchors(anchors, grid, new RandomStream(seed, purpose));
            case PathSpec.Csv csv ->
                fromBars(
                        BarFile.read(csv.file(), csv.previousCloseOpens()),
                        csv.bridged(),
                        new Coverage(csv.file(), grid),
                        csv.longestGapMillis());
            case PathSpec.Candles candles ->
                fromBars(
                        CandleFile.read(candles.file()),
                        candles.bridged(),
                        new Coverage(candles.file(), grid),
                        candles.longestGapMillis());
            case PathSpec.Rounds rounds -> fromRounds(rounds);
            case PathSpec.Generated generated -> GeneratedPath.write(generated, grid, this::stream);
            case PathSpec.Following following ->
                GeneratedPath.write(following, grid, Objects.requireNonNull(index), stream("noise"));
            case PathSpec.Shocked shocked -> shocked(shocked);
        };
    }

    private RandomStream stream(String use) {
        return new RandomStream(seed, purpose + "/" + use);
    }

    /** The shocks in their order, each rounded down to a unit; no price falls below 1. */
    private WrittenPath shocked(PathSpec.Shocked spec) {
        WrittenPath calm = written(spec.path());
        List<PolyLine> factors = spec.shocks().stream()
                .map(shock -> new PolyLine(shock.points().stream()
                        .map(point -> new AnchorPoint(point.millis(), point.factor()))
                        .toList()))
                .toList();
        try {
            PriceSeries prices =
                    PriceSeries.of(grid.steps(), step -> shocked(calm.prices().at(step), grid.millis(step), factors));
            long before = shocked(calm.priceBefore(), grid.millis(-1), factors);
            return new WrittenPath(before, prices, calm.clampedBars(), calm.gaps());
        } catch (ArithmeticException e) {
            throw new InputException("path.stress: the price does not fit 64 bits, moves must be smaller");
        }
    }

    private static long shocked(long price, long millis, List<PolyLine> factors) {
        long shocked = price;
        for (PolyLine factor : factors) {
            shocked = Math.max(1, FixedPoint.mulDivFloor(shocked, factor.at(millis), FixedPoint.RATIO_ONE));
        }
        return shocked;
    }

    private static WrittenPath fromAnchors(PathSpec.Anchors anchors, TimeGrid grid, RandomStream random) {
        PolyLine line = new PolyLine(anchors.points());
        if (anchors.volatility() == 0) {
            return new WrittenPath(line.at(grid.millis(-1)), onGrid(grid, line::at), 0);
        }
        double volatility = (double) anchors.volatility() / FixedPoint.RATIO_ONE;
        BrownianBridge bridge = new BrownianBridge(line, volatility, random);
        long lowest =
                anchors.points().stream().mapToLong(AnchorPoint::price).min().orElseThrow();
        long highest =
                anchors.points().stream().mapToLong(AnchorPoint::price).max().orElseThrow();
        LongUnaryOperator noisy = millis -> Math.clamp(bridge.priceAt(millis), lowest, highest);
        return new WrittenPath(line.at(grid.millis(-1)), onGrid(grid, noisy), 0);
    }

    private WrittenPath fromRounds(PathSpec.Rounds spec) {
        List<AnchorPoint> rounds = RoundFile.read(spec.file());
        Coverage coverage = new Coverage(spec.file(), grid);
        coverage.require(rounds.getFirst().millis(), rounds.getLast().millis() + 1);
        coverage.requireNoGap(
                spec.longestGapMillis(),
                rounds.stream().map(AnchorPoint::millis).toList());
        PolyLine line = new PolyLine(rounds);
        LongUnaryOperator price = spec.held() ? line::heldAt : line::at;
        return new WrittenPath(price.applyAsLong(grid.millis(-1)), onGrid(grid, price), 0);
    }

    private WrittenPath fromBars(Bars bars, boolean bridged, Coverage coverage, long longestGapMillis) {
        bars.requireCovered(coverage);
        coverage.requireNoGap(
                longestGapMillis, bars.bars().stream().map(Bar::millis).toList());
        PolyLine line = new PolyLine(bridged ? bars.bridges(grid, this::stream) : bars.lines());
        return new WrittenPath(line.at(grid.millis(-1)), onGrid(grid, line::at), bars.clamped(), bars.gaps(coverage));
    }

    private static PriceSeries onGrid(TimeGrid grid, LongUnaryOperator priceAt) {
        return PriceSeries.of(grid.steps(), step -> priceAt.applyAsLong(grid.millis(step)));
    }
}
