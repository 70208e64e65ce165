package io.backstop.model.outcome;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Account.Party;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PositionLog;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of one cohort at a venue, in micro-dollars.
 *
 * @param members whose
 * @param pnl what they took out and have at the last mark, less what they brought in; funding counts when it is paid
 * @param liquidations number of forced closes
 * @param liquidated their notional
 * @param residual what they kept of them
 * @param profitLost what they gave up when they were deleveraged
 * @param deleveraged notional at the mark by which their positions were smaller at the end of steps in which they gave something up
 * @param refused orders that the venue refused
 * @param hedge what became of their hedges; null if they have none
 */
public record CohortOutcome(
        Members members,
        long pnl,
        long liquidations,
        long liquidated,
        long residual,
        long profitLost,
        long deleveraged,
        long refused,
        @Nullable Hedge hedge) {

    /**
     * Hedges, of which the other leg stays as it is.
     *
     * @param broken accounts that held less here than elsewhere at the end of some step
     * @param unhedgedMillis how long that was, all accounts together
     * @param mostUnhedged largest notional at the index that was not hedged at the end of a step, all accounts together
     * @param pnlElsewhere of all other legs from the price before the tape to the last index
     */
    public record Hedge(int broken, long unhedgedMillis, long mostUnhedged, long pnlElsewhere) {}

    static CohortOutcome of(VenueRun run, Members members, TimeGrid grid, IndexPrices index, long sizeUnit) {
        Walk walk = new Walk(run, members, sizeUnit);
        walk.go(index, grid);
        List<Liquidation> forced = run.liquidations().stream()
                .filter(row -> row.forced() && members.has(row.account()))
                .toList();
        return new CohortOutcome(
                members,
                pnl(run, members, walk),
                forced.size(),
                forced.stream().mapToLong(Liquidation::notional).reduce(0, Math::addExact),
                forced.stream().mapToLong(Liquidation::payout).reduce(0, Math::addExact),
                walk.profitLost,
                walk.deleveraged,
                run.refusals().stream()
                        .map(MarketEvent.OrderRefused::account)
                        .filter(members::has)
                        .count(),
                members.hedged() ? walk.hedge(index) : null);
    }

    /** Where positions are traded in a book, a ledger's balance lacks what the size is worth; on a pool, what it has won. */
    private static long pnl(VenueRun run, Members members, Walk walk) {
        long pnl = 0;
        for (Transfer transfer : run.ledger().transfers()) {
            boolean leaves = isOutside(transfer.to()) && isOf(transfer.from(), members);
            boolean comes = isOutside(transfer.from()) && isOf(transfer.to(), members);
            pnl = Math.addExact(pnl, leaves ? transfer.amount() : 0);
            pnl = Math.subtractExact(pnl, comes ? transfer.amount() : 0);
        }
        for (int account = members.first(); account <= members.last(); account++) {
            pnl = Math.addExact(pnl, run.ledger().balance(Account.trader(account)));
        }
        return Math.addExact(pnl, walk.worth(run.kind() == VenueRun.Kind.CEX));
    }

    /** What waits for a two-step order is not the trader's in the ledger yet. */
    private static boolean isOutside(Account account) {
        return account.equals(Account.EXTERNAL) || account.equals(Account.ORDER_ESCROW);
    }

    private static boolean isOf(Account account, Members members) {
        return account.party() == Party.TRADER && members.has(account.id());
    }

    /** The members' positions, step by step. Not thread safe. */
    private static final class Walk {

        private final VenueRun run;
        private final Members members;
        private final long sizeUnit;
        private final SortedMap<Integer, Long> hedges = new TreeMap<>();
        private final SortedMap<Integer, Long> sizes = new TreeMap<>();
        private final SortedMap<Integer, Long> entryPrices = new TreeMap<>();
        private final SortedMap<Integer, SortedMap<Integer, Long>> givenUp = new TreeMap<>();
        private final SortedMap<Integer, Boolean> broken = new TreeMap<>();
        private long profitLost;
        private long deleveraged;
        private long unhedgedMillis;
        private long mostUnhedged;

        Walk(VenueRun run, Members members, long sizeUnit) {
            this.run = run;
            this.members = members;
            this.sizeUnit = sizeUnit;
            for (Transfer transfer : run.ledger().transfers()) {
                if (transfer.reason() == Reason.ADL && isOf(transfer.from(), members)) {
                    givenUp.computeIfAbsent(transfer.step(), step -> new TreeMap<>())
                            .merge(transfer.from().id(), run.dollars(transfer), Math::addExact);
                    profitLost = Math.addExact(profitLost, run.dollars(transfer));
                }
            }
        }

        void go(IndexPrices index, TimeGrid grid) {
            PositionLog log = run.positions();
            int change = 0;
            for (int step = -1; step < run.marks().length(); step++) {
                SortedMap<Integer, Long> before = givenUp.containsKey(step) ? new TreeMap<>(sizes) : sizes;
                for (; change < log.count() && log.step(change) <= step; change++) {
                    take(log, change);
                }
                if (givenUp.containsKey(step)) {
                    countDeleveraged(step, before);
                }
                if (step < 0) {
                    hedges.putAll(sizes);
                } else if (members.hedged()) {
                    countUnhedged(index.at(step), grid.stepMillis());
                }
            }
        }

        private void take(PositionLog log, int change) {
            int account = log.account(change);
            if (members.has(account)) {
                sizes.put(account, log.size(change));
                entryPrices.put(account, log.entryPrice(change));
            }
        }

        private void countDeleveraged(int step, SortedMap<Integer, Long> before) {
            for (int account : givenUp.getOrDefault(step, new TreeMap<>()).keySet()) {
                long smaller = Math.abs(before.getOrDefault(account, 0L)) - Math.abs(sizes.getOrDefault(account, 0L));
                deleveraged = Math.addExact(
                        deleveraged,
                        MarginMaths.notional(Math.max(0, smaller), run.marks().at(step), sizeUnit));
            }
        }

        private void countUnhedged(long price, long stepMillis) {
            long unhedged = 0;
            for (var hedge : hedges.entrySet()) {
                long missing = Math.abs(hedge.getValue()) - Math.abs(sizes.getOrDefault(hedge.getKey(), 0L));
                if (missing > 0) {
                    broken.put(hedge.getKey(), true);
                    unhedgedMillis = Math.addExact(unhedgedMillis, stepMillis);
                    unhedged = Math.addExact(unhedged, MarginMaths.notional(missing, price, sizeUnit));
                }
            }
            mostUnhedged = Math.max(mostUnhedged, unhedged);
        }

        /** Of what is open at the end, at the last mark. */
        long worth(boolean inBook) {
            long mark = run.marks().at(run.marks().length() - 1);
            long worth = 0;
            for (var size : sizes.entrySet()) {
                long of = inBook
                        ? MarginMaths.pnl(size.getValue(), 0, mark, sizeUnit)
                        : MarginMaths.pnl(size.getValue(), entryPrices.getOrDefault(size.getKey(), 0L), mark, sizeUnit);
                worth = Math.addExact(worth, of);
            }
            return worth;
        }

        Hedge hedge(IndexPrices index) {
            long elsewhere = 0;
            for (long size : hedges.values()) {
                elsewhere = Math.addExact(elsewhere, MarginMaths.pnl(-size, index.before(), index.last(), sizeUnit));
            }
            return new Hedge(broken.size(), unhedgedMillis, mostUnhedged, elsewhere);
        }
    }
}
