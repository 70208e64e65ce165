package io.backstop.model.cex;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.waterfall.Pocket;

/** A party as a pocket: it pays all it has, up to a cap for each step. Not thread safe. */
final class CashPocket implements Pocket {

    private final Party party;
    private final long capPerStep;
    private long paid;

    CashPocket(Party party, long capPerStep) {
        this.party = party;
        this.capPerStep = capPerStep;
    }

    /** A pocket without a cap. */
    static CashPocket of(Party party) {
        return new CashPocket(party, Long.MAX_VALUE);
    }

    Party party() {
        return party;
    }

    /** What it could pay now. */
    long available() {
        return Math.max(0, Math.min(party.cash(), capPerStep - paid));
    }

    /** Another step has begun. */
    void begin() {
        paid = 0;
    }

    @Override
    public Account account() {
        return party.account();
    }

    @Override
    public long absorb(long shortfall) {
        long amount = Math.min(shortfall, available());
        party.receive(-amount, Reason.SHORTFALL);
        paid += amount;
        return amount;
    }
}
