package io.backstop.model.cex;

import io.backstop.model.cex.inventory.Inventory;
import io.backstop.model.cex.inventory.Lot;
import io.backstop.model.ledger.Reason;
import io.backstop.model.units.FixedPoint;
import org.jspecify.annotations.Nullable;

/**
 * Auto-deleveraging: when the inventory's unrealised loss at the mark is more than the fund holds, lots are closed, first
 * taken over first, until what remains is covered (Binance, insurance fund page of 6 May 2025).
 *
 * <p>The fund pays nothing for a deleveraged part. A winner is settled at the mark and then pays the difference to the
 * bankruptcy price, which is what closing him at that price would cost him; he never pays more than his equity. What no
 * winner can take goes to the house at the mark, and its loss is socialised. Not thread safe.
 */
final class Deleveraging {

    private final Clearing clearing;
    private final Valuation value;
    private final Inventory<LiquidationCase> inventory;
    private final LossSharing sharing;

    /** Deleverages this inventory. */
    Deleveraging(Clearing clearing, Valuation value, Inventory<LiquidationCase> inventory, LossSharing sharing) {
        this.clearing = clearing;
        this.value = value;
        this.inventory = inventory;
        this.sharing = sharing;
    }

    /** Brings the inventory's loss at the mark down to what the fund holds. */
    void run(long mark, long index) {
        long excess = inventory.loss(value, mark) - clearing.fund().cash();
        if (excess > 0) {
            new Wave(mark, index).run(excess);
            inventory.dropEmpty();
        }
    }

    /** The deleveraging of one step. */
    private final class Wave {

        private final long mark;
        private final long index;
        private @Nullable Winners ofLongLots;
        private @Nullable Winners ofShortLots;

        Wave(long mark, long index) {
            this.mark = mark;
            this.index = index;
        }

        void run(long firstExcess) {
            long excess = firstExcess;
            for (Lot<LiquidationCase> lot : inventory.lots()) {
                long loss = lot.loss(value, mark);
                if (excess > 0 && loss > 0) {
                    deleverage(lot, excess < loss ? share(lot.size(), excess, loss) : lot.size());
                    excess -= loss - lot.loss(value, mark);
                }
            }
        }

        private void deleverage(Lot<LiquidationCase> lot, long size) {
            Winners winners = winners(lot);
            long open = size;
            while (open != 0 && !winners.isEmpty()) {
                long taken = closeTrader(lot, open, winners.first());
                open -= taken;
                if (open != 0) {
                    winners.removeFirst();
                }
            }
            open -= closeHouse(lot, open);
            socialise(lot, open);
        }

        /** Closes as much as the trader has and can pay for. */
        private long closeTrader(Lot<LiquidationCase> lot, long most, int account) {
            Traders traders = clearing.traders();
            if (!traders.isOpen(account)) {
                return 0;
            }
            long budget = Math.max(0, traders.equity(account, mark));
            Party winner = traders.party(account);
            long part = lot.affordable(value, smaller(most, -winner.size()), mark, budget);
            if (part != 0) {
                close(lot, part, winner);
                if (winner.size() == 0) {
                    clearing.payOut(winner);
                }
                traders.replace(winner);
            }
            return part;
        }

        private long closeHouse(Lot<LiquidationCase> lot, long most) {
            House house = clearing.house();
            boolean wins = house.size() > 0 != lot.size() > 0 && house.profit(value, mark) > 0;
            if (most == 0 || !wins) {
                return 0;
            }
            long part = smaller(most, -house.size());
            close(lot, part, house);
            return part;
        }

        private void close(Lot<LiquidationCase> lot, long part, Party winner) {
            long loss = leave(lot, part, winner);
            if (loss > 0) {
                clearing.pay(winner, clearing.engine(), loss, Reason.ADL);
            }
        }

        private void socialise(Lot<LiquidationCase> lot, long part) {
            if (part != 0) {
                long loss = leave(lot, part, clearing.house());
                sharing.settle(clearing.engine(), loss, mark);
            }
        }

        /** Passes a part on at the mark; returns the loss to be paid, or gives the fund what rounding left. */
        private long leave(Lot<LiquidationCase> lot, long part, Party to) {
            long paid = clearing.trade(clearing.engine(), to, -part, mark);
            long loss = Math.addExact(lot.remove(part), paid);
            if (loss < 0) {
                clearing.pay(clearing.engine(), clearing.fund(), -loss, Reason.LIQUIDATION_SURPLUS);
            }
            lot.origin().close(clearing.step(), part, -paid, Math.max(0, loss), index);
            return loss;
        }

        private Winners winners(Lot<LiquidationCase> lot) {
            Winners found = lot.size() > 0 ? ofLongLots : ofShortLots;
            if (found == null) {
                found = new Winners(clearing.traders(), lot.size(), mark);
                if (lot.size() > 0) {
                    ofLongLots = found;
                } else {
                    ofShortLots = found;
                }
            }
            return found;
        }

        /** The part of a signed size that carries {@code excess} of its {@code loss}, rounded up. */
        private static long share(long size, long excess, long loss) {
            long part = FixedPoint.mulDivCeil(Math.abs(size), excess, loss);
            return size > 0 ? part : -part;
        }

        private static long smaller(long size, long most) {
            return size > 0 ? Math.min(size, most) : Math.max(size, most);
        }
    }
}
