package io.backstop.oracle.population;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.EntriesSpec;
import io.backstop.model.scenario.GasPrices;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PositionsSpec;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.TriggerRules;
import io.backstop.model.units.FixedPoint;
import io.backstop.oracle.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws a population: positions that are alive when the tape starts, and orders of those who come later.
 *
 * <p>Of all pairs of a leverage and an entry price only those are drawn, by the leverages' weights, whose position is not
 * liquidatable at the price before the tape under any venue's rules: who already was is gone.
 */
final class Population {

    private static final String PURPOSE = "population";

    /** Prices have two decimals more than money. */
    private static final long PRICE_PER_MONEY = 100;

    /** A hundred million dollars, as of every collateral. */
    private static final long MOST_NOTIONAL = 100_000_000_000_000L;

    private final PositionsSpec.Population spec;
    private final Market market;
    private final int first;
    private final String where;
    private final RandomStream random;
    private final RandomStream coming;
    private final List<Draft> drafts = new ArrayList<>();

    /** What the positions are drawn for. */
    record Market(
            List<TriggerRules> rules, GasPrices gas, long sizeUnit, long priceBefore, PriceSeries index, long seed) {}

    /** A side and a notional in micro-dollars. */
    private record Draft(boolean isLong, long notional) {}

    private record Weighed(SeededPosition position, int weight) {}

    /** A population without a name, of which account ids run from 1. */
    Population(PositionsSpec.Population spec, Market market) {
        this(spec, market, 1, "");
    }

    /**
     * A population whose numbers are its own.
     *
     * @param first the first account id
     * @param name of its cohort, empty if it has none
     */
    Population(PositionsSpec.Population spec, Market market, int first, String name) {
        this.spec = spec;
        this.market = market;
        this.first = first;
        where = name.isEmpty() ? "positions.population" : "positions.cohorts: " + name;
        String purpose = name.isEmpty() ? PURPOSE : PURPOSE + ":" + name;
        random = new RandomStream(market.seed, purpose);
        coming = new RandomStream(market.seed, purpose + ":entries");
        if (spec.openInterest() > 0) {
            draftAll(new RandomStream(market.seed, purpose + ":sizes"));
        }
    }

    /** Everybody in the order of their ids. */
    Crowd draw() {
        List<SeededPosition> positions = new ArrayList<>(spec.count());
        List<TapeOrder> orders = new ArrayList<>();
        for (int i = 0; i < spec.count(); i++) {
            Draft draft = drafts.isEmpty() ? draft() : drafts.get(i);
            EntriesSpec entries = spec.entries();
            if (entries != null && coming.uniform() * FixedPoint.RATIO_ONE < entries.share()) {
                orders.add(entry(first + i, draft, entries));
            } else {
                positions.add(position(first + i, draft));
            }
        }
        return new Crowd(positions, orders, List.of());
    }

    /** Draws all, and scales them so that the larger side is worth what it should be, each rounded down. */
    private void draftAll(RandomStream sizes) {
        List<Draft> drawn = new ArrayList<>();
        long longs = 0;
        long shorts = 0;
        for (int i = 0; i < spec.count(); i++) {
            Draft draft = draft(sizes);
            drawn.add(draft);
            longs = Math.addExact(longs, draft.isLong ? draft.notional : 0);
            shorts = Math.addExact(shorts, draft.isLong ? 0 : draft.notional);
        }
        long larger = Math.max(longs, shorts);
        for (Draft draft : drawn) {
            long scaled = FixedPoint.mulDivFloor(draft.notional, spec.openInterest(), larger);
            if (scaled > MOST_NOTIONAL) {
                throw new InputException("%s: openInterest makes account %d larger than 100000000 dollars"
                        .formatted(where, first + drafts.size()));
            }
            drafts.add(new Draft(draft.isLong, Math.max(1, scaled)));
        }
    }

    private Draft draft() {
        return draft(random);
    }

    private Draft draft(RandomStream from) {
        boolean isLong = from.uniform() * FixedPoint.RATIO_ONE < spec.longShare();
        return new Draft(isLong, Notionals.of(spec.sizes(), from.uniform()));
    }

    private SeededPosition position(int account, Draft draft) {
        List<Weighed> alive = alive(account, draft);
        if (alive.isEmpty()) {
            throw new InputException(("%s: a %s of account %d would be liquidatable before step 0"
                            + " with every leverage and entry price")
                    .formatted(where, draft.isLong ? "long" : "short", account));
        }
        int place = random.below(alive.stream().mapToInt(Weighed::weight).sum());
        int passed = 0;
        for (Weighed each : alive) {
            passed += each.weight;
            if (place < passed) {
                return each.position;
            }
        }
        throw new IllegalStateException("no place " + place + " among " + passed);
    }

    /** At the index of a step, with a leverage by its weight, whoever would be liquidatable. */
    private TapeOrder entry(int account, Draft draft, EntriesSpec entries) {
        int step = entries.from() + coming.below(entries.to() - entries.from() + 1);
        int place = coming.below(spec.leverages().stream()
                .mapToInt(PositionsSpec.Leverage::weight)
                .sum());
        int passed = 0;
        for (PositionsSpec.Leverage leverage : spec.leverages()) {
            passed += leverage.weight();
            if (place < passed) {
                SeededPosition drawn = position(account, draft, leverage.leverage(), market.index.at(step));
                return new TapeOrder.Open(step, account, drawn.size(), drawn.collateral());
            }
        }
        throw new IllegalStateException("no place " + place + " among " + passed);
    }

    private List<Weighed> alive(int account, Draft draft) {
        List<Weighed> alive = new ArrayList<>();
        for (long entryPrice : spec.entryPrices()) {
            for (PositionsSpec.Leverage leverage : spec.leverages()) {
                SeededPosition position = position(account, draft, leverage.leverage(), entryPrice);
                if (market.rules.stream().noneMatch(r -> isLiquidatable(r, position))) {
                    alive.add(new Weighed(position, leverage.weight()));
                }
            }
        }
        return alive;
    }

    private SeededPosition position(int account, Draft draft, int leverage, long entryPrice) {
        long size = Math.max(1, FixedPoint.mulDivFloor(draft.notional, market.sizeUnit * PRICE_PER_MONEY, entryPrice));
        long collateral = Math.ceilDiv(MarginMaths.notional(size, entryPrice, market.sizeUnit), leverage);
        return new SeededPosition(account, draft.isLong ? size : -size, entryPrice, collateral);
    }

    private boolean isLiquidatable(TriggerRules trigger, SeededPosition p) {
        MarketRules rules =
                trigger.before(market.gas, MarginMaths.notional(p.size(), market.priceBefore, market.sizeUnit));
        return MarginMaths.isLiquidatable(rules, p.collateral(), p.size(), p.entryPrice(), market.priceBefore);
    }
}
