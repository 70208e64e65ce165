package io.backstop.model.ledger;

import java.util.Arrays;

/** What each account holds of one asset; negative where it owes. Not thread safe. */
final class Balances {

    private long[] amounts = new long[64];

    long of(Account account) {
        int index = account.index();
        return index < amounts.length ? amounts[index] : 0;
    }

    void move(Account from, Account to, long amount) {
        add(from, -amount);
        add(to, amount);
    }

    long sum() {
        return Arrays.stream(amounts).sum();
    }

    private void add(Account account, long amount) {
        int index = account.index();
        if (index >= amounts.length) {
            amounts = Arrays.copyOf(amounts, Math.max(index + 1, amounts.length * 2));
        }
        amounts[index] = Math.addExact(amounts[index], amount);
    }
}
