package io.backstop.model.cex.liquidation;

import io.backstop.model.units.Figures;

/**
 * What there is beside the position when a rule decides.
 *
 * @param sinceLast milliseconds since the account's last liquidation order, {@link #NEVER} before the first; whether an
 *     account that was compliant for a while begins anew is for the engine to say
 * @param bestBid 1e-8 dollar, 0 if nobody bids
 * @param bestAsk 1e-8 dollar, 0 if nobody asks
 * @param volumeLeft notional that liquidation orders may still take in this second, in the contract's money
 * @param draw 64 random bits of the tape
 */
public record Moment(long sinceLast, long bestBid, long bestAsk, long volumeLeft, long draw) {

    /** There has been no order yet. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Checks the signs. */
    public Moment {
        Figures.requireWithin("sinceLast", sinceLast, 0, NEVER);
        Figures.requireWithin("bestBid", bestBid, 0, Long.MAX_VALUE);
        Figures.requireWithin("bestAsk", bestAsk, 0, Long.MAX_VALUE);
        Figures.requireWithin("volumeLeft", volumeLeft, 0, Long.MAX_VALUE);
    }

    /** The best price at which a position could be closed now; its mark if there is none. */
    long closingPrice(LiquidatablePosition position) {
        long best = position.size() > 0 ? bestBid : bestAsk;
        return best == 0 ? position.mark() : best;
    }

    /** The same, but never better than the mark. */
    long worseClosingPrice(LiquidatablePosition position) {
        long price = closingPrice(position);
        return position.size() > 0 ? Math.min(price, position.mark()) : Math.max(price, position.mark());
    }
}
