package io.backstop.simulator.scenario;

import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarginTiers.Tier;
import java.util.ArrayList;
import java.util.List;

/** The margin ratios of a {@code market}: one pair from 0, and {@code tiers} for larger notionals. */
final class TiersSection {

    private TiersSection() {}

    /** Reads what is given; what is not stays as in {@code base}. */
    static MarginTiers read(Node market, MarginTiers base) {
        List<Tier> read = new ArrayList<>();
        read.add(first(market, base.tiers().getFirst()));
        if (market.optional("tiers") == null) {
            read.addAll(base.tiers().subList(1, base.tiers().size()));
            return checked(market, read);
        }
        List<Node> tiers = market.list("tiers");
        if (tiers.size() >= MarginTiers.MOST_TIERS) {
            throw market.required("tiers")
                    .mistakeWithoutValue("must have at most " + (MarginTiers.MOST_TIERS - 1) + " entries");
        }
        for (Node tier : tiers) {
            read.add(tier(tier, read.getLast()));
            checked(tier, read);
        }
        return checked(market, read);
    }

    private static Tier first(Node market, Tier base) {
        long initial = MarketSection.share(market, "initialMarginRatio", base.initialMarginRatio());
        long maintenance = MarketSection.share(market, "maintenanceMarginRatio", base.maintenanceMarginRatio());
        MarketSection.check(market, "maintenanceMarginRatio", maintenance > 0, "must be positive");
        MarketSection.check(
                market, "initialMarginRatio", initial >= maintenance, "must not be below maintenanceMarginRatio");
        return new Tier(0, initial, maintenance);
    }

    private static Tier tier(Node tier, Tier before) {
        tier.allowOnly("from", "initialMarginRatio", "maintenanceMarginRatio");
        Node from = tier.required("from");
        long start = Quantity.money(from);
        if (start <= before.from()) {
            throw from.mistake("must be above the tier before it");
        }
        long maintenance = rising(tier.required("maintenanceMarginRatio"), before.maintenanceMarginRatio());
        long initial = rising(tier.required("initialMarginRatio"), before.initialMarginRatio());
        MarketSection.check(
                tier, "initialMarginRatio", initial >= maintenance, "must not be below maintenanceMarginRatio");
        return new Tier(start, initial, maintenance);
    }

    private static long rising(Node ratio, long before) {
        long share = Quantity.share(ratio);
        if (share < before) {
            throw ratio.mistake("must not be below the tier before it");
        }
        return share;
    }

    /** What is left to find: amounts that are not whole, or a first ratio above those that stayed. */
    private static MarginTiers checked(Node where, List<Tier> tiers) {
        try {
            return MarginTiers.of(tiers);
        } catch (IllegalArgumentException e) {
            throw where.mistakeWithoutValue(
                    "ratios must not fall from tier to tier, and each tier's start times the rise"
                            + " of its ratios must be whole micro-dollars");
        }
    }
}
