package io.backstop.model.cex;

import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.units.FixedPoint;

/**
 * Orders of the tape in sizes and money of the venue's contract. What opens or adds is counted at the mark of its step; of coins that are taken
 * away each is as many contracts as the coins of the position became on average when they came in, so that half of the coins is half of the
 * contracts. Not thread safe.
 */
final class OrderUnits {

    private final Denomination denomination;
    private final Traders traders;
    /** What came in since a position was opened, without sign, and what it became; nothing where sizes are coins. */
    private final AccountAmounts coins = new AccountAmounts();

    private final AccountAmounts contracts = new AccountAmounts();

    /** Units of a venue on which nobody has opened anything yet. */
    OrderUnits(Denomination denomination, Traders traders) {
        this.denomination = denomination;
        this.traders = traders;
    }

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
        return new TapeOrder.Decrease(
                order.step(),
                order.account(),
                part(order.account(), order.size(), mark),
                denomination.money(order.collateral(), mark));
    }

    /** Notes a position that is there before the tape. */
    void seeded(SeededPosition position) {
        begin(position.account(), position.size(), traders.size(position.account()));
    }

    /** Notes what has become of an order, before which its account had a size. */
    void accepted(TapeOrder order, long before) {
        long added = traders.size(order.account()) - before;
        if (added == 0) {
            return;
        }
        switch (order) {
            case TapeOrder.Open open -> begin(open.account(), open.size(), added);
            case TapeOrder.Increase more -> add(more.account(), more.size(), added);
            case TapeOrder.Decrease less -> {
                // What is left was counted as all of it was.
            }
            case TapeOrder.Close close -> {
                // Who opens again begins anew.
            }
        }
    }

    private void begin(int account, long asked, long became) {
        coins.clear(account);
        contracts.clear(account);
        add(account, asked, became);
    }

    private void add(int account, long asked, long became) {
        if (denomination.isCoin()) {
            coins.add(account, Math.absExact(asked));
            contracts.add(account, Math.absExact(became));
        }
    }

    private long part(int account, long asked, long mark) {
        if (coins.of(account) == 0) {
            return denomination.size(asked, mark);
        }
        long part = FixedPoint.mulDivFloor(Math.absExact(asked), contracts.of(account), coins.of(account));
        return asked > 0 ? part : -part;
    }
}
