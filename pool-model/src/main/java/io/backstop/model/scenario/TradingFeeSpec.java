package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * What a book venue takes of what is traded there. Ratios are of the notional (1e-9).
 *
 * @param taker from whoever sends an order that meets others; below 1
 * @param maker from whoever's order is met; below 1
 * @param toFund share of each fee that is the insurance fund's
 * @param isInMaintenance whether a position needs the taker's fee beside its maintenance margin (OKX)
 * @param ofWinners whether who is deleveraged pays the maker's fee (Bybit)
 */
public record TradingFeeSpec(long taker, long maker, long toFund, boolean isInMaintenance, boolean ofWinners) {

    /** Nobody pays anything. */
    public static final TradingFeeSpec NONE = new TradingFeeSpec(0, 0, 0, false, false);

    /** Checks the ratios. */
    public TradingFeeSpec {
        Figures.requireWithin("taker", taker, 0, FixedPoint.RATIO_ONE - 1);
        Figures.requireWithin("maker", maker, 0, FixedPoint.RATIO_ONE - 1);
        Figures.requireWithin("toFund", toFund, 0, FixedPoint.RATIO_ONE);
    }

    /** What is added to the maintenance margin (1e-9). */
    public long maintenance() {
        return isInMaintenance ? taker : 0;
    }
}
