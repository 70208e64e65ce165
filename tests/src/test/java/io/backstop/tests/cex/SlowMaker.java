package io.backstop.tests.cex;

import static io.backstop.tests.cex.SlowMaths.floor;

import io.backstop.model.scenario.BookSpec;
import io.backstop.tests.cex.SlowBook.Quote;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The market maker: takes all quotes out on each step and puts a ladder around the price back in. */
final class SlowMaker {

    private static final long RATIO_ONE = 1_000_000_000;

    /** One level; what is missing of its depth is micro-dollars. */
    private static final class Level {
        final boolean buys;
        final long distance;
        long missing;
        long quotedSize;

        @Nullable
        Quote quote;

        Level(boolean buys, long distance) {
            this.buys = buys;
            this.distance = distance;
        }
    }

    private final BookSpec spec;
    private final SlowMaths maths;
    private final long stepMillis;
    private final List<Level> levels = new ArrayList<>();

    SlowMaker(BookSpec spec, SlowMaths maths, long stepMillis) {
        this.spec = spec;
        this.maths = maths;
        this.stepMillis = stepMillis;
        for (int place = 0; place < spec.levels(); place++) {
            levels.add(new Level(true, spec.halfSpread() + place * spec.levelGap()));
            levels.add(new Level(false, spec.halfSpread() + place * spec.levelGap()));
        }
    }

    void requote(SlowBook book, long reference) {
        for (Level level : levels) {
            refill(level);
            long price = level.buys ? bid(reference, level.distance) : ask(reference, level.distance);
            long money = spec.depthPerLevel() - level.missing;
            level.quotedSize = price > 0 ? floor(money, maths.sizeUnit() * 100, price) : 0;
            if (level.quote == null || level.quote.price != price || level.quote.size != level.quotedSize) {
                replace(book, level, price);
            }
        }
    }

    /** A quote that is not what it was loses its place behind older ones at its price. */
    private static void replace(SlowBook book, Level level, long price) {
        book.remove(level.quote);
        level.quote = new Quote(level.buys, price, level.quotedSize);
        if (level.quotedSize > 0) {
            book.add(level.quote);
        }
    }

    /** What was taken since the last step is missing at its price, rounded up; a step's share of the depth comes back. */
    private void refill(Level level) {
        if (level.quote != null) {
            level.missing += maths.notional(level.quotedSize - level.quote.size, level.quote.price);
        }
        long back = floor(spec.depthPerLevel(), stepMillis, spec.refillMillis());
        level.missing = Math.max(0, level.missing - back);
    }

    private long bid(long reference, long distance) {
        long exact = floor(reference, RATIO_ONE - distance, RATIO_ONE);
        return Math.floorDiv(exact, spec.tickSize()) * spec.tickSize();
    }

    /** Never at or below the best bid. */
    private long ask(long reference, long distance) {
        long exact = SlowMaths.ceil(reference, RATIO_ONE + distance, RATIO_ONE);
        long price = Math.ceilDiv(exact, spec.tickSize()) * spec.tickSize();
        return Math.max(price, bid(reference, spec.halfSpread()) + spec.tickSize());
    }
}
