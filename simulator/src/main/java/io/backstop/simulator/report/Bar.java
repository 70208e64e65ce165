package io.backstop.simulator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One horizontal bar of stacked parts with its name, its total and its values in words.
 *
 * @param name the venue
 * @param note a few words under the name
 * @param total what the parts add up to, micro-dollars
 * @param segments its parts, the negative ones drawn to the left of zero
 * @param remark words after the values, may be empty
 */
record Bar(String name, String note, long total, List<Segment> segments, String remark) {

    /** Drawing width in units of the picture; the page stretches it. */
    private static final double WIDTH = 1000;

    private static final int HEIGHT = 20;

    /**
     * One part of a bar.
     *
     * @param label what it is
     * @param cssClass what colours it
     * @param amount micro-dollars
     */
    record Segment(String label, String cssClass, long amount) {}

    /** Keeps the parts as they are. */
    Bar {
        segments = List.copyOf(segments);
    }

    /** All bars on one scale. */
    static Html chart(String title, List<Bar> bars) {
        double below = bars.stream().mapToDouble(bar -> -bar.sum(false)).max().orElse(0);
        double above = bars.stream().mapToDouble(bar -> bar.sum(true)).max().orElse(0);
        double scale = WIDTH / Math.max(1, below + above);
        List<Html> rows =
                bars.stream().map(bar -> bar.row(title, below * scale, scale)).toList();
        return Tag.of("div", "bars").around(Html.lines(rows));
    }

    /** The colours of all parts that are not zero in some bar; all bars have the same parts in the same order. */
    static Html legend(List<Bar> bars) {
        List<Html> keys = new ArrayList<>();
        for (int i = 0; i < bars.getFirst().segments().size(); i++) {
            int place = i;
            boolean isUsed =
                    bars.stream().anyMatch(bar -> bar.segments().get(place).amount() != 0);
            keys.add(isUsed ? key(bars.getFirst().segments().get(i)) : Html.NONE);
        }
        Html used = Html.lines(keys);
        return used.equals(Html.NONE) ? Html.NONE : Tag.of("ul", "legend").around(used);
    }

    private List<Segment> drawn() {
        return segments.stream().filter(segment -> segment.amount() != 0).toList();
    }

    private static Html key(Segment segment) {
        return Tag.of("li").around(swatch(segment), Html.text(segment.label()));
    }

    private static Html swatch(Segment segment) {
        return Tag.of("span", "swatch " + segment.cssClass()).text("");
    }

    private Html row(String title, double zero, double scale) {
        return Tag.of("div", "bar")
                .around(
                        Tag.of("div", "bar-name")
                                .around(
                                        Tag.of("strong").text(name),
                                        Tag.of("span", "note").text(note)),
                        picture(title, zero, scale),
                        Tag.of("div", "bar-total").text(Dollars.sign(total)),
                        values());
    }

    private Html picture(String title, double zero, double scale) {
        List<Html> parts = new ArrayList<>();
        parts.add(Tag.of("title").text(title + ": " + name));
        parts.add(Tag.of("desc").text(words()));
        double right = zero;
        double left = zero;
        for (Segment segment : drawn()) {
            double length = Math.abs(segment.amount()) * scale;
            left -= segment.amount() < 0 ? length : 0;
            parts.add(rectangle(segment, segment.amount() < 0 ? left : right, length));
            right += segment.amount() < 0 ? 0 : length;
        }
        parts.add(Tag.of("line", "zero")
                .with("x1", Svg.number(zero))
                .with("x2", Svg.number(zero))
                .with("y1", 0)
                .with("y2", HEIGHT)
                .empty());
        return Tag.of("svg")
                .with("role", "img")
                .with("viewBox", "0 0 1000 " + HEIGHT)
                .with("preserveAspectRatio", "none")
                .around(Html.lines(parts));
    }

    private static Html rectangle(Segment segment, double x, double length) {
        return Tag.of("rect", segment.cssClass())
                .with("x", Svg.number(x))
                .with("y", 0)
                .with("width", Svg.number(length))
                .with("height", HEIGHT)
                .around(Tag.of("title").text(segment.label() + " " + Dollars.sign(segment.amount())));
    }

    private Html values() {
        List<Html> items = drawn().stream()
                .map(segment -> Tag.of("li").around(swatch(segment), Html.text(segment.label() + " " + value(segment))))
                .toList();
        Html parts = items.isEmpty() ? Tag.of("li").text("no shortfall") : Html.lines(items);
        Html last = remark.isEmpty() ? Html.NONE : Tag.of("li").text(remark);
        return Tag.of("ul", "bar-values").around(parts, last);
    }

    private String value(Segment segment) {
        String amount = Dollars.sign(segment.amount());
        boolean isShare = segment.amount() > 0 && segment.amount() <= total && drawn().size() > 1;
        return isShare ? amount + " (" + Percent.of(segment.amount(), total) + ")" : amount;
    }

    private String words() {
        return Dollars.sign(total) + " in all"
                + drawn().stream()
                        .map(segment -> ", " + segment.label() + " " + Dollars.sign(segment.amount()))
                        .collect(Collectors.joining());
    }

    private double sum(boolean positive) {
        return segments.stream()
                .mapToLong(Segment::amount)
                .filter(amount -> amount > 0 == positive)
                .sum();
    }
}
