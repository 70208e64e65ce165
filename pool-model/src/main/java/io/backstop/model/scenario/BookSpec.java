package io.backstop.model.scenario;

import org.jspecify.annotations.Nullable;

/**
 * A book and the quotes of its market maker around a reference: the book's own price path, or else the index. Where the venue
 * lists makers of its own the book quotes nothing by itself and has no levels.
 *
 * @param path the book's own prices, for a market that left the index; null where the book follows the index
 * @param tickSize smallest price step (1e-8 dollar)
 * @param halfSpread distance of the best quotes from the reference (ratio, 1e-9)
 * @param levelGap distance between neighbouring levels (ratio, 1e-9)
 * @param levels number of levels on each side
 * @param depthPerLevel notional quoted at each level when nothing was taken, micro-dollars
 * @param refillMillis time in which an emptied level comes back to its full depth
 */
public record BookSpec(
        @Nullable PathSpec path,
        long tickSize,
        long halfSpread,
        long levelGap,
        int levels,
        long depthPerLevel,
        long refillMillis) {

    /** Checks the figures. */
    public BookSpec {
        boolean quotes = levelGap > 0 && levels >= 1 && refillMillis > 0;
        boolean isEmpty = levelGap == 0 && levels == 0 && depthPerLevel == 0;
        if (tickSize <= 0 || halfSpread < 0 || depthPerLevel < 0 || !(quotes || isEmpty)) {
            throw new IllegalArgumentException("a book needs a tick, a gap, levels and a refill time");
        }
    }

    /** A book that quotes nothing by itself. */
    public static BookSpec quotedByMakers(@Nullable PathSpec path, long tickSize) {
        return new BookSpec(path, tickSize, 0, 0, 0, 0, 0);
    }

    /** Quotes around the index. */
    public BookSpec(long tickSize, long halfSpread, long levelGap, int levels, long depthPerLevel, long refillMillis) {
        this(null, tickSize, halfSpread, levelGap, levels, depthPerLevel, refillMillis);
    }
}
