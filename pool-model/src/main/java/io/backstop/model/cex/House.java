package io.backstop.model.cex;

import io.backstop.model.cex.deleveraging.Standing;
import io.backstop.model.ledger.Account;
import io.backstop.model.units.FixedPoint;

/**
 * The counterparty of the traders' skew, with unlimited margin. Its entry value is the average cost of what it holds: a
 * reduction takes out its share rounded down, a change of side starts anew. Not thread safe.
 */
final class House extends Party {

    /** Its account in standings, after all traders. */
    static final int STANDING_ID = Integer.MAX_VALUE;

    private long entryValue;

    /** A house that holds nothing. */
    House() {
        super(Account.HOUSE, 0, 0);
    }

    @Override
    void trade(long traded, long paid) {
        long held = size();
        if (held == 0 || held > 0 == traded > 0) {
            entryValue = Math.addExact(entryValue, paid);
        } else if (Math.abs(traded) <= Math.abs(held)) {
            entryValue -= FixedPoint.mulDivFloor(entryValue, Math.abs(traded), Math.abs(held));
        } else {
            entryValue = FixedPoint.mulDivFloor(paid, Math.abs(traded + held), Math.abs(traded));
        }
        super.trade(traded, paid);
    }

    /** So much of its profit was taken for a loss: what it holds has cost as much more. */
    void share(long amount) {
        entryValue = Math.addExact(entryValue, amount);
    }

    /** Unrealised profit at a price. */
    long profit(Valuation value, long price) {
        return value.at(size(), price) - entryValue;
    }

    /** What it has at a price at which it has a profit: that profit is all its equity. */
    Standing standing(Valuation value, long price) {
        long profit = profit(value, price);
        long entryPrice = Math.max(1, value.averagePrice(entryValue, size()));
        boolean rises = value.contract().worthRisesWithPrice();
        return new Standing(
                STANDING_ID,
                size(),
                rises ? entryPrice : price,
                rises ? price : entryPrice,
                profit,
                Math.abs(value.at(size(), price)),
                0,
                0,
                profit);
    }
}
