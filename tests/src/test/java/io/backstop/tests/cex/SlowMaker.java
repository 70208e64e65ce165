package io.backstop.tests.cex;

import static io.backstop.tests.cex.SlowMaths.floor;

import io.backstop.model.scenario.BookSpec;
import io.backstop.tests.cex.SlowBook.Quote;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The market maker: takes all quotes out on each step and puts a ladder around the price back in. */
final class SlowMaker {

    private static final long RATIO_ONE = 1_000_000_000;

    private static final class Level {
        final boolean buys;
        final long distance;

        @Nullable
        Quote quote;

        boolean wasQuoted;
        BigInteger fraction = BigInteger.ZERO;

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

    void requote(SlowBook book, long index) {
        book.clear();
        for (Level level : levels) {
            long left = level.quote == null ? 0 : level.quote.size;
            long price = level.buys ? bid(index, level.distance) : ask(index, level.distance);
            level.quote = price > 0 ? new Quote(level.buys, price, size(level, left, price)) : null;
            if (level.quote != null && level.quote.size > 0) {
                book.add(level.quote);
            }
        }
    }

    private long bid(long index, long distance) {
        long exact = floor(index, RATIO_ONE - distance, RATIO_ONE);
        return Math.floorDiv(exact, spec.tickSize()) * spec.tickSize();
    }

    /** Never at or below the best bid. */
    private long ask(long index, long distance) {
        long exact = SlowMaths.ceil(index, RATIO_ONE + distance, RATIO_ONE);
        long price = Math.ceilDiv(exact, spec.tickSize()) * spec.tickSize();
        return Math.max(price, bid(index, spec.halfSpread()) + spec.tickSize());
    }

    /** Full at first; later what was left and what came back, down to the fraction of a unit, but never above full. */
    private long size(Level level, long left, long price) {
        long full = floor(spec.depthPerLevel(), maths.sizeUnit() * 100, price);
        if (!level.wasQuoted) {
            level.wasQuoted = true;
            return full;
        }
        BigInteger[] back = BigInteger.valueOf(full)
                .multiply(BigInteger.valueOf(stepMillis))
                .add(level.fraction)
                .divideAndRemainder(BigInteger.valueOf(spec.refillMillis()));
        boolean isFull = back[0].compareTo(BigInteger.valueOf(full - left)) >= 0;
        level.fraction = isFull ? BigInteger.ZERO : back[1];
        return isFull ? full : left + back[0].longValueExact();
    }
}
