package io.backstop.model.cex;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Asset;
import io.backstop.model.ledger.Transfer;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What everybody has at the ends of chosen steps: equity at the mark, with what was taken out and without what was brought in, micro-dollars.
 * The house comes first, then traders by account id. Not thread safe.
 */
final class WealthRecord {

    private final SortedSet<Integer> wanted = new TreeSet<>();
    private final NavigableMap<Integer, long[]> wealth = new TreeMap<>();
    private long[] takenOut = new long[16];
    private int nextTransfer;

    /** A record of no step yet. */
    WealthRecord() {}

    /** A record of these steps. */
    WealthRecord(SortedSet<Integer> steps) {
        wanted.addAll(steps);
    }

    /** Asks for a step that is not over yet. */
    void want(int step) {
        wanted.add(step);
    }

    /** The steps asked for. */
    SortedSet<Integer> steps() {
        return wanted;
    }

    /** What everybody had at the end of a step that was asked for; of more accounts than there are, nothing. */
    long[] at(int step, int accounts) {
        return Arrays.copyOf(wealth.getOrDefault(step, new long[0]), accounts);
    }

    /** The accounts that were seen, and the house. */
    int accounts() {
        return wealth.values().stream().mapToInt(each -> each.length).max().orElse(0);
    }

    /** The end of a step; of every one, because coins that came and went are what they counted for then. */
    void endOfStep(int step, Clearing clearing, Valuation value, long mark) {
        follow(clearing, mark);
        if (!wanted.contains(step)) {
            return;
        }
        Traders traders = clearing.traders();
        long[] all = new long[1 + Math.max(traders.limit(), takenOut.length)];
        all[0] =
                Math.addExact(clearing.house().cash(), value.at(clearing.house().size(), mark));
        for (int account = 0; account + 1 < all.length; account++) {
            long equity = traders.isOpen(account) ? traders.equity(account, mark) : 0;
            long out = account < takenOut.length ? takenOut[account] : 0;
            long idle = clearing.quoting().idleCash(account);
            all[account + 1] = Math.addExact(Math.addExact(equity, idle), out);
        }
        wealth.put(step, all);
    }

    private void follow(Clearing clearing, long mark) {
        List<Transfer> transfers = clearing.ledger().transfers();
        for (; nextTransfer < transfers.size(); nextTransfer++) {
            Transfer transfer = transfers.get(nextTransfer);
            if (transfer.to().equals(Account.EXTERNAL)) {
                add(transfer.from(), money(transfer, clearing, mark));
            } else if (transfer.from().equals(Account.EXTERNAL)) {
                add(transfer.to(), -money(transfer, clearing, mark));
            }
        }
    }

    /** In the contract's money: coins beside it are what they count for at a mark. */
    private static long money(Transfer transfer, Clearing clearing, long mark) {
        boolean isBeside =
                transfer.asset() == Asset.COIN && !clearing.denomination().isCoin();
        return isBeside ? clearing.traders().coins().asset().value(transfer.amount(), mark) : transfer.amount();
    }

    private void add(Account account, long amount) {
        if (account.party() == Account.Party.TRADER) {
            if (account.id() >= takenOut.length) {
                takenOut = Arrays.copyOf(takenOut, 2 * account.id());
            }
            takenOut[account.id()] = Math.addExact(takenOut[account.id()], amount);
        }
    }
}
