package io.backstop.simulator.report;

import io.backstop.model.market.PriceSeries;

/**
 * Where steps and prices lie in a picture.
 *
 * @param range the steps shown
 * @param lowest price at the bottom (1e-8 dollar)
 * @param highest price at the top, above the lowest
 * @param left first pixel column
 * @param top first pixel row
 * @param width pixel columns
 * @param height pixel rows
 */
record Plot(StepRange range, long lowest, long highest, int left, int top, int width, int height) {

    /** The middle of a step's place on the time axis. */
    double x(double step) {
        return left + (step - range.from() + 0.5) * width / range.length();
    }

    /** The place of a price. */
    double y(long price) {
        return top + height * (double) (highest - price) / (highest - lowest);
    }

    int right() {
        return left + width;
    }

    int bottom() {
        return top + height;
    }

    /**
     * A path that shows every extreme: for each pixel column the first, lowest, highest and last price of its steps, so
     * that a crash of a single step is as deep in the picture as on the tape.
     */
    String path(PriceSeries prices) {
        StringBuilder path = new StringBuilder();
        int from = range.from();
        while (from < range.to()) {
            int to = endOfColumn(from);
            StepRange column = new StepRange(from, to);
            append(path, prices, from);
            append(path, prices, Math.min(column.lowest(prices), column.highest(prices)));
            append(path, prices, Math.max(column.lowest(prices), column.highest(prices)));
            append(path, prices, to - 1);
            from = to;
        }
        return path.toString();
    }

    private int endOfColumn(int from) {
        int to = from + 1;
        while (to < range.to() && column(to) == column(from)) {
            to++;
        }
        return to;
    }

    private long column(int step) {
        return (long) (step - range.from()) * width / range.length();
    }

    private static boolean endsWith(StringBuilder path, String point) {
        return path.indexOf(point, path.length() - point.length()) >= 0;
    }

    private void append(StringBuilder path, PriceSeries prices, int step) {
        String point = Svg.number(x(step)) + " " + Svg.number(y(prices.at(step)));
        if (path.isEmpty()) {
            path.append('M').append(point);
        } else if (!endsWith(path, point)) {
            path.append('L').append(point);
        }
    }
}
