package io.backstop.model.cex.margin;

import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarginTiers.Tier;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Margin by notional, in the form in which venues publish it (Binance, Bybit): each bracket has a most leverage for all of
 * the notional, and a maintenance ratio less a cumulative amount.
 */
public final class LeverageBrackets implements MarginPolicy {

    /**
     * One bracket.
     *
     * @param floor notional at which it begins, in the contract's money
     * @param cap notional at which it ends
     * @param leverage the most times of its initial margin that a notional in it may be
     * @param maintenanceRatio of the notional (1e-9)
     * @param amount what is taken off their product, so that the margin has no jump
     */
    public record Bracket(long floor, long cap, int leverage, long maintenanceRatio, long amount) {

        /** Checks each figure by itself. */
        public Bracket {
            Figures.requireWithin("floor", floor, 0, Long.MAX_VALUE - 1);
            Figures.requireWithin("cap", cap, floor + 1, Long.MAX_VALUE);
            Figures.requireWithin("leverage", leverage, 1, 1000);
            Figures.requireWithin("maintenanceRatio", maintenanceRatio, 1, FixedPoint.RATIO_ONE / leverage);
            Figures.requireWithin("amount", amount, 0, Long.MAX_VALUE);
        }
    }

    private final List<Bracket> brackets;
    private final MarginTiers tiers;

    private LeverageBrackets(List<Bracket> brackets) {
        this.brackets = List.copyOf(brackets);
        List<Tier> maintenance = new ArrayList<>();
        for (Bracket bracket : this.brackets) {
            maintenance.add(new Tier(bracket.floor(), bracket.maintenanceRatio(), bracket.maintenanceRatio()));
        }
        tiers = MarginTiers.of(maintenance);
        for (int k = 0; k < this.brackets.size(); k++) {
            requireContinuous(k);
        }
    }

    /**
     * Brackets in the order of their notionals, the first from 0.
     *
     * @throws IllegalArgumentException if there is a gap, the leverage grows, a ratio falls, or an amount is more than one
     *     unit of money away from the one that leaves no jump
     */
    public static LeverageBrackets of(List<Bracket> brackets) {
        return new LeverageBrackets(brackets);
    }

    /** The brackets in order. */
    public List<Bracket> brackets() {
        return brackets;
    }

    /** The bracket in which a notional lies, counted from 0; at a boundary the upper one. */
    public int bracketOf(long notional) {
        return tiers.tierOf(notional);
    }

    @Override
    public long initialMargin(long size, long notional, long openNotional) {
        return Math.ceilDiv(notional, brackets.get(bracketOf(notional)).leverage());
    }

    @Override
    public long maintenanceRatio(long size, long notional) {
        return tiers.maintenanceMarginRatio(bracketOf(notional));
    }

    @Override
    public long maintenanceAmount(long size, long notional) {
        return tiers.maintenanceAmount(bracketOf(notional));
    }

    /** Beyond the last cap nothing is opened; what has grown beyond it keeps the last bracket's margin. */
    @Override
    public boolean allows(long size, long notional) {
        return notional <= brackets.getLast().cap();
    }

    private void requireContinuous(int k) {
        Bracket bracket = brackets.get(k);
        if (k > 0) {
            Bracket below = brackets.get(k - 1);
            require(bracket.floor() == below.cap(), "floor", bracket.floor(), "the cap below, " + below.cap());
            require(
                    bracket.leverage() <= below.leverage(),
                    "leverage",
                    bracket.leverage(),
                    "at most that below, " + below.leverage());
        }
        long continuous = tiers.maintenanceAmount(k);
        require(
                Math.abs(bracket.amount() - continuous) <= 1,
                "amount",
                bracket.amount(),
                "within 1 of " + continuous + ", else the margin jumps");
    }

    private static void require(boolean holds, String figure, long value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException("%s must be %s, was %d".formatted(figure, allowed, value));
        }
    }
}
