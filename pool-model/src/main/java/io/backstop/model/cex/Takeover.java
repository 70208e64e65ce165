package io.backstop.model.cex;

import io.backstop.model.cex.inventory.Assignment;
import io.backstop.model.cex.inventory.Backstop;
import io.backstop.model.cex.inventory.Inventory;
import io.backstop.model.cex.inventory.Lot;
import io.backstop.model.cex.inventory.Offer;
import io.backstop.model.cex.inventory.TakeoverPrice;
import io.backstop.model.cex.liquidation.LiquidatablePosition;
import io.backstop.model.ledger.Reason;
import java.util.List;
import java.util.function.Supplier;

/**
 * Offers positions to the venue's backstops and hands them over. What fund and vault take the engine holds as lots that have
 * cost what their former owners owed to the last unit: a trading fee is owed by the order that closes the lot, not before. What a provider takes is his
 * own, and his trade at the bankruptcy price is what the fee in that price was for. Not thread safe.
 */
final class Takeover {

    /** Holds for the fund. */
    static final int FUND = -1;

    /** Holds for the vault. */
    static final int VAULT = -2;

    /** Providers from outside are this and those below it. */
    static final int OUTSIDE = -3;

    private final Clearing clearing;
    private final TakeoverPrice price;
    private final MarginSettlement margin;
    private final Inventory<LiquidationCase> ofFund;
    private final Inventory<LiquidationCase> ofVault;
    private final ProviderSales sales;
    private Backstop backstop = offer -> List.of();
    private int offeredBy;
    private long mark;

    /** Takeovers at this price into two inventories; what providers take may be sold later. */
    Takeover(
            Clearing clearing,
            TakeoverPrice price,
            MarginSettlement margin,
            Inventory<LiquidationCase> ofFund,
            Inventory<LiquidationCase> ofVault,
            ProviderSales sales) {
        this.sales = sales;
        this.clearing = clearing;
        this.price = price;
        this.margin = margin;
        this.ofFund = ofFund;
        this.ofVault = ofVault;
    }

    /** Who is asked from now on. */
    void ask(Backstop asked) {
        backstop = asked;
    }

    /**
     * Whether a provider among the traders can take something now: one who is there, does not get rid of it himself and may not be liquidated
     * himself. No takeover is at a price worse than the mark for who takes, so he owes nothing either if it leaves him flat.
     */
    boolean isAble(int provider) {
        Traders traders = clearing.traders();
        return provider <= OUTSIDE
                || (provider != offeredBy && traders.isOpen(provider) && !traders.isLiquidatable(provider, mark));
    }

    /** What a position must have for a provider to take it, so that he pays no more than the mark. */
    long leastEquity(LiquidatablePosition position) {
        return price == TakeoverPrice.BANKRUPTCY ? clearing.fees().ofTaker(position.notional()) : 0;
    }

    /**
     * Offers a part of a trader's position; with the last part whatever margin goes with it.
     *
     * @param position that has the price
     * @param quantity market units without sign
     * @param row of the case, asked for if anything is taken
     */
    void offer(Party trader, LiquidatablePosition position, long quantity, Supplier<LiquidationCase> row, Now now) {
        offeredBy = trader.account().id();
        mark = now.mark();
        for (Assignment taken : backstop.take(new Offer(now.time(), position, quantity))) {
            long part = position.signed(taken.quantity());
            switch (taken.holder()) {
                case FUND -> hold(trader, position, part, row.get(), ofFund);
                case VAULT -> hold(trader, position, part, row.get(), ofVault);
                default -> pass(trader, position, part, row.get(), taken.holder(), now);
            }
        }
    }

    private void hold(
            Party trader,
            LiquidatablePosition position,
            long part,
            LiquidationCase row,
            Inventory<LiquidationCase> inventory) {
        boolean leavesMargin = price == TakeoverPrice.MARK_WITH_MARGIN;
        long cost = move(trader, clearing.engine(), leavesMargin ? position.mark() : position.zeroPrice(), part);
        inventory.add(new Lot<>(row, position.zeroPrice(), part, cost));
    }

    private void pass(
            Party trader, LiquidatablePosition position, long part, LiquidationCase row, int provider, Now now) {
        Traders traders = clearing.traders();
        Party taker = provider <= OUTSIDE ? clearing.providers() : traders.party(provider);
        long received = move(trader, taker, price.of(position), part);
        row.close(now.step(), part, received, 0, now.index());
        sales.taken(provider, part, now.time());
        if (price == TakeoverPrice.BANKRUPTCY) {
            margin.charge(trader, row, received, now.mark());
        }
        if (provider > OUTSIDE) {
            traders.add(taker, price.of(position), now.step());
            if (taker.size() == 0) {
                clearing.payOut(taker);
            }
        }
    }

    /** Moves a part and, with the last one, the margin where it goes along; returns what the taker has paid for both. */
    private long move(Party trader, Party taker, long at, long part) {
        long cost = -clearing.trade(trader, taker, -part, at);
        if (price == TakeoverPrice.MARK_WITH_MARGIN && trader.size() == 0 && trader.cash() > 0) {
            cost = Math.subtractExact(cost, trader.cash());
            clearing.pay(trader, taker, trader.cash(), Reason.LIQUIDATION_SURPLUS);
        }
        return cost;
    }
}
