package io.backstop.model.cex;

import io.backstop.model.cex.book.BookListener;
import io.backstop.model.ledger.Account;

/** Tells the fills of one order to those who take part; one object for all orders. Not thread safe. */
final class TakerFills implements BookListener {

    private final Clearing clearing;
    private final long tickSize;
    private Party taker = new Party(Account.EXTERNAL, 0, 0);

    TakerFills(Clearing clearing, long tickSize) {
        this.clearing = clearing;
        this.tickSize = tickSize;
    }

    /** Whose order is next. */
    TakerFills of(Party party) {
        taker = party;
        return this;
    }

    @Override
    public void onFill(int maker, int owner, long ticks, long size) {
        clearing.fill(taker, maker, ticks * tickSize, size);
    }
}
