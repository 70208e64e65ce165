package io.backstop.model.cex.liquidation;

import io.backstop.model.cex.margin.LeverageBrackets;
import io.backstop.model.cex.margin.SizeTiers;

/** The tiers down which a position steps, counted from 0. */
public sealed interface TierLadder {

    /** The tier in which a position lies. */
    int tierOf(LiquidatablePosition position);

    /** The largest quantity of a tier at the position's mark, market units; 0 if not one unit lies in it or below. */
    long mostOf(int tier, LiquidatablePosition position);

    /** Tiers by size (OKX; BitMEX's risk limits in contracts). */
    record BySize(SizeTiers tiers) implements TierLadder {

        @Override
        public int tierOf(LiquidatablePosition position) {
            return tiers.tierOf(position.quantity());
        }

        @Override
        public long mostOf(int tier, LiquidatablePosition position) {
            return tiers.tiers().get(tier).mostSize();
        }
    }

    /** Tiers by notional (Binance, Bybit). */
    record ByNotional(LeverageBrackets brackets) implements TierLadder {

        @Override
        public int tierOf(LiquidatablePosition position) {
            return brackets.bracketOf(position.notional());
        }

        /** The floor of the next tier is no longer in this one. */
        @Override
        public long mostOf(int tier, LiquidatablePosition position) {
            long most = brackets.brackets().get(tier).cap() - 1;
            return position.terms().contract().quantityWithin(most, position.mark());
        }
    }
}
