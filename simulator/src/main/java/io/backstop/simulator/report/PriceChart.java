package io.backstop.simulator.report;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.Liquidation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The index and a few marks over time, and below them a lane of liquidations for each venue. */
final class PriceChart {

    private static final int LEFT = 84;
    private static final int RIGHT = 12;
    private static final int TOP = 12;
    private static final int AXIS = 26;
    private static final int LANE = 26;
    private static final double LARGEST_RADIUS = 12;
    private static final int ROOM_FOR_TIME = 25;
    private static final int LONGEST_NAME = 12;

    private final TimeGrid grid;
    private final PriceSeries index;
    private final List<VenueColumn> columns;
    private final List<MarkLine> marks;
    private final Plot plot;
    private final long largestLoss;

    private PriceChart(Comparison comparison, StepRange range, int width, int height) {
        grid = comparison.tape().grid();
        index = comparison.tape().indexPrices();
        columns = comparison.columns();
        marks = MarkLine.choose(columns, index);
        largestLoss = columns.stream()
                .flatMap(column -> column.losses().stream())
                .mapToLong(Liquidation::shortfall)
                .max()
                .orElse(1);
        plot = plot(range, width - LEFT - RIGHT, height);
    }

    /** Draws these steps in a picture of this width; the lanes add to the height. */
    static Html of(Comparison comparison, StepRange range, int width, int height) {
        return new PriceChart(comparison, range, width, height).picture(width);
    }

    /** The line colours and what the circles mean. */
    static Html legend(Comparison comparison) {
        PriceSeries index = comparison.tape().indexPrices();
        List<Html> keys = new ArrayList<>();
        keys.add(key("index", "index price"));
        MarkLine.choose(comparison.columns(), index)
                .forEach(mark -> keys.add(key(mark.cssClass(), "mark of " + mark.name())));
        keys.add(key("tick", "liquidation without shortfall"));
        keys.add(key("loss", "liquidation with shortfall; the area is its size"));
        worst(comparison.columns())
                .ifPresent(column -> keys.add(key("fill", "where those of " + column.name() + " closed")));
        return Tag.of("ul", "legend").around(Html.lines(keys));
    }

    private static Html key(String cssClass, String text) {
        return Tag.of("li").around(Tag.of("span", "line-key key-" + cssClass).text(""), Html.text(text));
    }

    private static Optional<VenueColumn> worst(List<VenueColumn> columns) {
        return columns.stream()
                .filter(column -> !column.losses().isEmpty())
                .max(Comparator.comparingLong(column -> column.run().shortfall()));
    }

    private Plot plot(StepRange range, int width, int height) {
        long low = index.at(range.lowest(index));
        long high = index.at(range.highest(index));
        for (MarkLine mark : marks) {
            low = Math.min(low, mark.prices().at(range.lowest(mark.prices())));
            high = Math.max(high, mark.prices().at(range.highest(mark.prices())));
        }
        long margin = Math.max((high - low) / 11, high / 10_000);
        return new Plot(range, low - margin, high + margin / 2, LEFT, TOP, width, height);
    }

    private Html picture(int width) {
        int height = plot.bottom() + AXIS + LANE * columns.size() + 8;
        List<Html> parts = new ArrayList<>();
        parts.add(Tag.of("title").text("Price and liquidations"));
        parts.add(Tag.of("desc").text(words()));
        priceAxis(parts);
        timeAxis(parts, height);
        marks.forEach(mark -> parts.add(Svg.path("price " + mark.cssClass(), plot.path(mark.prices()))));
        parts.add(Svg.path("price index", plot.path(index)));
        worst(columns).ifPresent(column -> fills(parts, column));
        low(parts);
        lanes(parts);
        return Tag.of("svg")
                .with("role", "img")
                .with("viewBox", "0 0 " + width + " " + height)
                .around(Html.lines(parts));
    }

    private String words() {
        int low = plot.range().lowest(index);
        return "Index price from %s to %s UTC with its low of %s at %s, and the liquidations of %s venues below."
                .formatted(
                        Moments.clock(grid, plot.range().from()),
                        Moments.clock(grid, plot.range().to() - 1),
                        Dollars.price(index.at(low)),
                        Moments.clock(grid, low),
                        columns.size());
    }

