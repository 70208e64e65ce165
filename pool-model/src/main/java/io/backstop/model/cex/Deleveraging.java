package io.backstop.model.cex;

import io.backstop.model.cex.inventory.Inventory;
import io.backstop.model.cex.inventory.Lot;
import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.LossWave;
import io.backstop.model.venue.WinnerCloses;
import java.util.List;
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
    private final Bearer bearer;
    private final DeleveragingRules rules;
    private final LossSharing sharing;
    private final Cases cases;
    private final WaitingOrders orders;
    private final WinnerCloses closed;
    private long previousOracle;

    /**
     * Deleverages this inventory and what is left of these cases.
     *
     * @param closed where the closes of winners are noted, the house's among them
     */
    Deleveraging(
            Clearing clearing,
            Valuation value,
            Inventory<LiquidationCase> inventory,
            Bearer bearer,
            DeleveragingRules rules,
            LossSharing sharing,
            Cases cases,
            WaitingOrders orders,
            WinnerCloses closed) {
        this.closed = closed;
        this.rules = rules;
        this.cases = cases;
        this.orders = orders;
        this.clearing = clearing;
        this.value = value;
        this.inventory = inventory;
        this.bearer = bearer;
        this.sharing = sharing;
    }

    /** Keeps the venue's index and how the fund stands at the end of a step with this mark. */
    void remember(long venueIndex, long mark) {
        previousOracle = venueIndex;
        rules.due().remember(clearing.step(), bearer.balance(), inventory.loss(value, mark));
    }

    /** Whether the engine may still sell in the book at this mark. */
    boolean allowsSales(long mark) {
        return rules.due().allowsSales(clearing.step(), bearer.balance(), inventory.loss(value, mark));
    }

    /**
     * Closes what is due at the mark: of the inventory, and of positions with less than nothing that nobody has taken over.
     *
     * @param isLeaving whether all of the inventory that has a loss is to go
     */
    void run(Now now, List<OpenCase> left, boolean isLeaving) {
        if (rules.due().isNever()) {
            return;
        }
        List<Untaken> untaken = left.stream()
                .filter(open -> clearing.traders().isOpen(open.account())) // others may have met its order meanwhile
                .map(this::untaken)
                .toList();
        long loss = inventory.loss(value, now.mark());
        for (Untaken position : untaken) {
            loss = Math.addExact(
                    loss, position.open().isOffered() ? 0 : position.lot().loss(value, now.mark()));
        }
        long excess = rules.due().excess(clearing.step(), bearer.balance(), bearer.means(), loss);
        new Wave(now, loss).run(excess, untaken, isLeaving);
        inventory.dropEmpty();
        untaken.forEach(this::leave);
    }

    /** A position that nobody has taken over, as if it were a lot of its owner: it has cost what he owes for it. */
    private record Untaken(OpenCase open, Party owner, Lot<LiquidationCase> lot) {}

    private Untaken untaken(OpenCase open) {
        Party owner = clearing.traders().party(open.account());
        long bankruptcyPrice = value.bankruptcyPrice(owner.cash(), owner.size());
        LiquidationCase row = cases.frozen(open, bankruptcyPrice);
        return new Untaken(open, owner, new Lot<>(row, bankruptcyPrice, owner.size(), -owner.cash()));
    }

    private void leave(Untaken position) {
        OpenCase open = position.open();
        if (position.owner().size() == open.held()) {
            return;
        }
        cases.enter(open, position.lot().origin());
        open.leave(position.owner().size());
        clearing.traders().replace(position.owner());
        if (position.owner().size() == 0) {
            orders.cancel(open);
            cases.forget(open);
        }
    }

    /** The deleveraging of one step. */
    private final class Wave {

        private final long mark;
        private final long index;
        private final AdlTerms terms;
        private final AdlTally tally = new AdlTally();
        private long openLoss;
        private boolean sparesFund;
        private Party holder = clearing.engine();
        private @Nullable Winners ofLongLots;
        private @Nullable Winners ofShortLots;

        /** A wave against a loss at the mark. */
        Wave(Now now, long loss) {
            mark = now.mark();
            index = now.index();
            openLoss = loss;
            terms = new AdlTerms(value, rules.price(), mark, now.venueIndex(), previousOracle);
        }

        void run(long firstExcess, List<Untaken> untaken, boolean isLeaving) {
            boolean isAll = firstExcess > 0 && !terms.paysAll();
            long excess = firstExcess;
            for (Lot<LiquidationCase> lot : inventory.lots()) {
                long relief = deleverage(lot, excess, isAll || isLeaving);
                excess -= relief;
                openLoss -= relief;
            }
            for (Untaken position : untaken) {
                holder = position.owner();
                boolean isOffered = position.open().isOffered();
                long relief = deleverage(position.lot(), excess, isAll || isOffered);
                excess -= isOffered ? 0 : relief;
                openLoss -= isOffered ? 0 : relief;
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

        /** Closes what of a lot is due; returns by how much its loss is less then. */
        private long deleverage(Lot<LiquidationCase> lot, long excess, boolean isAll) {
            long loss = lot.loss(value, mark);
            if (loss == 0) {
                return 0;
            }
            sparesFund = !isAll && !rules.due().asksForAll(lot, mark, bearer.balance(), loss, openLoss, held());
            deleverage(lot, sparesFund ? share(lot.size(), excess, loss) : lot.size());
            return loss - lot.loss(value, mark);
        }

        private void deleverage(Lot<LiquidationCase> lot, long size) {
            if (size == 0) {
                return;
            }
            long price = terms.price(lot);
            tally.ask(Math.max(0, lot.loss(value, size, mark)), sparesFund ? 0 : bearer.means());
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
            long budget = Math.max(
                    0,
                    Math.addExact(
                            traders.equity(account, mark), traders.others().equity(account)));
            Party winner = traders.party(account);
            long held = winner.size();
            long wanted = terms.affordable(lot, smaller(most, -held), price, budget);
            long part = clearing.legs().closable(account, held, wanted);
            if (part != 0) {
                long before = winner.cash();
                long rest = close(lot, part, price, winner, budget);
                sharing.closed(account, -part, winner.cash() - before, traders.entryPrice(account));
                charge(winner, part, price);
                if (winner.size() == 0) {
                    clearing.payOut(winner);
                }
                traders.replace(winner);
                tally.hedges(clearing.legs().closed(account, held, part));
                cover(rest);
            }
            return part;
        }

        private void charge(Party winner, long part, long price) {
            long fee = clearing.fees().ofWinner(value.at(part, price));
            clearing.fees().take(winner, fee, clearing.traders().means(winner, mark));
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
            closed.add(clearing.step(), id(winner), clearing.denomination().notional(Math.absExact(part), price));
            long loss = leave(lot, part, winner);
            long payment = terms.payment(part, price, loss);
            tally.close(Math.abs(value.profit(part, mark, price)), payment, equity);
            long borne = Math.min(payment, Math.max(0, loss));
            clearing.pay(winner, holder, borne, Reason.ADL);
            bearer.keep(winner, payment - borne);
            return Math.max(0, loss) - borne;
        }

        private static int id(Party winner) {
            Account account = winner.account();
            return account.equals(Account.HOUSE) ? WinnerCloses.HOUSE : account.id();
        }

        private void cover(long rest) {
            long unpaid = sparesFund ? rest : bearer.pay(holder, rest);
            sharing.settle(holder, unpaid, mark);
        }

        private void socialise(Lot<LiquidationCase> lot, long part) {
            if (part != 0) {
                cover(leave(lot, part, clearing.house()));
            }
        }

        /** Passes a part on at the mark; returns the loss to be paid, or gives the fund what rounding left. */
        private long leave(Lot<LiquidationCase> lot, long part, Party to) {
            long paid = clearing.trade(holder, to, -part, mark);
            long loss = Math.addExact(lot.remove(part), paid);
            if (loss < 0) {
                bearer.keep(holder, -loss);
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
