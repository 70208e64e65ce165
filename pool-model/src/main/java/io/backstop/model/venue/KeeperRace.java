package io.backstop.model.venue;

import io.backstop.model.scenario.KeeperTimes;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueFeeds;
import io.backstop.model.scenario.VenueSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several keepers of one venue that send for the same accounts: whose transactions come into which block, in which order, and
 * what became of them. It knows no market, so that a chain and its mirror carry out the same. Not thread safe.
 */
public final class KeeperRace {

    private final TimeMeasure time;
    private final GasCosts costs;
    private final List<Racer> racers;
    private final List<Racer> byName;
    private final List<Landing> landings = new ArrayList<>();
    private final Map<Integer, Done> latest = new HashMap<>();
    private final List<Done> done = new ArrayList<>();

    /** An account was liquidated in a step. */
    private record Done(int account, int step, int keeper, int decided) {}

    /** Milliseconds between two steps. */
    private record TimeMeasure(long stepMillis) {

        long between(int from, int to) {
            return (to - from) * stepMillis;
        }
    }

    /** The keepers of a venue before its first step. */
    public KeeperRace(ScenarioTape tape, VenueSpec.Pool venue, VenueFeeds feeds) {
        time = new TimeMeasure(tape.grid().stepMillis());
        costs = new GasCosts(tape.circumstances().gas(), tape.grid().steps());
        RewardOfStep reward =
                RewardOfStep.of(venue.triggerRules(), tape.circumstances().gas(), venue.interruptions(), tape.grid());
        List<KeeperTimes> times = feeds.keepersOf(venue);
        racers = new ArrayList<>();
        for (int place = 0; place < venue.keepers().size(); place++) {
            racers.add(new Racer(place, venue.keepers().get(place), times.get(place), tape, reward, costs));
        }
        byName = racers.stream().sorted(Comparator.comparing(Racer::id)).toList();
    }

    /** The race of a venue's keepers; null if it has one without a name. */
    public static @Nullable KeeperRace of(ScenarioTape tape, VenueSpec.Pool venue, VenueFeeds feeds) {
        return venue.keepers().isEmpty() ? null : new KeeperRace(tape, venue, feeds);
    }

    /** The keepers in the order of the scenario. */
    public List<Racer> racers() {
        return List.copyOf(racers);
    }

    /**
     * The transactions that this step's block takes, in its order: the highest tip first, then by name; of one keeper in the
     * order in which it sent them. Steps in which nothing lands must be left out.
     */
    public List<Landing> land(int step) {
        landings.clear();
        byName.forEach(racer -> racer.release(step));
        long gasPrice = costs.gasPrice(step);
        for (Racer next = next(gasPrice); next != null; next = next(gasPrice)) {
            landings.add(next.land(gasPrice));
        }
        byName.forEach(racer -> racer.endBlock(step));
        return List.copyOf(landings);
    }

    private @Nullable Racer next(long gasPrice) {
        Racer best = null;
        for (Racer racer : byName) {
            if (racer.fits(gasPrice) && (best == null || racer.tipAt(gasPrice) > best.tipAt(gasPrice))) {
                best = racer;
            }
        }
        return best;
    }

    /** Counts what became of the transactions that this step's block took, given everything that happened in it. */
    public void note(int step, List<? extends MarketEvent> happened) {
        if (landings.isEmpty()) {
            return;
        }
        Iterator<? extends MarketEvent> items =
                happened.stream().filter(KeeperRace::isOfBatch).iterator();
        for (Landing landing : landings) {
            KeeperTally tally = racers.get(landing.keeper()).tally();
            boolean isLiquidation = landing.call().kind() == KeeperCall.Kind.LIQUIDATION;
            tally.landed(step, landing, isLiquidation ? count(step, landing, tally, items) : 0);
        }
        landings.clear();
    }

    private static boolean isOfBatch(MarketEvent event) {
        return event instanceof MarketEvent.PositionLiquidated || event instanceof MarketEvent.LiquidationFailed;
    }

    /** How many accounts of a batch were liquidated. */
    private int count(int step, Landing landing, KeeperTally tally, Iterator<? extends MarketEvent> items) {
        int closed = 0;
        for (int account : landing.call().batch().accounts()) {
            if (landing.hasSucceeded() && items.next() instanceof MarketEvent.PositionLiquidated liquidated) {
                requireSame(account, liquidated.account());
                Done now = new Done(account, step, landing.keeper(), landing.decided());
                latest.put(account, now);
                done.add(now);
                tally.liquidated(liquidated.settlement().keeperReward());
                closed++;
            } else {
                tally.refused(isLost(account, landing));
            }
        }
        return closed;
    }

    /** Whether another keeper took the account after this one had decided. */
    private boolean isLost(int account, Landing landing) {
        Done before = latest.get(account);
        return before != null && before.keeper != landing.keeper() && before.step > landing.decided();
    }

    private static void requireSame(int account, int closed) {
        if (account != closed) {
            throw new IllegalStateException("account " + closed + " was closed where " + account + " was sent");
        }
    }

    /**
     * What each keeper did, in the order of the scenario.
     *
     * @param liquidations the run's rows
     */
    List<KeeperResult> results(List<Liquidation> liquidations) {
        Map<Long, Done> first = new HashMap<>();
        done.forEach(one -> first.putIfAbsent(key(one.account, one.step), one));
        List<List<KeeperDelays.Times>> times = new ArrayList<>();
        racers.forEach(racer -> times.add(new ArrayList<>()));
        for (Liquidation row : liquidations) {
            Done closed = row.forced() ? first.get(key(row.account(), row.closedAt())) : null;
            if (closed != null) {
                times.get(closed.keeper).add(times(row, closed));
            }
        }
        List<KeeperResult> results = new ArrayList<>();
        for (int place = 0; place < racers.size(); place++) {
            results.add(racers.get(place).result(KeeperDelays.of(times.get(place))));
        }
        return results;
    }

    private KeeperDelays.Times times(Liquidation row, Done closed) {
        return new KeeperDelays.Times(
                time.between(row.crossedAt(), row.seenAt()),
                time.between(row.seenAt(), closed.decided),
                time.between(closed.decided, closed.step));
    }

    private static long key(int account, int step) {
        return ((long) account << 32) | step;
    }
}