    private void priceAxis(List<Html> parts) {
        for (long price : Ticks.round(plot.lowest(), plot.highest(), Math.max(3, plot.height() / 40))) {
            parts.add(Svg.line("grid", LEFT, plot.y(price), plot.right(), plot.y(price)));
            parts.add(Svg.label("axis end", LEFT - 8, plot.y(price) + 4, dollars(price)));
        }
    }

    private String dollars(long price) {
        boolean whole = plot.highest() - plot.lowest() > 5 * Decimals.powerOfTen(Decimals.PRICE);
        String text = Dollars.price(price);
        return whole ? text.substring(0, text.length() - 3) : text;
    }

    private void timeAxis(List<Html> parts, int height) {
        long from = grid.millis(plot.range().from());
        long to = grid.millis(plot.range().to() - 1);
        for (long time : Ticks.times(from, to, Math.max(2, plot.width() / 95))) {
            double x = plot.x(plot.range().from() + (double) (time - from) / grid.stepMillis());
            parts.add(Svg.line("grid", x, TOP, x, height));
            parts.add(Svg.label(anchor(x), x, plot.bottom() + 17, Moments.tick(time)));
        }
        parts.add(Svg.label("axis end", LEFT - 8, plot.bottom() + 17, "UTC"));
    }

    private String anchor(double x) {
        if (x < plot.left() + ROOM_FOR_TIME) {
            return "axis start";
        }
        return x > plot.right() - ROOM_FOR_TIME ? "axis end" : "axis middle";
    }

    private void fills(List<Html> parts, VenueColumn column) {
        for (Liquidation loss : column.losses()) {
            if (plot.range().contains(loss.closedAt())) {
                double y = Math.clamp(plot.y(loss.executionPrice()), plot.top(), plot.bottom());
                parts.add(circle("fill", plot.x(loss.closedAt()), y, loss));
            }
        }
    }

    private void low(List<Html> parts) {
        int step = plot.range().lowest(index);
        double x = plot.x(step);
        double y = plot.y(index.at(step));
        boolean leftHalf = x < LEFT + plot.width() / 2.0;
        parts.add(Tag.of("circle", "low")
                .with("cx", Svg.number(x))
                .with("cy", Svg.number(y))
                .with("r", 3)
                .empty());
        parts.add(Svg.label(
                leftHalf ? "note start" : "note end",
                x + (leftHalf ? 2 : -2),
                Math.min(y + 18, plot.bottom() - 3),
                "low " + Dollars.price(index.at(step)) + " at " + Moments.clock(grid, step)));
    }

    private void lanes(List<Html> parts) {
        double middle = plot.bottom() + AXIS + LANE / 2.0 + 4;
        for (VenueColumn column : columns) {
            parts.add(Svg.label("axis end", LEFT - 8, middle + 4, shortened(column.name())));
            parts.add(Svg.line("lane", LEFT, middle, plot.right(), middle));
            lane(parts, column, middle);
            middle += LANE;
        }
    }

    private void lane(List<Html> parts, VenueColumn column, double middle) {
        StringBuilder ticks = new StringBuilder();
        for (Liquidation liquidation : column.run().liquidations()) {
            if (plot.range().contains(liquidation.closedAt())) {
                double x = plot.x(liquidation.closedAt());
                if (liquidation.shortfall() > 0) {
                    parts.add(circle("loss", x, middle, liquidation));
                } else {
                    ticks.append('M')
                            .append(Svg.number(x))
                            .append(' ')
                            .append(Svg.number(middle - 5))
                            .append("v10");
                }
            }
        }
        parts.add(ticks.isEmpty() ? Html.NONE : Svg.path("tick", ticks.toString()));
    }

    private Html circle(String cssClass, double x, double y, Liquidation loss) {
        double radius = LARGEST_RADIUS * Math.sqrt((double) loss.shortfall() / largestLoss);
        return Tag.of("circle", cssClass)
                .with("cx", Svg.number(x))
                .with("cy", Svg.number(y))
                .with("r", Svg.number(Math.max(radius, 1)))
                .empty();
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }
}
