// Mirrors MarginTiers.sol
package io.backstop.model.market;

import io.backstop.model.units.FixedPoint;
import java.util.List;
import java.util.OptionalLong;

/**
 * Margin ratios that grow with the notional, as marginal rates: only what lies above a tier's start is charged its ratio.
 *
 * <p>The margin of a notional n in tier k is n × ratio − amount, where the cumulative amount makes the margin continuous
 * at every boundary. Amounts are whole micro-dollars, so it is continuous exactly.
 */
public final class MarginTiers {

    /** The most tiers that a market may have. */
    public static final int MOST_TIERS = 16;

    /**
     * One tier.
     *
     * @param from notional at which it begins, micro-dollars
     * @param initialMarginRatio share of the notional above {@code from} needed to open (1e-9)
     * @param maintenanceMarginRatio share of the notional above {@code from} needed to stay open (1e-9)
     */
    public record Tier(long from, long initialMarginRatio, long maintenanceMarginRatio) {}

    private final List<Tier> tiers;
    private final long[] initialAmounts;
    private final long[] maintenanceAmounts;

    private MarginTiers(List<Tier> tiers) {
        this.tiers = List.copyOf(tiers);
        initialAmounts = new long[tiers.size()];
        maintenanceAmounts = new long[tiers.size()];
        require(!tiers.isEmpty() && tiers.size() <= MOST_TIERS, "tiers", tiers.size());
        require(tiers.getFirst().from() == 0, "tiers", tiers.getFirst().from());
        for (int k = 0; k < tiers.size(); k++) {
            requireRatios(tiers.get(k));
            if (k > 0) {
                accumulate(k, tiers.get(k - 1), tiers.get(k));
            }
        }
    }

    /**
     * Tiers in the order of their notionals, the first from 0.
     *
     * @throws IllegalArgumentException if they are not in order, a ratio falls, or a cumulative amount is not whole
     */
    public static MarginTiers of(List<Tier> tiers) {
        return new MarginTiers(tiers);
    }

    /** One ratio of each kind for every notional (1e-9). */
    public static MarginTiers flat(long initialMarginRatio, long maintenanceMarginRatio) {
        return of(List.of(new Tier(0, initialMarginRatio, maintenanceMarginRatio)));
    }

    /**
     * By how much a tier's cumulative amount is above that of the tier below it, micro-dollars; none if it is not whole.
     *
     * @param from where it begins
     * @param ratioBelow of the tier below it, at most its own {@code ratio}
     */
    public static OptionalLong rise(long from, long ratioBelow, long ratio) {
        long amount = FixedPoint.mulDivFloor(from, ratio - ratioBelow, FixedPoint.RATIO_ONE);
        boolean isWhole = amount == FixedPoint.mulDivCeil(from, ratio - ratioBelow, FixedPoint.RATIO_ONE);
        return isWhole ? OptionalLong.of(amount) : OptionalLong.empty();
    }

    /** The tiers in order. */
    public List<Tier> tiers() {
        return tiers;
    }

    /** The highest maintenance margin ratio, which is the last tier's. */
    public long highestMaintenanceMarginRatio() {
        return tiers.getLast().maintenanceMarginRatio();
    }

    /** Number of tiers. */
    int count() {
        return maintenanceAmounts.length;
    }

    /** Share of the notional above a tier's start that is needed to open (1e-9). */
    public long initialMarginRatio(int tier) {
        return tiers.get(tier).initialMarginRatio();
    }

    /** The maintenance ratio of a tier, counted from 0 (1e-9). */
    public long maintenanceMarginRatio(int tier) {
        return tiers.get(tier).maintenanceMarginRatio();
    }

    /** What is taken off the product of notional and maintenance ratio in a tier, micro-dollars. */
    public long maintenanceAmount(int tier) {
        return maintenanceAmounts[tier];
    }

    /** Initial margin of a notional, both micro-dollars, rounded up. */
    public long initialMargin(long notional) {
        int tier = tierOf(notional);
        return MarginMaths.ratioOf(notional, tiers.get(tier).initialMarginRatio()) - initialAmounts[tier];
    }

    /** Maintenance margin of a notional, both micro-dollars, rounded up. */
    public long maintenanceMargin(long notional) {
        int tier = tierOf(notional);
        return MarginMaths.ratioOf(notional, tiers.get(tier).maintenanceMarginRatio()) - maintenanceAmounts[tier];
    }

    /** The tier in which a notional lies, counted from 0; at a boundary the upper one. */
    public int tierOf(long notional) {
        int tier = maintenanceAmounts.length - 1;
        while (tier > 0 && tiers.get(tier).from() > notional) {
            tier--;
        }
        return tier;
    }

    private void accumulate(int k, Tier below, Tier tier) {
        require(tier.from() > below.from(), "tiers", tier.from());
        initialAmounts[k] =
                initialAmounts[k - 1] + amount(tier.from(), below.initialMarginRatio(), tier.initialMarginRatio());
        maintenanceAmounts[k] = maintenanceAmounts[k - 1]
                + amount(tier.from(), below.maintenanceMarginRatio(), tier.maintenanceMarginRatio());
    }

    private static long amount(long from, long ratioBelow, long ratio) {
        require(ratio >= ratioBelow, "tiers", ratio);
        OptionalLong rise = rise(from, ratioBelow, ratio);
        require(rise.isPresent(), "tiers", from);
        return rise.orElseThrow();
    }

    private static void requireRatios(Tier tier) {
        long maintenance = tier.maintenanceMarginRatio();
        long initial = tier.initialMarginRatio();
        require(maintenance > 0, "maintenanceMarginRatio", maintenance);
        require(initial >= maintenance && initial <= FixedPoint.RATIO_ONE, "initialMarginRatio", initial);
    }

    private static void require(boolean holds, String figure, long value) {
        if (!holds) {
            throw new IllegalArgumentException(figure + " is out of its range, was " + value);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MarginTiers those && tiers.equals(those.tiers);
    }

    @Override
    public int hashCode() {
        return tiers.hashCode();
    }

    @Override
    public String toString() {
        return tiers.toString();
    }
}
