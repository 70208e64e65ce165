package io.backstop.model.outcome;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Account.Party;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.CoinDollars;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PositionLog;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.WinnerCloses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of one cohort at a venue, in micro-dollars.
 *
 * @param members whose
 * @param pnl what they took out and have at the last mark, less what they brought in; funding counts when it is paid, and where money is
 *     the coin, so does what the coin itself has gained or lost since they brought it
 * @param liquidations number of forced closes
 * @param liquidated their notional
 * @param residual what they kept of them
 * @param profitLost what they gave up when they were deleveraged; nothing at the mark
 * @param deleveraged notional by which they were deleveraged, each close at its own price, also at the mark
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
     * Hedges. The other leg is left alone by liquidation and deleveraging here; who trades by himself opens and closes it with his own orders.
     *
     * @param broken accounts that held less here than elsewhere at the end of some step
     * @param unhedgedMillis how long that was, all accounts together
     * @param mostUnhedged largest notional at the index that was not hedged at the end of a step, all accounts together
     * @param pnlElsewhere of all other legs, each from the index at which it was opened (before the tape, the price before it) to the last one
     */
    public record Hedge(int broken, long unhedgedMillis, long mostUnhedged, long pnlElsewhere) {}

    static CohortOutcome of(VenueRun run, Members members, TimeGrid grid, IndexPrices index, long sizeUnit) {
        List<Liquidation> forced = run.liquidations().stream()
                .filter(row -> row.forced() && members.has(row.account()))
                .toList();
        Walk walk = new Walk(run, members, forced, index, sizeUnit);
        walk.go(grid);
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
                members.hedged() ? walk.hedge() : null);
    }

    private static long pnl(VenueRun run, Members members, Walk walk) {
        long pnl = 0;
        for (Transfer transfer : run.ledger().transfers()) {
            boolean leaves = isOutside(transfer.to()) && isOf(transfer.from(), members);
            boolean comes = isOutside(transfer.from()) && isOf(transfer.to(), members);
            pnl = Math.addExact(pnl, leaves ? walk.dollars(transfer) : 0);
            pnl = Math.subtractExact(pnl, comes ? walk.dollars(transfer) : 0);
        }
        long dollars = 0;
        long coins = 0;
        for (int account = members.first(); account <= members.last(); account++) {
            dollars = Math.addExact(dollars, run.ledger().balance(Account.trader(account)));
            coins = Math.addExact(coins, run.ledger().coinsOf(Account.trader(account)));
        }
        return Math.addExact(pnl, walk.worth(dollars, coins));
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

        private static final long DOLLAR = 1_000_000;

        private final VenueRun run;
        private final Members members;
        private final long sizeUnit;
        private final SortedMap<Integer, Long> hedges = new TreeMap<>();
        private final SortedMap<Integer, Long> sizes = new TreeMap<>();
        private final SortedMap<Integer, Long> entryPrices = new TreeMap<>();
        private final SortedMap<Integer, Set<Integer>> deleveragedIn = new TreeMap<>();
        private final SortedMap<Integer, Boolean> broken = new TreeMap<>();
        private final Map<Integer, List<Liquidation>> forced;
        private final IndexPrices index;
        private long elsewhere;
        private long profitLost;
        private long deleveraged;
        private long unhedgedMillis;
        private long mostUnhedged;

        Walk(VenueRun run, Members members, List<Liquidation> forced, IndexPrices index, long sizeUnit) {
            this.run = run;
            this.members = members;
            this.forced = forced.stream().collect(Collectors.groupingBy(Liquidation::account));
            this.index = index;
            this.sizeUnit = sizeUnit;
            for (Transfer transfer : run.ledger().transfers()) {
                if (isGivenUp(transfer) && isOf(transfer.from(), members)) {
                    profitLost = Math.addExact(profitLost, run.dollars(transfer));
                }
            }
            countDeleveraged(run.deleveraged());
        }

        private void countDeleveraged(WinnerCloses closes) {
            for (int close = 0; close < closes.count(); close++) {
                if (members.has(closes.account(close))) {
                    deleveraged = Math.addExact(deleveraged, closes.notional(close));
                    deleveragedIn
                            .computeIfAbsent(closes.step(close), step -> new TreeSet<>())
                            .add(closes.account(close));
                }
            }
        }

        /** A winner of a pool gives up beside what was missing what its close gave more than that. */
        private boolean isGivenUp(Transfer transfer) {
            return transfer.reason() == Reason.ADL
                    || (run.kind() != VenueRun.Kind.CEX && transfer.reason() == Reason.LIQUIDATION_SURPLUS);
        }

        void go(TimeGrid grid) {
            PositionLog log = run.positions();
            int change = 0;
            for (int step = -1; step < run.marks().length(); step++) {
                for (; change < log.count() && log.step(change) <= step; change++) {
                    long held = sizes.getOrDefault(log.account(change), 0L);
                    take(log, change);
                    boolean isTraded = members.has(log.account(change)) && log.size(change) != held;
                    if (isTraded && members.hedged() && members.follows()) {
                        follow(step, log.account(change), held);
                    }
                }
                if (step < 0) {
                    sizes.forEach((account, size) -> hedge(account, size, index.before()));
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

        /** What he did not do himself leaves the other leg where it is. */
        private void follow(int step, int account, long held) {
            long size = sizes.getOrDefault(account, 0L);
            boolean isForced = Math.abs(size) < Math.abs(held) && isClosedByVenue(step, account);
            if (!isForced) {
                hedge(account, size, step < 0 ? index.before() : index.at(step));
            }
        }

        private boolean isClosedByVenue(int step, int account) {
            return deleveragedIn.getOrDefault(step, Set.of()).contains(account)
                    || forced.getOrDefault(account, List.of()).stream()
                            .anyMatch(row -> row.closedAt() <= step && step <= row.finishedAt());
        }

        /** Trades the other leg until it is the opposite of this size. */
        private void hedge(int account, long size, long price) {
            long traded = Math.subtractExact(hedges.getOrDefault(account, 0L), size);
            elsewhere = Math.addExact(elsewhere, profitElsewhere(traded, price));
            hedges.put(account, size);
        }

        private void countUnhedged(long price, long stepMillis) {
            long unhedged = 0;
            for (var hedge : hedges.entrySet()) {
                long missing = Math.abs(hedge.getValue()) - Math.abs(sizes.getOrDefault(hedge.getKey(), 0L));
                if (missing > 0) {
                    broken.put(hedge.getKey(), true);
                    unhedgedMillis = Math.addExact(unhedgedMillis, stepMillis);
                    unhedged = Math.addExact(unhedged, notional(missing, price));
                }
            }
            mostUnhedged = Math.max(mostUnhedged, unhedged);
        }

        /** A contract whose money is the coin is a dollar, whatever the price. */
        private long notional(long size, long price) {
            return run.coinPrices() == null
                    ? MarginMaths.notional(size, price, sizeUnit)
                    : Math.multiplyExact(size, DOLLAR);
        }

        /** Of so many dollars' worth of coins at the price where sizes are dollars. */
        private long profitElsewhere(long size, long price) {
            return run.coinPrices() == null
                    ? MarginMaths.pnl(size, price, index.last(), sizeUnit)
                    : FixedPoint.mulDivFloor(
                            Math.multiplyExact(size, DOLLAR), Math.subtractExact(index.last(), price), price);
        }

        /** What came or went, coins at the index of its step. */
        private long dollars(Transfer transfer) {
            return switch (transfer.asset()) {
                case USD -> transfer.amount();
                case COIN -> CoinDollars.of(transfer.amount(), index.at(Math.max(0, transfer.step())));
                case STAKE, ETHER -> 0;
            };
        }

        /** What they have in the ledger with what is open at the end, at the last mark; coins at the last index. */
        private long worth(long dollars, long coins) {
            long mark = run.marks().at(run.marks().length() - 1);
            long open = 0;
            for (var size : sizes.entrySet()) {
                open = Math.addExact(open, open(size.getValue(), entryPrices.getOrDefault(size.getKey(), 0L), mark));
            }
            boolean isCoin = run.coinPrices() != null;
            long allCoins = Math.addExact(coins, isCoin ? open : 0);
            return Math.addExact(Math.addExact(dollars, isCoin ? 0 : open), CoinDollars.of(allCoins, index.last()));
        }

        /** In a book a ledger's balance lacks all that a size is worth, on a pool what it has won. */
        private long open(long size, long entryPrice, long mark) {
            if (run.coinPrices() != null) {
                long coins = CoinDollars.coins(Math.multiplyExact(Math.abs(size), DOLLAR), mark);
                return size > 0 ? -coins : coins;
            }
            return MarginMaths.pnl(size, run.kind() == VenueRun.Kind.CEX ? 0 : entryPrice, mark, sizeUnit);
        }

        Hedge hedge() {
            return new Hedge(broken.size(), unhedgedMillis, mostUnhedged, elsewhere);
        }
    }
}
