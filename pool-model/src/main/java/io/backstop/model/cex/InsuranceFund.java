package io.backstop.model.cex;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.waterfall.Pocket;

/** The fund as a pocket: it pays all it has. */
record InsuranceFund(Party party) implements Pocket {

    @Override
    public Account account() {
        return party.account();
    }

    @Override
    public long absorb(long shortfall) {
        long paid = Math.min(shortfall, party.cash());
        party.receive(-paid, Reason.SHORTFALL);
        return paid;
    }
}
