package io.backstop.model.cex.funding;

import io.backstop.model.cex.margin.ContractKind;
import io.backstop.model.units.FixedPoint;

/** What a position pays or receives. */
public final class FundingPayment {

    private FundingPayment() {}

    /**
     * What a position owes in its contract's money: rounded up if it pays, and down, as a negative number, if it receives.
     *
     * @param size market units, positive for a long
     * @param price 1e-8 dollar: the mark, or the index where a venue takes that (Hyperliquid)
     * @param rate 1e-9 of the notional, positive if longs pay
     */
    public static long owed(ContractKind contract, long size, long price, long rate) {
        long ratio = Math.absExact(rate);
        boolean pays = size > 0 == rate > 0;
        return pays
                ? FixedPoint.mulDivCeil(contract.worthUp(size, price), ratio, FixedPoint.RATIO_ONE)
                : -FixedPoint.mulDivFloor(contract.worthDown(size, price), ratio, FixedPoint.RATIO_ONE);
    }
}
