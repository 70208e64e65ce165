// Mirrors lastresort/AccountDebts.sol
package io.backstop.model.mirror.lastresort;

import io.backstop.model.mirror.evm.ContractRevert;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/** Shortfalls that stay on the accounts that made them. Not thread safe. */
public final class AccountDebtsMirror implements LastResort {

    private final LongConsumer pool;
    private final Map<Integer, Long> debts = new HashMap<>();
    private long pending;

    /** Debts to a pool, which takes what is repaid in micro-dollars. */
    public AccountDebtsMirror(LongConsumer pool) {
        this.pool = pool;
    }

    @Override
    public void requireTakes(Loss loss, long rest) {
        Math.addExact(pending, rest);
    }

    @Override
    public void owe(Loss loss, long rest) {
        pending = Math.addExact(pending, rest);
        debts.merge(loss.account(), rest, Long::sum);
    }

    /** Pays micro-dollars of a debt of an account. */
    public void repay(int account, long amount) {
        long debt = debtOf(account);
        if (amount > debt) {
            throw new ContractRevert("RepaymentAboveDebt", (long) account, amount, debt);
        }
        pool.accept(amount);
        debts.put(account, debt - amount);
        pending -= amount;
    }

    /** What an account has not paid, micro-dollars. */
    public long debtOf(int account) {
        return debts.getOrDefault(account, 0L);
    }

    @Override
    public long pending() {
        return pending;
    }
}
