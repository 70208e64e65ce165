package io.backstop.model.cex;

import io.backstop.model.ledger.Reason;
import java.util.Arrays;

/**
 * Collects a socialised loss from those who are winning, and books the rest as bad debt.
 *
 * <p>The base of a trader is its unrealised profit at the mark, but never more than its equity; of the house its
 * unrealised profit. The market maker takes no part: it stands for depth, not for a bet. Shares go by account id, the
 * house last. Not thread safe.
 */
final class LossSharing {

    private final Clearing clearing;
    private final Valuation value;

    /** Shares losses among the accounts of this venue. */
    LossSharing(Clearing clearing, Valuation value) {
        this.clearing = clearing;
        this.value = value;
    }

    /** Pays {@code loss} micro-dollars to a party that has lost them. */
    void settle(Party to, long loss, long mark) {
        if (loss <= 0) {
            return;
        }
        long[] bases = bases(mark);
        long[] shares = SocialisedLoss.shares(loss, bases);
        int house = bases.length - 1;
        for (int account = 0; account < house; account++) {
            if (shares[account] > 0) {
                Party trader = clearing.traders().party(account);
                clearing.pay(trader, to, shares[account], Reason.SOCIALISED_LOSS);
                clearing.traders().replace(trader);
            }
        }
        clearing.pay(clearing.house(), to, shares[house], Reason.SOCIALISED_LOSS);
        long rest = loss - Arrays.stream(shares).sum();
        clearing.pay(clearing.badDebt(), to, rest, Reason.SHORTFALL);
    }

    private long[] bases(long mark) {
        Traders traders = clearing.traders();
        long[] bases = new long[traders.limit() + 1];
        for (int account = 0; account < traders.limit(); account++) {
            if (traders.isOpen(account)) {
                bases[account] = Math.max(0, Math.min(traders.profit(account, mark), traders.equity(account, mark)));
            }
        }
        bases[traders.limit()] = Math.max(0, clearing.house().profit(value, mark));
        return bases;
    }
}
