package io.backstop.oracle.path;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.FixedPoint;
import io.backstop.oracle.random.RandomStream;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Turns the description of a path into one price per step. */
public final class PathWriter {

    private static final String INDEX = "path";
    private static final String BOOK = "book";

    private PathWriter() {}

    /**
     * Writes the path of the index.
     *
     * @throws io.backstop.model.scenario.InputException if a file cannot be read or does not cover the grid
     */
    public static WrittenPath write(PathSpec path, TimeGrid grid, long seed) {
        return write(path, grid, new RandomStream(seed, INDEX));
    }

    /**
     * Writes the path of a book, with noise of its own; books with equal paths have equal noise.
     *
     * @throws io.backstop.model.scenario.InputException if a file cannot be read or does not cover the grid
     */
    public static WrittenPath writeBook(PathSpec path, TimeGrid grid, long seed) {
        return write(path, grid, new RandomStream(seed, BOOK));
    }

    private static WrittenPath write(PathSpec path, TimeGrid grid, RandomStream random) {
        return switch (path) {
            case PathSpec.Anchors anchors -> fromAnchors(anchors, grid, random);
            case PathSpec.Csv csv -> fromBars(csv, grid);
        };
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
        LongUnaryOperator noisy = millis -> {
            long price = line.at(millis);
            return Math.clamp(price + Math.round(price * bridge.at(millis)), lowest, highest);
        };
        return new WrittenPath(line.at(grid.millis(-1)), onGrid(grid, noisy), 0);
    }

    private static WrittenPath fromBars(PathSpec.Csv csv, TimeGrid grid) {
        Bars bars = BarFile.read(csv.file(), csv.previousCloseOpens());
        bars.requireCovered(csv.file(), grid);
        List<AnchorPoint> points = bars.points();
        PolyLine line = new PolyLine(points);
        return new WrittenPath(line.at(grid.millis(-1)), onGrid(grid, line::at), bars.clamped());
    }

    private static PriceSeries onGrid(TimeGrid grid, LongUnaryOperator priceAt) {
        long[] prices = new long[grid.steps()];
        for (int step = 0; step < prices.length; step++) {
            prices[step] = priceAt.applyAsLong(grid.millis(step));
        }
        return PriceSeries.of(prices);
    }
}
