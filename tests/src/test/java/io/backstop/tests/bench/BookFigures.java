package io.backstop.tests.bench;

import java.util.List;

/** What the order book does in a second, beside exchange-core's on the same orders. */
final class BookFigures {

    private static final String LEVEL = "false";
    private static final String FALLING = "true";
    private static final double LEAST_RATIO = 3;

    /** How much slower a stream whose price falls to its half may be. */
    private static final double EQUAL = 0.85;

    /** What an empty book grows by until it is filled is a few hundredths of a byte for each command of the stream. */
    private static final double NOTHING_BYTES = 0.1;

    private final Measurements book = Measurements.of(BookSpeed.class, "falls", LEVEL, FALLING);
    private final Measurements other = Measurements.of(ExchangeCoreSpeed.class, "falls", LEVEL, FALLING);

    /** All lines of the table. */
    List<Figure> lines() {
        double level = speed(book, LEVEL);
        double falling = speed(book, FALLING);
        double ratio = Math.min(level / speed(other, LEVEL), falling / speed(other, FALLING));
        double bytes = book.allocated(FALLING) / OrderStream.COMMANDS;
        return List.of(
                trades("price stays", false),
                trades("price halves", true),
                Figure.plain("order book, price stays: commands", millions(level)),
                new Figure(
                        "order book, price halves: commands",
                        millions(falling),
                        "≥ %.2f of that".formatted(EQUAL),
                        falling >= EQUAL * level),
                Figure.plain("exchange-core 0.5.3, direct book, price stays", millions(speed(other, LEVEL))),
                Figure.plain("exchange-core 0.5.3, direct book, price halves", millions(speed(other, FALLING))),
                new Figure(
                        "order book ÷ exchange-core, the smaller ratio",
                        "%.1f".formatted(ratio),
                        "≥ %.0f".formatted(LEAST_RATIO),
                        ratio >= LEAST_RATIO),
                new Figure(
                        "order book: allocation of a command",
                        "%.2f B".formatted(bytes),
                        "0 B, growth ± 0.1",
                        bytes < NOTHING_BYTES));
    }

    /** Both are run once more, untimed; a book that trades differently is not compared. */
    private static Figure trades(String name, boolean falls) {
        OrderStream stream = new OrderStream(OrderStream.COMMANDS, falls);
        Trades.Summary trades = new BookReplay(stream).run();
        if (!trades.equals(new ExchangeCoreReplay(stream).run())) {
            throw new IllegalStateException("the book and exchange-core disagree where the " + name);
        }
        return Figure.plain("order book, %s: trades, equal in both".formatted(name), "%,d".formatted(trades.count()));
    }

    private static double speed(Measurements measured, String falls) {
        return OrderStream.COMMANDS / measured.median(falls) * 1_000;
    }

    private static String millions(double perSecond) {
        return "%.1f M/s".formatted(perSecond / 1e6);
    }
}
