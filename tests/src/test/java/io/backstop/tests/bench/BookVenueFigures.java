package io.backstop.tests.bench;

import static io.backstop.tests.bench.BookVenueSpeed.TICKS;
import static io.backstop.tests.bench.BookVenueSpeed.named;

import java.util.List;

/** What a run of a book venue costs: in a crash, and where nobody is liquidated. */
final class BookVenueFigures {

    private static final int FEW = 1_000;
    private static final int MANY = 100_000;
    private static final int MOST = 1_000_000;
    private static final double MOST_MICROS = 3;

    /** A tick costs the same whatever the accounts, up to what their memory does to the caches. */
    private static final double INDEPENDENT = 3;

    private final Measurements runs = Measurements.of(
            BookVenueSpeed.class,
            "crash",
            named(MANY, TICKS, true),
            named(MOST, TICKS, true),
            named(MOST, TICKS, false),
            named(MANY, TICKS, false),
            named(MANY, 1, false),
            named(FEW, TICKS, false),
            named(FEW, 1, false));

    /** All lines of the table. */
    List<Figure> lines() {
        int liquidated = liquidated(MANY);
        double many = nanosOfTick(MANY);
        double few = nanosOfTick(FEW);
        // Of ten times as many, because it is the small difference of two times.
        double micros = (millis(MOST, TICKS, true) - millis(MOST, TICKS, false)) * 1_000 / liquidated(MOST);
        return List.of(
                whole(MANY, 2_000, liquidated),
                whole(MOST, 6_000, liquidated(MOST)),
                Figure.plain("book venue, 100,000 accounts: opening them", "%.0f ms".formatted(millis(MANY, 1, false))),
                Figure.plain("book venue, 1,000 accounts: tick, all quotes move, nobody is liquidated", nanos(few)),
                new Figure(
                        "book venue, 100,000 accounts: tick, all quotes move, nobody is liquidated",
                        nanos(many),
                        "≤ %.0f times that".formatted(INDEPENDENT),
                        many <= INDEPENDENT * few),
                new Figure(
                        "book venue, 1,000,000 accounts: a liquidation in the crash",
                        "%.2f µs".formatted(micros),
                        "≤ %.0f µs".formatted(MOST_MICROS),
                        micros <= MOST_MICROS));
    }

    private Figure whole(int accounts, double limit, int liquidated) {
        return Figure.atMost(
                "book venue, %,d accounts × %,d ticks, %,d liquidated".formatted(accounts, TICKS, liquidated),
                millis(accounts, TICKS, true),
                limit);
    }

    private double nanosOfTick(int accounts) {
        return (millis(accounts, TICKS, false) - millis(accounts, 1, false)) * 1e6 / TICKS;
    }

    private double millis(int accounts, int ticks, boolean isThin) {
        return runs.median(named(accounts, ticks, isThin));
    }

    private static String nanos(double nanos) {
        return "%.0f ns".formatted(nanos);
    }

    /** Counted in a run that is not timed; of ample margins nobody may be liquidated. */
    private static int liquidated(int accounts) {
        if (!BookCrash.of(accounts, TICKS, false).run().liquidations().isEmpty()) {
            throw new IllegalStateException("an account with ample margin was liquidated");
        }
        return BookCrash.of(accounts, TICKS, true).run().liquidations().size();
    }
}
