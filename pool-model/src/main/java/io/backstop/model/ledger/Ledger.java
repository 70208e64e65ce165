package io.backstop.model.ledger;

import io.backstop.model.units.Hashes;
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
    private final Balances dollars = new Balances();
    private final Balances coins = new Balances();
    private final Map<Account, Long> stakes = new HashMap<>();
    private final Map<Account, Long> ethers = new HashMap<>();
    private long traderBalance;

    /** Books one movement of dollars; nothing is booked for an amount of zero. */
    public void transfer(int step, Account from, Account to, long amount, Reason reason) {
        if (amount == 0) {
            return;
        }
        transfers.append(new Transfer(step, from, to, Asset.USD, amount, reason));
        dollars.move(from, to, amount);
        traderBalance = Math.addExact(traderBalance, traders(to, amount) - traders(from, amount));
    }

    /** Books one movement of the coin that a contract is on, in 1e-8 of one; nothing is booked for an amount of zero. */
    public void transferCoin(int step, Account from, Account to, long amount, Reason reason) {
        if (amount == 0) {
            return;
        }
        transfers.append(new Transfer(step, from, to, Asset.COIN, amount, reason));
        coins.move(from, to, amount);
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
        return dollars.of(account);
    }

    /** What the account holds of the coin that a contract is on, in 1e-8 of one; negative where it owes. */
    public long coinsOf(Account account) {
        return coins.of(account);
    }

    /** What the account holds of a staked token, in millionths of one. */
    public long stakeOf(Account account) {
        return stakes.getOrDefault(account, 0L);
    }

    /** What the account holds of ether, in wei; negative where it paid. */
    public long etherOf(Account account) {
        return ethers.getOrDefault(account, 0L);
    }

    /** What all traders together hold in micro-dollars. */
    public long traderBalance() {
        return traderBalance;
    }

    /** Dollars, coins, stake and ether of all accounts, each of which is zero together. */
    public long total() {
        return Math.abs(dollars.sum()) + Math.abs(coins.sum()) + total(stakes) + total(ethers);
    }

    private static long total(Map<Account, Long> holdings) {
        return Math.abs(holdings.values().stream().mapToLong(held -> held).sum());
    }

    /** All transfers in the order in which they were made; it cannot be changed and grows with the ledger. */
    public List<Transfer> transfers() {
        return transfers;
    }

    /** What an account gave and got, in order. */
    public List<Transfer> transfersOf(Account account) {
        return transfers.of(account);
    }

    /** What was transferred for a reason, in order. */
    public List<Transfer> transfersOf(Reason reason) {
        return transfers.of(reason);
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

    private static long traders(Account account, long amount) {
        return account.party() == Account.Party.TRADER ? amount : 0;
    }
}
