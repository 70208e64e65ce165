package io.backstop.model.cex;

import io.backstop.model.cex.inventory.Inventory;
import io.backstop.model.cex.inventory.Lot;
import io.backstop.model.cex.inventory.TakeoverPrice;
import io.backstop.model.cex.liquidation.LiquidatablePosition;
import io.backstop.model.ledger.Reason;

/** Hands positions to the engine, which holds them as lots. What it owes their former owners is their cash to the last unit. Not thread safe. */
final class Takeover {

    private final Clearing clearing;
    private final TakeoverPrice price;
    private final Inventory<LiquidationCase> inventory;

    /** Takeovers at this price into an inventory. */
    Takeover(Clearing clearing, TakeoverPrice price, Inventory<LiquidationCase> inventory) {
        this.clearing = clearing;
        this.price = price;
        this.inventory = inventory;
    }

    /**
     * Moves a part of a trader's position, and with the last part whatever margin goes with it.
     *
     * @param position that has the price
     * @param quantity market units without sign
     */
    void take(Party trader, LiquidatablePosition position, long quantity, LiquidationCase row) {
        long part = position.signed(quantity);
        long cost = -clearing.trade(trader, clearing.engine(), -part, price.of(position));
        if (price == TakeoverPrice.MARK_WITH_MARGIN && trader.size() == 0 && trader.cash() > 0) {
            cost = Math.subtractExact(cost, trader.cash());
            clearing.pay(trader, clearing.engine(), trader.cash(), Reason.LIQUIDATION_SURPLUS);
        }
        inventory.add(new Lot<>(row, position.lastSolventPrice(), part, cost));
    }
}
