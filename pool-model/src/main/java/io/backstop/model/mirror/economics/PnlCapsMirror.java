// Mirrors economics/PnlCaps.sol
package io.backstop.model.mirror.economics;

import io.backstop.model.market.OpenInterest;
import io.backstop.model.market.PnlCapMaths;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.scenario.PnlCapsSpec;
import java.util.function.LongSupplier;

/**
 * How much of its traders' profit a pool stands for: a side's PnL at the mark counts up to a share of the pool's cash.
 * Reads and never writes.
 *
 * @param interest the market's, as it is at each question
 * @param mark last mark price (1e-8 dollar), 0 before the first
 * @param cash the pool's, micro-dollars
 */
public record PnlCapsMirror(
        PnlCapsSpec factors, long sizeUnit, OpenInterest interest, LongSupplier mark, LongSupplier cash)
        implements ProfitRule, NavRule {

    @Override
    public long withheld(boolean isLong, long profit) {
        return PnlCapMaths.withheld(profit, sidePnl(isLong), cash.getAsLong(), factors.traders());
    }

    @Override
    public void paid(boolean isLong, long profit) {}

    @Override
    public long countedPnl(Action action) {
        long factor = action == Action.DEPOSIT ? factors.deposits() : factors.withdrawals();
        long money = cash.getAsLong();
        return Math.addExact(
                PnlCapMaths.capped(sidePnl(true), money, factor), PnlCapMaths.capped(sidePnl(false), money, factor));
    }

    @Override
    public long boundCash() {
        return Math.max(
                PnlCapMaths.cashFor(sidePnl(true), factors.withdrawals()),
                PnlCapMaths.cashFor(sidePnl(false), factors.withdrawals()));
    }

    /** A side's profit at the mark over the pool's cash (1e-9), rounded down; 0 for a loss, 1000.0 for all above. */
    public long pnlToPool(boolean isLong) {
        return PnlCapMaths.pnlToPool(sidePnl(isLong), cash.getAsLong());
    }

    private long sidePnl(boolean isLong) {
        return PnlCapMaths.ofSide(interest, isLong, mark.getAsLong(), sizeUnit);
    }
}
