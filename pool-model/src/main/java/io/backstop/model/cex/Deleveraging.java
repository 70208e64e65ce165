package io.backstop.model.cex;

import io.backstop.model.cex.inventory.Inventory;
import io.backstop.model.cex.inventory.Lot;
import io.backstop.model.ledger.Reason;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.LossWave;
import org.jspecify.annotations.Nullable;

/**
 * Auto-deleveraging: when a trigger of the venue is due, lots with a loss at the mark are closed, first taken over first. What is too much for
 * the fund is closed at the bankruptcy price until it no longer is (Binance, insurance fund page of 6 May 2025); at any other
 * price winners make no room in the fund, so all goes.
 *
 * <p>A winner is settled at the mark and then pays the difference to the close price, never more than his equity; what he pays beyond
 * the loss is the fund's. What no winner can take goes to the house at the mark. What is left of a loss is the fund's where all of a lot was
 * asked for, and socialised where the fund was to be spared. Not thread safe.
 */
final class Deleveraging {

    private final Clearing clearing;
    private final Valuation value;
    private final Inventory<LiquidationCase> inventory;
    private final DeleveragingRules rules;
    private final LossSharing sharing;
    private long previousOracle;

    /** Deleverages this inventory. */
    Deleveraging(
            Clearing clearing,
            Valuation value,
            Inventory<LiquidationCase> inventory,
            DeleveragingRules rules,
            LossSharing sharing) {
        this.rules = rules;
        this.clearing = clearing;
        this.value = value;
        this.inventory = inventory;
        this.sharing = sharing;
    }

    /** Keeps the index and the fund's balance at the end of a step. */
    void remember(long index) {
        previousOracle = index;
        rules.due().remember(clearing.step(), fund());
    }

    /** Whether the engine may still sell in the book at this mark. */
    boolean allowsSales(long mark) {
        return rules.due().allowsSales(clearing.step(), fund(), inventory.loss(value, mark));
    }

    /** Closes what is due at this mark. */
    void run(long mark, long index) {
        long canPay = clearing.firstLoss().canPay();
        long excess = rules.due().excess(clearing.step(), fund(), canPay, inventory.loss(value, mark));
        new Wave(mark, index).run(excess);
        inventory.dropEmpty();
    }

    /** What the fund and those behind it have. */
    private long fund() {
        return clearing.firstLoss().balance();
    }

    /** The deleveraging of one step. */
    private final class Wave {

        private final long mark;
        private final long index;
        private final AdlTerms terms;
        private final AdlTally tally = new AdlTally();
        private boolean sparesFund;
        private @Nullable Winners ofLongLots;
        private @Nullable Winners ofShortLots;

        Wave(long mark, long index) {
            this.mark = mark;
            this.index = index;
            terms = new AdlTerms(value, rules.price(), mark, index, previousOracle);
        }

        void run(long firstExcess) {
            boolean isAll = firstExcess > 0 && !terms.paysAll();
            long excess = firstExcess;
            for (Lot<LiquidationCase> lot : inventory.lots()) {
                long loss = lot.loss(value, mark);
                if (loss > 0) {
                    sparesFund = !isAll && !rules.due().asksForAll(lot, mark, fund(), loss, held());
                    deleverage(lot, sparesFund ? share(lot.size(), excess, loss) : lot.size());
                    excess -= loss - lot.loss(value, mark);
                }
            }
            LossWave wave = tally.wave(clearing.step());
            if (wave != null) {
                sharing.tell(wave);
            }
        }

        /** Notional of all lots at the mark. */
        private long held() {
            return value.notional(inventory.grossSize(), mark);
        }

        private void deleverage(Lot<LiquidationCase> lot, long size) {
            if (size == 0) {
                return;
            }
            long price = terms.price(lot);
            tally.ask(
                    Math.max(0, lot.loss(value, size, mark)),
                    sparesFund ? 0 : clearing.firstLoss().canPay());
            Winners winners = winners(lot);
            long open = size;
            while (open != 0 && !winners.isEmpty()) {
                long taken = closeTrader(lot, open, price, winners.first());
                open -= taken;
                if (open != 0) {
                    winners.removeFirst();
                }
            }
            open -= closeHouse(lot, open, price);
            socialise(lot, open);
        }

        /** Closes as much as the trader has and can pay for. */
        private long closeTrader(Lot<LiquidationCase> lot, long most, long price, int account) {
            Traders traders = clearing.traders();
            if (!traders.isOpen(account)) {
                return 0;
            }
            long budget = Math.max(0, traders.equity(account, mark));
            Party winner = traders.party(account);
            long part = terms.affordable(lot, smaller(most, -winner.size()), price, budget);
            if (part != 0) {
                long before = winner.cash();
                long rest = close(lot, part, price, winner, budget);
                sharing.realised(account, winner.cash() - before + value.at(part, traders.entryPrice(account)));
                if (winner.size() == 0) {
                    clearing.payOut(winner);
                }
                traders.replace(winner);
                cover(rest);
            }
            return part;
        }

        private long closeHouse(Lot<LiquidationCase> lot, long most, long price) {
            House house = clearing.house();
            boolean wins = house.size() > 0 != lot.size() > 0 && house.profit(value, mark) > 0;
            if (most == 0 || !wins) {
                return 0;
            }
            long part = smaller(most, -house.size());
            cover(close(lot, part, price, house, house.profit(value, mark)));
            return part;
        }

        /** Passes a part on to a winner, who pays what the close price asks; returns what is left of the loss. */
        private long close(Lot<LiquidationCase> lot, long part, long price, Party winner, long equity) {
            long loss = leave(lot, part, winner);
            long payment = terms.payment(part, price, loss);
            tally.close(Math.abs(value.profit(part, mark, price)), payment, equity);
            long borne = Math.min(payment, Math.max(0, loss));
            clearing.pay(winner, clearing.engine(), borne, Reason.ADL);
            clearing.pay(winner, clearing.fund(), payment - borne, Reason.LIQUIDATION_SURPLUS);
            return Math.max(0, loss) - borne;
        }

        private void cover(long rest) {
            long unpaid = sparesFund ? rest : clearing.payFromFund(clearing.engine(), rest);
            sharing.settle(clearing.engine(), unpaid, mark);
        }

        private void socialise(Lot<LiquidationCase> lot, long part) {
            if (part != 0) {
                cover(leave(lot, part, clearing.house()));
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
                found = new Winners(clearing.traders(), rules.rank(), lot.size(), mark);
                if (lot.size() > 0) {
                    ofLongLots = found;
                } else {
                    ofShortLots = found;
                }
            }
            return found;
        }

        /** The part of a signed size that carries {@code excess} of its {@code loss}, rounded up; all of it at most. */
        private static long share(long size, long excess, long loss) {
            if (excess <= 0 || excess >= loss) {
                return excess <= 0 ? 0 : size;
            }
            long part = FixedPoint.mulDivCeil(Math.abs(size), excess, loss);
            return size > 0 ? part : -part;
        }

        private static long smaller(long size, long most) {
            return size > 0 ? Math.min(size, most) : Math.max(size, most);
        }
    }
}
