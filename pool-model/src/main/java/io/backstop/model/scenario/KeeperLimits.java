package io.backstop.model.scenario;

import io.backstop.model.units.Figures;

/**
 * What a keeper leaves to others.
 *
 * @param minNotional positions that are worth less, micro-dollars
 * @param minProfit liquidations whose reward after gas is less, micro-dollars; {@link #ANY_PROFIT} if it does not count
 * @param capital what it has to pay for gas, micro-dollars; {@link #ENOUGH} if it never lacks any
 * @param mostPerBlock all that are more than it decides in one block
 */
public record KeeperLimits(long minNotional, long minProfit, long capital, int mostPerBlock) {

    /** Profit does not count. */
    public static final long ANY_PROFIT = Long.MIN_VALUE;

    /** Gas is always paid for. */
    public static final long ENOUGH = Long.MAX_VALUE;

    /** Leaves nobody. */
    public static final KeeperLimits NONE = new KeeperLimits(0, ANY_PROFIT, ENOUGH, Integer.MAX_VALUE);

    /** Checks the figures. */
    public KeeperLimits {
        Figures.requireWithin("minNotional", minNotional, 0, Long.MAX_VALUE);
        Figures.requireWithin("capital", capital, 0, ENOUGH);
        Figures.requireWithin("mostPerBlock", mostPerBlock, 1, Integer.MAX_VALUE);
    }

    /** Whether profit counts. */
    public boolean asksProfit() {
        return minProfit != ANY_PROFIT;
    }
}
