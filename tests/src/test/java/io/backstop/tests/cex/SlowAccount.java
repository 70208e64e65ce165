package io.backstop.tests.cex;

import io.backstop.model.ledger.Account;

/** Cash and size of one account; a trader's entry price and the step in which its owner last changed it stand beside them. */
class SlowAccount {

    final Account name;
    long cash;
    long size;
    long entryPrice;
    int changedAt = -1;
    /** What of the profit of its position was taken for losses. */
    long taken;

    /** An account that has nothing. */
    SlowAccount(Account name) {
        this.name = name;
    }

    /** Takes a signed size for a signed amount of money. */
    void trade(long traded, long paid) {
        size += traded;
        cash -= paid;
    }

    /** Of what it has left since it had another size it has given as large a part, rounded up. */
    void reducedFrom(long before) {
        taken = -SlowMaths.floor(-taken, Math.abs(size), Math.abs(before));
    }

    /** So much of its profit was taken. */
    void give(long amount) {
        taken += amount;
    }

    /** Cash and what the size was worth when it was entered. */
    long collateral(SlowMaths maths) {
        return cash + maths.worth(size, entryPrice);
    }

    long profit(SlowMaths maths, long price) {
        return maths.profit(size, entryPrice, price);
    }

    long equity(SlowMaths maths, long price) {
        return collateral(maths) + profit(maths, price);
    }
}
