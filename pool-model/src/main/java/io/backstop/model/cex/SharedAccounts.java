package io.backstop.model.cex;

import io.backstop.model.cex.margin.AccountRequirement;
import io.backstop.model.cex.margin.MarginAccount;
import io.backstop.model.cex.margin.Markets;
import io.backstop.model.cex.margin.PositionMode;
import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.LegPairs;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Traders whose positions stand together: those of an account in a venue's contracts, and those of the trader's other account, which is the other leg of
 * his hedges. Each position has collateral of its own in its contract, as under isolated
 * margin; what is done here is to allot it anew from all that the account has, before anybody asks who is liquidatable.
 *
 * <p>The collaterals of a trader's positions are all that he has at the venue. He is asked only when one of his positions
 * has less than it would need alone, so a step without such a position costs O(1). Not thread safe.
 */
final class SharedAccounts {

    private final List<Clearing> contracts;
    private final Markets markets;
    private final AccountRequirement requirement;
    private final LegPairs pairs;
    private final NavigableSet<Integer> due = new TreeSet<>();

    /** A position: an account in a contract. */
    private record Slot(int place, int account) {}

    /** Joins the accounts of these contracts, which all settle in the same money. */
    SharedAccounts(List<Clearing> contracts, AccountRequirement requirement, LegPairs pairs) {
        this.contracts = List.copyOf(contracts);
        this.requirement = requirement;
        this.pairs = pairs;
        markets = new Markets(this.contracts.stream()
                .map(contract -> contract.traders().terms().market())
                .toList());
        for (int place = 0; place < this.contracts.size(); place++) {
            this.contracts.get(place).traders().join(new Elsewhere(place));
        }
    }

    /** Sets the mark of a contract. */
    void mark(int contract, long price) {
        markets.mark(contract, price);
    }

    /**
     * Allots the collateral of all traders of whom a position has too little for itself, by account id.
     *
     * @param first contract whose engine has not worked yet
     */
    void allot(int first) {
        for (int place = first; place < contracts.size(); place++) {
            traders(place)
                    .visitLiquidatable(
                            markets.mark(place),
                            account -> due.add(pairs.accounts(account).getFirst()));
        }
        while (!due.isEmpty()) {
            allotTo(due.pollFirst());
        }
    }

    private void allotTo(int account) {
        List<Slot> open = largestFirst(account);
        long equity = 0;
        for (Slot slot : open) {
            equity = Math.addExact(equity, equity(slot));
        }
        int given = 0;
        MarginAccount kept = copy(open);
        while (given < open.size() && equity < kept.maintenanceMargin()) {
            given++;
            kept = copy(open.subList(given, open.size()));
        }
        List<Slot> staying = open.subList(given, open.size());
        long theirs = given == 0 ? equity : kept.maintenanceMargin();
        distribute(theirs, staying);
        for (int place = 0; place < given; place++) {
            give(open.get(place), place == 0 ? equity - theirs : 0, false);
        }
    }

    /** In proportion to what each needs alone; what rounding leaves is the first one's. */
    private void distribute(long amount, List<Slot> slots) {
        long needed = 0;
        for (Slot slot : slots) {
            needed = Math.addExact(needed, alone(slot));
        }
        long left = amount;
        for (Slot slot : slots.subList(Math.min(1, slots.size()), slots.size())) {
            long share = needed == 0 ? 0 : FixedPoint.mulDivFloor(amount, alone(slot), needed);
            left -= share;
            give(slot, share, true);
        }
        if (!slots.isEmpty()) {
            give(slots.getFirst(), left, true);
        }
    }

    /** Leaves a position with so much equity. */
    private void give(Slot slot, long equity, boolean isSpared) {
        traders(slot.place()).spare(slot.account(), isSpared);
        long more = equity - equity(slot);
        if (more != 0) {
            move(slot, -more);
        }
    }

    /** Sends money of an open position to the others, or brings it. Its history begins anew: before, other money has backed it. */
    private void move(Slot slot, long amount) {
        Clearing contract = contracts.get(slot.place());
        Party trader = contract.traders().party(slot.account());
        contract.send(trader, amount, Reason.ALLOTMENT);
        contract.traders().change(trader, contract.traders().entryPrice(slot.account()), contract.step());
    }

    private List<Slot> largestFirst(int account) {
        List<Slot> open =
                new ArrayList<>(slots(account).filter(slot -> size(slot) != 0).toList());
        open.sort(Comparator.comparingLong((Slot slot) -> -alone(slot))
                .thenComparingInt(Slot::place)
                .thenComparingInt(Slot::account));
        return open;
    }

    /** Where a trader may have positions, by contract. */
    private Stream<Slot> slots(int account) {
        List<Integer> accounts = pairs.accounts(account);
        return IntStream.range(0, contracts.size())
                .boxed()
                .flatMap(place -> accounts.stream().map(each -> new Slot(place, each)));
    }

    private MarginAccount copy(List<Slot> slots) {
        MarginAccount copy = new MarginAccount(markets, PositionMode.HEDGE, requirement);
        for (Slot slot : slots) {
            copy.trade(slot.place(), size(slot), markets.mark(slot.place()));
        }
        return copy;
    }

    private Traders traders(int place) {
        return contracts.get(place).traders();
    }

    private long size(Slot slot) {
        return traders(slot.place()).size(slot.account());
    }

    private long equity(Slot slot) {
        Traders traders = traders(slot.place());
        return traders.isOpen(slot.account()) ? traders.equity(slot.account(), markets.mark(slot.place())) : 0;
    }

    private long alone(Slot slot) {
        return traders(slot.place()).terms().maintenanceMargin(size(slot), markets.mark(slot.place()));
    }

    /** All positions of a trader but one, seen from that one's contract. */
    private final class Elsewhere implements OtherPositions {

        private final int here;

        Elsewhere(int here) {
            this.here = here;
        }

        @Override
        public long equity(int account) {
            return others(account).mapToLong(SharedAccounts.this::equity).reduce(0, Math::addExact);
        }

        @Override
        public long margin(int account, long size, long alone, boolean isOpening) {
            for (int place = 0; place < contracts.size(); place++) {
                Clearing contract = contracts.get(place);
                markets.openNotional(
                        place, contract.traders().terms().notional(contract.longSizes(), markets.mark(place)));
            }
            MarginAccount copy =
                    copy(others(account).filter(slot -> size(slot) != 0).toList());
            if (size != 0) {
                copy.trade(here, size, markets.mark(here));
            }
            return isOpening ? copy.initialMargin() : copy.maintenanceMargin();
        }

        @Override
        public void settle(Party flat) {
            List<Slot> open =
                    others(flat.account().id()).filter(slot -> size(slot) != 0).toList();
            for (int place = 0; place < open.size() && flat.cash() != 0; place++) {
                long most = Math.max(0, SharedAccounts.this.equity(open.get(place)));
                bring(flat, open.get(place), Math.min(-flat.cash(), most));
            }
        }

        /** Money of another position; of a negative amount, money for it. */
        private void bring(Party flat, Slot slot, long amount) {
            contracts.get(here).send(flat, -amount, Reason.ALLOTMENT);
            move(slot, amount);
        }

        private Stream<Slot> others(int account) {
            Slot own = new Slot(here, account);
            return slots(account).filter(slot -> !slot.equals(own));
        }
    }
}
