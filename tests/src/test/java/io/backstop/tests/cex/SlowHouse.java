package io.backstop.tests.cex;

import io.backstop.model.ledger.Account;

/** The house: unlimited margin, and an entry value that is the average cost of what it holds. */
final class SlowHouse extends SlowAccount {

    private long entryValue;

    SlowHouse() {
        super(Account.HOUSE);
    }

    @Override
    void trade(long traded, long paid) {
        boolean grows = size == 0 || Long.signum(size) == Long.signum(traded);
        boolean shrinks = !grows && Math.abs(traded) <= Math.abs(size);
        if (grows) {
            entryValue += paid;
        } else if (shrinks) {
            entryValue -= SlowMaths.floor(entryValue, Math.abs(traded), Math.abs(size));
        } else {
            entryValue = SlowMaths.floor(paid, Math.abs(size + traded), Math.abs(traded));
        }
        super.trade(traded, paid);
    }

    @Override
    void give(long amount) {
        entryValue += amount;
    }

    @Override
    long profit(SlowMaths maths, long price) {
        return maths.worth(size, price) - entryValue;
    }
}
