package io.backstop.model.cex.book;

import io.backstop.model.units.FixedPoint;

/**
 * What a venue lets its book do.
 *
 * @param selfTrade when an order meets one of its own owner
 * @param bandRatio how far from the reference an order may pay or take, 1e-9; {@link #NO_BAND} for any price
 * @param outsideBand when a limit order is further away than that
 * @param positions asked for reduce-only orders only
 */
public record BookRules(SelfTrade selfTrade, long bandRatio, OutsideBand outsideBand, Positions positions) {

    /** The ratio of a book without a price band. */
    public static final long NO_BAND = -1;

    /** Everybody may fill everybody at any price; there are no reduce-only orders. */
    public static final BookRules OPEN = new BookRules(SelfTrade.ALLOWED, NO_BAND, OutsideBand.REFUSE, owner -> {
        throw new IllegalStateException("a book without positions takes no reduce-only order, owner " + owner);
    });

    /** A band reaches down to a positive price. */
    public BookRules {
        if (bandRatio != NO_BAND && (bandRatio < 0 || bandRatio >= FixedPoint.RATIO_ONE)) {
            throw new IllegalArgumentException(
                    "a price band must be at least 0 and less than 1, was " + bandRatio + "e-9");
        }
    }
}
