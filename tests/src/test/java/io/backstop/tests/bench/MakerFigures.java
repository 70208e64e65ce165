package io.backstop.tests.bench;

import java.util.List;

/** What a step of a market maker costs. */
final class MakerFigures {

    private static final String QUIET = "0";
    private static final String MOVING = "1";
    private static final double MOST_QUIET = 0.25;
    private static final double NOTHING_BYTES = 0.1;

    private final Measurements maker = Measurements.of(MakerSpeed.class, "moves", QUIET, MOVING);

    /** All lines of the table. */
    List<Figure> lines() {
        double quiet = maker.median(QUIET);
        double moving = maker.median(MOVING);
        double bytes = maker.allocated(MOVING);
        return List.of(
                Figure.plain("market maker, 2 × 20 levels: requote", "%.0f ns".formatted(moving)),
                new Figure(
                        "market maker, 2 × 20 levels: quiet tick",
                        "%.0f ns".formatted(quiet),
                        "≤ %.2f of that".formatted(MOST_QUIET),
                        quiet <= MOST_QUIET * moving),
                new Figure(
                        "market maker: allocation of a requote",
                        "%.2f B".formatted(bytes),
                        "0 B, JMH ± 0.1",
                        bytes < NOTHING_BYTES));
    }
}
