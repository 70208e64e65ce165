package io.backstop.simulator.scenario;

import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.units.Decimals;
import org.jspecify.annotations.Nullable;

/**
 * {@code market}: the figures of the scenario's market, which a venue may override.
 *
 * @param sizeDecimals decimals of a size, the same for all venues
 * @param rules all figures
 */
record MarketSection(int sizeDecimals, MarketRules rules) {

    private static final int DEFAULT_SIZE_DECIMALS = 8;
    private static final int MOST_SIZE_DECIMALS = 12;
    private static final long PERCENT = 10_000_000;
    private static final long DOLLAR = 1_000_000;
    private static final long HOUR_SECONDS = 3600;

    static MarketSection read(@Nullable Node market) {
        if (market == null) {
            return new MarketSection(DEFAULT_SIZE_DECIMALS, defaults(DEFAULT_SIZE_DECIMALS));
        }
        market.allowOnly(
                "sizeDecimals",
                "initialMarginRatio",
                "maintenanceMarginRatio",
                "tiers",
                "liquidationFeeRatio",
                "keeperReward",
                "reserveFactor",
                "maxAge");
        int decimals = market.whole("sizeDecimals", DEFAULT_SIZE_DECIMALS, 0, MOST_SIZE_DECIMALS);
        return new MarketSection(decimals, figures(market, defaults(decimals)));
    }

    /** Market units in one whole base unit. */
    long sizeUnit() {
        return rules.sizeUnit();
    }

    /** The rules of a venue that overrides some of the figures. */
    MarketRules overriddenBy(@Nullable Node market) {
        if (market == null) {
            return rules;
        }
        Node decimals = market.optional("sizeDecimals");
        if (decimals != null) {
            throw decimals.mistakeWithoutValue("is the same on all venues and belongs in the market of the scenario");
        }
        market.allowOnly(
                "initialMarginRatio",
                "maintenanceMarginRatio",
                "tiers",
                "liquidationFeeRatio",
                "keeperReward",
                "reserveFactor",
                "maxAge");
        return figures(market, rules);
    }

    private static MarketRules defaults(int sizeDecimals) {
        return new MarketRules(
                Decimals.powerOfTen(sizeDecimals),
                MarginTiers.flat(2 * PERCENT, PERCENT),
                3 * PERCENT / 10,
                5 * DOLLAR,
                90 * PERCENT,
                HOUR_SECONDS);
    }

    private static MarketRules figures(Node market, MarketRules base) {
        MarginTiers tiers = TiersSection.read(market, base.tiers());
        long fee = share(market, "liquidationFeeRatio", base.liquidationFeeRatio());
        long reserve = share(market, "reserveFactor", base.reserveFactor());
        Node reward = market.optional("keeperReward");
        check(
                market,
                "liquidationFeeRatio",
                fee < 100 * PERCENT - tiers.highestMaintenanceMarginRatio(),
                "must leave room for the maintenance margin");
        check(market, "reserveFactor", reserve > 0, "must be positive");
        return new MarketRules(
                base.sizeUnit(),
                tiers,
                fee,
                reward == null ? base.keeperReward() : Quantity.money(reward),
                reserve,
                maxAge(market, base.maxAge()));
    }

    static long share(Node market, String key, long otherwise) {
        Node node = market.optional(key);
        return node == null ? otherwise : Quantity.share(node);
    }

    private static long maxAge(Node market, long otherwise) {
        Node node = market.optional("maxAge");
        if (node == null) {
            return otherwise;
        }
        return Quantity.positiveSeconds(node);
    }

    static void check(Node market, String key, boolean holds, String allowed) {
        if (!holds) {
            Node node = market.optional(key);
            throw node == null ? market.mistakeWithoutValue(key + " " + allowed) : node.mistake(allowed);
        }
    }
}
