package io.backstop.model.cex;

import io.backstop.model.cex.margin.AccountRequirement;
import io.backstop.model.cex.margin.MarginAccount;
import io.backstop.model.cex.margin.Markets;
import io.backstop.model.cex.margin.PositionMode;
import io.backstop.model.ledger.Reason;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Accounts whose positions in a venue's contracts stand together. Each position has collateral of its own in its contract, as under isolated
 * margin; what is done here is to allot it anew from all that the account has, before anybody asks who is liquidatable.
 *
 * <p>The collaterals of an account's positions are all that it has at the venue. An account is asked only when one of its positions
 * has less than it would need alone, so a step without such a position costs O(1). Not thread safe.
 */
final class SharedAccounts {

    private final List<Clearing> contracts;
    private final Markets markets;
    private final AccountRequirement requirement;
    private final NavigableSet<Integer> due = new TreeSet<>();

    /** Joins the accounts of these contracts, which all settle in the same money. */
    SharedAccounts(List<Clearing> contracts, AccountRequirement requirement) {
        this.contracts = List.copyOf(contracts);
        this.requirement = requirement;
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
     * Allots the collateral of all accounts of which a position has too little for itself, by account id.
     *
     * @param first contract whose engine has not worked yet
     */
    void allot(int first) {
        for (int place = first; place < contracts.size(); place++) {
            traders(place).visitLiquidatable(markets.mark(place), due::add);
        }
        while (!due.isEmpty()) {
            allotTo(due.pollFirst());
        }
    }

    private void allotTo(int account) {
        List<Integer> open = largestFirst(account);
        long equity = 0;
        for (int place : open) {
            equity = Math.addExact(equity, equity(place, account));
        }
        int given = 0;
        MarginAccount kept = copy(account, open);
        while (given < open.size() && equity < kept.maintenanceMargin()) {
            given++;
            kept = copy(account, open.subList(given, open.size()));
        }
        List<Integer> staying = open.subList(given, open.size());
        long theirs = given == 0 ? equity : kept.maintenanceMargin();
        distribute(account, theirs, staying);
        for (int place = 0; place < given; place++) {
            give(open.get(place), account, place == 0 ? equity - theirs : 0, false);
        }
    }

    /** In proportion to what each needs alone; what rounding leaves is the first one's. */
    private void distribute(int account, long amount, List<Integer> places) {
        long needed = 0;
        for (int place : places) {
            needed = Math.addExact(needed, alone(place, account));
        }
        long left = amount;
        for (int place : places.subList(Math.min(1, places.size()), places.size())) {
            long share = needed == 0 ? 0 : FixedPoint.mulDivFloor(amount, alone(place, account), needed);
            left -= share;
            give(place, account, share, true);
        }
        if (!places.isEmpty()) {
            give(places.getFirst(), account, left, true);
        }
    }

    /** Leaves a position with so much equity. */
    private void give(int place, int account, long equity, boolean isSpared) {
        Traders traders = traders(place);
        traders.spare(account, isSpared);
        long more = equity - equity(place, account);
        if (more != 0) {
            move(place, traders.party(account), -more);
        }
    }

    /** Sends money of an open position to the other contracts, or brings it. Its history begins anew: before, other money has backed it. */
    private void move(int place, Party trader, long amount) {
        Clearing contract = contracts.get(place);
        contract.send(trader, amount, Reason.ALLOTMENT);
        traders(place).change(trader, traders(place).entryPrice(trader.account().id()), contract.step());
    }

    private List<Integer> largestFirst(int account) {
        List<Integer> open = new ArrayList<>();
        for (int place = 0; place < contracts.size(); place++) {
            if (traders(place).isOpen(account)) {
                open.add(place);
            }
        }
        open.sort(Comparator.comparingLong((Integer place) -> -alone(place, account))
                .thenComparingInt(place -> place));
        return open;
    }

    private MarginAccount copy(int account, List<Integer> places) {
        MarginAccount copy = new MarginAccount(markets, PositionMode.ONE_WAY, requirement);
        for (int place : places) {
            copy.trade(place, traders(place).size(account), markets.mark(place));
        }
        return copy;
    }

    private Traders traders(int place) {
        return contracts.get(place).traders();
    }

    private long equity(int place, int account) {
        Traders traders = traders(place);
        return traders.isOpen(account) ? traders.equity(account, markets.mark(place)) : 0;
    }

    private long alone(int place, int account) {
        return traders(place).terms().maintenanceMargin(traders(place).size(account), markets.mark(place));
    }

    /** The other contracts, seen from one. */
    private final class Elsewhere implements OtherPositions {

        private final int here;

        Elsewhere(int here) {
            this.here = here;
        }

        @Override
        public long equity(int account) {
            long sum = 0;
            for (int place = 0; place < contracts.size(); place++) {
                sum = place == here ? sum : Math.addExact(sum, SharedAccounts.this.equity(place, account));
            }
            return sum;
        }

        @Override
        public long margin(int account, long size, long alone, boolean isOpening) {
            MarginAccount copy = new MarginAccount(markets, PositionMode.ONE_WAY, requirement);
            for (int place = 0; place < contracts.size(); place++) {
                long held = place == here ? size : traders(place).size(account);
                long mark = markets.mark(place);
                markets.openNotional(
                        place,
                        traders(place).terms().notional(contracts.get(place).longSizes(), mark));
                if (held != 0) {
                    copy.trade(place, held, mark);
                }
            }
            return isOpening ? copy.initialMargin() : copy.maintenanceMargin();
        }

        @Override
        public void settle(Party flat) {
            int account = flat.account().id();
            for (int place = 0; place < contracts.size() && flat.cash() != 0; place++) {
                if (place != here && traders(place).isOpen(account)) {
                    long most = Math.max(0, SharedAccounts.this.equity(place, account));
                    bring(flat, place, Math.min(-flat.cash(), most));
                }
            }
        }

        /** Money of a position elsewhere; of a negative amount, money for it. */
        private void bring(Party flat, int place, long amount) {
            contracts.get(here).send(flat, -amount, Reason.ALLOTMENT);
            move(place, traders(place).party(flat.account().id()), amount);
        }
    }
}
