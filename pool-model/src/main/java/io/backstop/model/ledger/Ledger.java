package io.backstop.model.ledger;

import io.backstop.model.units.Hashes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All transfers of one run in order, and the balances they make.
 *
 * <p>Not thread safe; one ledger belongs to one run.
 */
public final class Ledger {

    private final TransferColumns transfers = new TransferColumns();
    private long[] balances = new long[64];
    private final Map<Account, Long> stakes = new HashMap<>();
    private final Map<Account, Long> ethers = new HashMap<>();
    private long traderBalance;

    /** Books one movement of dollars; nothing is booked for an amount of zero. */
    public void transfer(int step, Account from, Account to, long amount, Reason reason) {
        if (amount == 0) {
            return;
        }
        transfers.append(new Transfer(step, from, to, Asset.USD, amount, reason));
        add(from, -amount);
        add(to, amount);
    }

    /** Books one movement of a staked token; nothing is booked for an amount of zero. */
    public void transferStake(int step, Account from, Account to, long amount, Reason reason) {
        if (amount == 0) {
            return;
        }
        transfer(stakes, new Transfer(step, from, to, Asset.STAKE, amount, reason));
    }

    /**
     * Books one movement of ether.
     *
     * @param wei positive
     */
    public void transferEther(int step, Account from, Account to, long wei, Reason reason) {
        transfer(ethers, new Transfer(step, from, to, Asset.ETHER, wei, reason));
    }

    private void transfer(Map<Account, Long> holdings, Transfer transfer) {
        transfers.append(transfer);
        holdings.merge(transfer.from(), -transfer.amount(), Math::addExact);
        holdings.merge(transfer.to(), transfer.amount(), Math::addExact);
    }

    /** What the account holds in micro-dollars; negative where it owes. */
    public long balance(Account account) {
        int index = account.index();
        return index < balances.length ? balances[index] : 0;
    }

    /** What the account holds of a staked token, in millionths of one. */
    public long stakeOf(Account account) {
        return stakes.getOrDefault(account, 0L);
    }

    /** What the account holds of ether, in wei; negative where it paid. */
    public long etherOf(Account account) {
        return ethers.getOrDefault(account, 0L);
    }

    /** What all traders together hold. */
    public long traderBalance() {
        return traderBalance;
    }

    /** Dollars, stake and ether of all accounts, each of which is zero together. */
    public long total() {
        return Math.abs(Arrays.stream(balances).sum()) + total(stakes) + total(ethers);
    }

    private static long total(Map<Account, Long> holdings) {
        return Math.abs(holdings.values().stream().mapToLong(held -> held).sum());
    }

    /** All transfers in the order in which they were made; it cannot be changed and grows with the ledger. */
    public List<Transfer> transfers() {
        return transfers;
    }

    /** Hash of all transfers in order. */
    public String hash() {
        Hashes hashes = new Hashes();
        for (Transfer t : transfers) {
            hashes.add(t.step()).add(t.from().toString()).add(t.to().toString());
            hashes.add(t.asset().name()).add(t.amount()).add(t.reason().name());
        }
        return hashes.hex();
    }

    private void add(Account account, long amount) {
        int index = account.index();
        if (index >= balances.length) {
            balances = Arrays.copyOf(balances, Math.max(index + 1, balances.length * 2));
        }
        balances[index] = Math.addExact(balances[index], amount);
        if (account.party() == Account.Party.TRADER) {
            traderBalance = Math.addExact(traderBalance, amount);
        }
    }
}
