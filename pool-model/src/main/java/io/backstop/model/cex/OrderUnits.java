package io.backstop.model.cex;

import io.backstop.model.scenario.TapeOrder;

/**
 * Orders of the tape in sizes and money of the venue's contract, at the mark of their step. What a decrease takes away are the
 * contracts that so many coins were at the entry price, so that half of a position is its half.
 */
record OrderUnits(Denomination denomination, Traders traders) {

    TapeOrder.Open of(TapeOrder.Open order, long mark) {
        return new TapeOrder.Open(
                order.step(),
                order.account(),
                denomination.size(order.size(), mark),
                denomination.money(order.collateral(), mark));
    }

    TapeOrder.Increase of(TapeOrder.Increase order, long mark) {
        return new TapeOrder.Increase(
                order.step(),
                order.account(),
                denomination.size(order.size(), mark),
                denomination.money(order.collateral(), mark));
    }

    TapeOrder.Decrease of(TapeOrder.Decrease order, long mark) {
        int account = order.account();
        long entry = traders.isOpen(account) ? traders.entryPrice(account) : mark;
        return new TapeOrder.Decrease(
                order.step(),
                account,
                denomination.size(order.size(), entry),
                denomination.money(order.collateral(), mark));
    }
}
