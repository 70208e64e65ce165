package io.backstop.model.cex.funding;

import io.backstop.model.units.Figures;

/**
 * Mean premium + interest, which takes the premium's place as long as both are near: premium + clamp(interest − premium,
 * ±clamp), within ±cap (Binance, Bybit, BitMEX, Hyperliquid: interest 0.01 % and clamp 0.05 % for 8 hours).
 *
 * @param interest for the period (1e-9)
 * @param clamp the most that the interest moves the premium (1e-9)
 * @param cap the highest rate (1e-9); Binance's is the maintenance ratio of the lowest bracket
 */
public record ClampedInterest(long interest, long clamp, long cap) implements FundingFormula {

    /** Checks the figures. */
    public ClampedInterest {
        Figures.requireWithin("clamp", clamp, 0, Long.MAX_VALUE);
        Figures.requireWithin("cap", cap, 0, Long.MAX_VALUE);
    }

    @Override
    public long rate(long meanPremium) {
        long moved = Math.clamp(Math.subtractExact(interest, meanPremium), -clamp, clamp);
        return Math.clamp(Math.addExact(meanPremium, moved), -cap, cap);
    }
}
