package io.backstop.model.cex.margin;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * A portfolio needs what it would lose in the worst of several moves, and a part of its notional for what they miss.
 *
 * <p>Markets of one underlying move together, so that a hedge among them frees margin; underlyings are not set off against
 * each other: the worst losses of all are added.
 */
public final class PortfolioShocks implements AccountRequirement {

    private final int[] underlyings;
    private final long[] moves;
    private final long contingencyRatio;
    private final long initialFactor;
    private final int count;

    /**
     * Moves that each underlying may make.
     *
     * @param underlyings the underlying of each market, counted from 0
     * @param moves of a price (1e-9, between -1 and 1)
     * @param contingencyRatio of the notional of all positions (1e-9)
     * @param initialFactor what opening needs as a multiple of staying open (1e-9, at least 1)
     */
    public PortfolioShocks(int[] underlyings, long[] moves, long contingencyRatio, long initialFactor) {
        this.underlyings = underlyings.clone();
        this.moves = moves.clone();
        this.contingencyRatio = contingencyRatio;
        this.initialFactor = initialFactor;
        Figures.requireWithin("contingencyRatio", contingencyRatio, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("initialFactor", initialFactor, FixedPoint.RATIO_ONE, 100 * FixedPoint.RATIO_ONE);
        for (long move : moves) {
            Figures.requireWithin("move", move, 1 - FixedPoint.RATIO_ONE, FixedPoint.RATIO_ONE);
        }
        int highest = -1;
        for (int underlying : underlyings) {
            Figures.requireWithin("underlying", underlying, 0, underlyings.length - 1);
            highest = Math.max(highest, underlying);
        }
        count = highest + 1;
    }

    @Override
    public long initialMargin(MarginAccount account) {
        return FixedPoint.mulDivCeil(maintenanceMargin(account), initialFactor, FixedPoint.RATIO_ONE);
    }

    @Override
    public long maintenanceMargin(MarginAccount account) {
        long needed = contingency(account);
        for (int underlying = 0; underlying < count; underlying++) {
            needed = Math.addExact(needed, worstLoss(account, underlying));
        }
        return needed;
    }

    private long contingency(MarginAccount account) {
        long sum = 0;
        for (int slot = 0; slot < account.positions(); slot++) {
            sum = Math.addExact(sum, MarginMaths.ratioOf(account.notional(slot), contingencyRatio));
        }
        return sum;
    }

    private long worstLoss(MarginAccount account, int underlying) {
        long worst = 0;
        for (long move : moves) {
            worst = Math.max(worst, Math.negateExact(profit(account, underlying, move)));
        }
        return worst;
    }

    private long profit(MarginAccount account, int underlying, long move) {
        long profit = 0;
        for (int slot = 0; slot < account.positions(); slot++) {
            if (underlyings[account.market(slot)] == underlying) {
                profit = Math.addExact(profit, account.profitOfMove(slot, move));
            }
        }
        return profit;
    }
}
