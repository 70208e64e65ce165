package io.backstop.model.cex;

import io.backstop.model.ledger.Account;

/**
 * The counterparty of what traders hold more on one side than on the other, as an account with margin of its own: it is liquidated,
 * deleveraged and bears losses as theirs are. Belongs to one run.
 */
final class MarginedHouse {

    private final Clearing clearing;
    private final int account;
    private final long margin;

    /** A house that has nothing yet and will post so much of the contract's money. */
    MarginedHouse(Clearing clearing, int account, long margin) {
        this.clearing = clearing;
        this.account = account;
        this.margin = margin;
    }

    /**
     * Takes over what the house without limit holds once all positions of before the tape are open, at the average entry price of the
     * traders on the larger side. What the traders of both sides have from each other's entry prices stays where it is. Where the sides
     * are equal there is nothing to take, and nothing is posted.
     */
    void takeSkew() {
        long skew = clearing.house().size();
        if (skew == 0) {
            return;
        }
        Traders traders = clearing.traders();
        long price = averageEntryPrice(traders, skew < 0);
        Party party = new Party(Account.trader(account), 0, 0);
        clearing.deposit(party, margin);
        clearing.trade(party, clearing.house(), skew, price);
        traders.raiseLimit(party, price);
        traders.open(party, price, clearing.step());
    }

    /** Of all longs, or all shorts, rounded down. */
    private static long averageEntryPrice(Traders traders, boolean ofLongs) {
        Valuation value = traders.terms().value();
        long size = 0;
        long worth = 0;
        for (int id = 0; id < traders.limit(); id++) {
            if (traders.isOpen(id) && traders.size(id) > 0 == ofLongs) {
                size = Math.addExact(size, traders.size(id));
                worth = Math.addExact(worth, value.at(traders.size(id), traders.entryPrice(id)));
            }
        }
        return Math.max(1, value.averagePrice(worth, size));
    }
}
