package io.backstop.model.cex;

import io.backstop.model.cex.inventory.Worth;
import io.backstop.model.cex.margin.InverseContract;
import io.backstop.model.units.FixedPoint;

/**
 * Money of a contract on dollars: 1e-8 coin. Who buys is paid the worth in coins and owes it when he sells, so a fall makes
 * him owe more than he got.
 */
record InverseValuation(InverseContract contract) implements Valuation {

    /** A profit is less by up to two units than what it is made of. */
    private static final long HIDDEN_BY_ROUNDING = 2;

    @Override
    public long at(long size, long price) {
        return Worth.of(contract).at(size, price);
    }

    @Override
    public long averagePrice(long money, long size) {
        return contract.priceOfWorthDown(size, Math.abs(money));
    }

    @Override
    public long bankruptcyPrice(long cash, long size) {
        return size > 0
                ? contract.priceOfWorthUp(size, cash)
                : Math.max(1, contract.priceOfWorthDown(size, Math.negateExact(cash)));
    }

    @Override
    public long zeroPrice(long size, long price, long equity) {
        return bankruptcyPrice(Math.subtractExact(equity, at(size, price)), size);
    }

    @Override
    public long affordable(long most, long from, long to, long budget) {
        long profit = profit(most, from, to);
        if (profit <= budget) {
            return most;
        }
        long part = FixedPoint.mulDivFloor(Math.abs(most), budget, profit + HIDDEN_BY_ROUNDING);
        return most > 0 ? part : -part;
    }
}
