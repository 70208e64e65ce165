package io.backstop.simulator.report;

import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.VenueRun.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The one finding a reader should leave with, computed from the runs. */
final class Headline {

    private final Comparison comparison;
    private final List<VenueColumn> columns;

    private Headline(Comparison comparison) {
        this.comparison = comparison;
        columns = comparison.columns();
    }

    /** What a late oracle cost where two pools differ in nothing else, otherwise who had most and least to pay. */
    static String of(Comparison comparison) {
        return new Headline(comparison).sentence();
    }

    private String sentence() {
        return widestPair().map(this::costOfDelay).orElseGet(() -> Explanation.finding(columns));
    }

    private Optional<Pair> widestPair() {
        return columns.stream()
                .filter(column -> column.run().kind() != Kind.CEX)
                .flatMap(early -> columns.stream().map(late -> new Pair(early, late)))
                .filter(pair -> pair.late().run().kind() != Kind.CEX && differInDelayOnly(pair))
                .max(Comparator.comparingLong(Pair::rise))
                .filter(pair -> pair.rise() > 0);
    }

    private boolean differInDelayOnly(Pair pair) {
        VenueSpec.Pool early = pool(pair.early());
        VenueSpec.Pool late = pool(pair.late());
        return early.markFeed().delayMillis() < late.markFeed().delayMillis()
                && samePool(early).equals(samePool(late));
    }

    private VenueSpec.Pool pool(VenueColumn column) {
        return (VenueSpec.Pool) comparison.venue(column.id());
    }

    /** The pool without its name and its oracle's delay. */
    private static VenueSpec.Pool samePool(VenueSpec.Pool pool) {
        return new VenueSpec.Pool(
                "",
                pool.rules(),
                pool.closeMode(),
                pool.markFeed().delayedBy(0),
                pool.executionFeed(),
                pool.lpCapital(),
                pool.netOfPhantom(),
                pool.pockets(),
                pool.mechanisms(),
                pool.keeperLatencyMillis(),
                false,
                pool.reportChoice(),
                pool.interruptions(),
                pool.keepers());
    }

    private String costOfDelay(Pair pair) {
        VenueRun early = pair.early().run();
        VenueRun late = pair.late().run();
        String rise = "With its oracle %s late instead of %s, the pool’s shortfall went from %s to %s"
                .formatted(
                        seconds(pool(pair.late())),
                        seconds(pool(pair.early())),
                        Dollars.sign(early.shortfall()),
                        Dollars.sign(late.shortfall()));
        return rise + (late.shortfall() > 0 ? ", paid " + Explanation.payers(late) : "") + "." + onBook();
    }

    private String onBook() {
        List<VenueColumn> books = columns.stream()
                .filter(column -> column.run().kind() == Kind.CEX)
                .toList();
        OptionalLong most =
                books.stream().mapToLong(column -> column.run().shortfall()).max();
        return most.isPresent() ? bookSentence(books, most.getAsLong()) : "";
    }

    private static String bookSentence(List<VenueColumn> books, long shortfall) {
        List<VenueColumn> worst = Explanation.with(books, VenueRun::shortfall, shortfall);
        String name = books.size() == 1 ? "the CEX" : Explanation.names(worst);
        return shortfall == 0
                ? " On %s there was none.".formatted(name)
                : " On %s it was %s%s.".formatted(name, Explanation.amount(worst, shortfall), Explanation.paid(worst));
    }

    private static String seconds(VenueSpec.Pool pool) {
        long millis = pool.markFeed().delayMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    private record Pair(VenueColumn early, VenueColumn late) {

        /** What the later oracle adds to the shortfall. */
        long rise() {
            return late.run().shortfall() - early.run().shortfall();
        }
    }
}
