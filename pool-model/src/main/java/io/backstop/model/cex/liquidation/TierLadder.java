package io.backstop.model.cex.liquidation;

import io.backstop.model.cex.margin.LeverageBrackets;
import io.backstop.model.cex.margin.LeverageBrackets.Bracket;
import io.backstop.model.cex.margin.MarginPolicy;
import io.backstop.model.cex.margin.RiskLimitMargin;
import io.backstop.model.cex.margin.SizeTiers;
import io.backstop.model.market.MarginTiers;
import java.util.List;

/** The tiers down which a position steps, counted from 0. */
public sealed interface TierLadder {

    /** The tier in which a position lies. */
    int tierOf(LiquidatablePosition position);

    /** The largest quantity of a tier at the position's mark, market units; 0 if not one unit lies in it or below. */
    long mostOf(int tier, LiquidatablePosition position);

    /** The ladder of a margin; one that has no tiers of its own steps down those of its market. */
    static TierLadder of(MarginPolicy margin, MarginTiers market) {
        return switch (margin) {
            case SizeTiers tiers -> new BySize(tiers);
            case RiskLimitMargin limits -> new ByRiskLimit();
            case LeverageBrackets brackets -> ByNotional.of(brackets);
            default -> ByNotional.of(market);
        };
    }

    /** Tiers by size (OKX). */
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

    /** The risk limits among which traders choose (BitMEX); a position lies in that which its owner has. */
    record ByRiskLimit() implements TierLadder {

        @Override
        public int tierOf(LiquidatablePosition position) {
            return marginOf(position).steps();
        }

        @Override
        public long mostOf(int tier, LiquidatablePosition position) {
            long limit = marginOf(position).limits().limit(tier);
            return position.terms().contract().quantityWithin(limit, position.mark());
        }

        private static RiskLimitMargin marginOf(LiquidatablePosition position) {
            return (RiskLimitMargin) position.terms().margin();
        }
    }

    /**
     * Tiers by notional (Binance, Bybit).
     *
     * @param floors notional at which each tier begins, in order, the first 0
     */
    record ByNotional(List<Long> floors) implements TierLadder {

        /** Copies the floors. */
        public ByNotional {
            floors = List.copyOf(floors);
        }

        /** The brackets of a venue. */
        public static ByNotional of(LeverageBrackets brackets) {
            return new ByNotional(
                    brackets.brackets().stream().map(Bracket::floor).toList());
        }

        /** The tiers of a market. */
        public static ByNotional of(MarginTiers tiers) {
            return new ByNotional(
                    tiers.tiers().stream().map(MarginTiers.Tier::from).toList());
        }

        @Override
        public int tierOf(LiquidatablePosition position) {
            int tier = floors.size() - 1;
            while (tier > 0 && floors.get(tier) > position.notional()) {
                tier--;
            }
            return tier;
        }

        /** The floor of the next tier is no longer in this one; the last has no end. */
        @Override
        public long mostOf(int tier, LiquidatablePosition position) {
            if (tier == floors.size() - 1) {
                return position.quantity();
            }
            return position.terms().contract().quantityWithin(floors.get(tier + 1) - 1, position.mark());
        }
    }
}
