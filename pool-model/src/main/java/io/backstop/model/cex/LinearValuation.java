package io.backstop.model.cex;

import io.backstop.model.cex.deleveraging.ZeroPrice;
import io.backstop.model.cex.margin.LinearContract;
import io.backstop.model.units.FixedPoint;

/**
 * Money of a contract on the coin: micro-dollars.
 *
 * @param contract whose size unit is that of the market
 */
record LinearValuation(LinearContract contract) implements Valuation {

    private static final long PRICE_PER_MONEY = 100;

    @Override
    public long at(long size, long price) {
        return FixedPoint.mulDivFloor(size, price, scale());
    }

    @Override
    public long averagePrice(long money, long size) {
        return FixedPoint.mulDivFloor(Math.abs(money), scale(), Math.abs(size));
    }

    @Override
    public long bankruptcyPrice(long cash, long size) {
        if (size > 0) {
            return Math.max(1, FixedPoint.mulDivCeil(Math.negateExact(cash), scale(), size));
        }
        return FixedPoint.mulDivFloor(cash, scale(), Math.negateExact(size));
    }

    @Override
    public long zeroPrice(long size, long price, long equity) {
        return ZeroPrice.of(size, price, equity, sizeUnit());
    }

    @Override
    public long affordable(long most, long from, long to, long budget) {
        if (profit(most, from, to) <= budget) {
            return most;
        }
        long part = FixedPoint.mulDivFloor(budget, scale(), Math.abs(to - from));
        return most > 0 ? part : -part;
    }

    private long scale() {
        return sizeUnit() * PRICE_PER_MONEY;
    }
}
