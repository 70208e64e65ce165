package io.backstop.model.cex;

import io.backstop.model.ledger.Account;
import io.backstop.model.units.FixedPoint;

/**
 * The counterparty of the traders' skew, with unlimited margin. Its entry value is the average cost of what it holds: a
 * reduction takes out its share rounded down, a change of side starts anew. Not thread safe.
 */
final class House extends Party {

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

    /** Unrealised profit at a price. */
    long profit(Valuation value, long price) {
        return value.at(size(), price) - entryValue;
    }
}
