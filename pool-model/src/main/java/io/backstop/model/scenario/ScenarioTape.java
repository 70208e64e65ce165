package io.backstop.model.scenario;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.units.Hashes;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The market part of a scenario as integers: what every venue replays.
 *
 * @param grid the steps
 * @param priceBefore index price before step 0 (1e-8 dollar)
 * @param indexPrices index price of each step (1e-8 dollar)
 * @param ownBookPrices by venue id, the price of each step (1e-8 dollar) around which a book is quoted that does not
 *     follow the index; empty where all do
 * @param positions positions that are open before step 0, in the order in which they are opened
 * @param orders later orders in the order in which they are carried out
 * @param withdrawals depositors who leave their pool, in step order
 * @param maxLiquidationsPerBlock how many liquidations one keeper may send into one block
 * @param circumstances what happens around the traders
 * @param otherMarkets by name, tapes of the markets of further contracts of book venues, on the same clock
 * @param sourcePrices by venue id, what each source of an index of its own shows in each step (1e-8 dollar), 0 while it is
 *     silent; empty where all go by the index
 */
public record ScenarioTape(
        TimeGrid grid,
        long priceBefore,
        PriceSeries indexPrices,
        SortedMap<String, PriceSeries> ownBookPrices,
        List<SeededPosition> positions,
        List<TapeOrder> orders,
        List<Withdrawal> withdrawals,
        int maxLiquidationsPerBlock,
        Circumstances circumstances,
        SortedMap<String, ScenarioTape> otherMarkets,
        SortedMap<String, List<PriceSeries>> sourcePrices) {

    /** A tape on which every venue goes by the index. */
    public ScenarioTape(
            TimeGrid grid,
            long priceBefore,
            PriceSeries indexPrices,
            SortedMap<String, PriceSeries> ownBookPrices,
            List<SeededPosition> positions,
            List<TapeOrder> orders,
            List<Withdrawal> withdrawals,
            int maxLiquidationsPerBlock,
            Circumstances circumstances,
            SortedMap<String, ScenarioTape> otherMarkets) {
        this(
                grid,
                priceBefore,
                indexPrices,
                ownBookPrices,
                positions,
                orders,
                withdrawals,
                maxLiquidationsPerBlock,
                circumstances,
                otherMarkets,
                Collections.emptySortedMap());
    }

    /** A tape of one market. */
    public ScenarioTape(
            TimeGrid grid,
            long priceBefore,
            PriceSeries indexPrices,
            SortedMap<String, PriceSeries> ownBookPrices,
            List<SeededPosition> positions,
            List<TapeOrder> orders,
            List<Withdrawal> withdrawals,
            int maxLiquidationsPerBlock,
            Circumstances circumstances) {
        this(
                grid,
                priceBefore,
                indexPrices,
                ownBookPrices,
                positions,
                orders,
                withdrawals,
                maxLiquidationsPerBlock,
                circumstances,
                Collections.emptySortedMap());
    }

    /** Checks that all parts fit the grid. */
    public ScenarioTape {
        requireOnePerStep(indexPrices, grid);
        ownBookPrices.values().forEach(prices -> requireOnePerStep(prices, grid));
        ownBookPrices = Collections.unmodifiableSortedMap(new TreeMap<>(ownBookPrices));
        positions = List.copyOf(positions);
        orders = List.copyOf(orders);
        withdrawals = List.copyOf(withdrawals);
        otherMarkets = Collections.unmodifiableSortedMap(new TreeMap<>(otherMarkets));
        for (ScenarioTape market : otherMarkets.values()) {
            requireOnePerStep(market.indexPrices(), grid);
        }
        sourcePrices = Collections.unmodifiableSortedMap(new TreeMap<>(sourcePrices));
        for (List<PriceSeries> sources : sourcePrices.values()) {
            sources.forEach(prices -> requireOnePerStep(prices, grid));
        }
        requireInStepOrder("orders", orders.stream().map(TapeOrder::step).toList(), grid);
        requireInStepOrder(
                "withdrawals", withdrawals.stream().map(Withdrawal::step).toList(), grid);
        if (maxLiquidationsPerBlock < 1) {
            throw new IllegalArgumentException(
                    "maxLiquidationsPerBlock must be positive, was " + maxLiquidationsPerBlock);
        }
    }

    /** A tape on which every book follows the index and no depositor leaves. */
    public ScenarioTape(
            TimeGrid grid,
            long priceBefore,
            PriceSeries indexPrices,
            List<SeededPosition> positions,
            List<TapeOrder> orders,
            int maxLiquidationsPerBlock) {
        this(
                grid,
                priceBefore,
                indexPrices,
                Collections.emptySortedMap(),
                positions,
                orders,
                List.of(),
                maxLiquidationsPerBlock);
    }

    /** A tape around whose traders all is as usual. */
    public ScenarioTape(
            TimeGrid grid,
            long priceBefore,
            PriceSeries indexPrices,
            SortedMap<String, PriceSeries> ownBookPrices,
            List<SeededPosition> positions,
            List<TapeOrder> orders,
            List<Withdrawal> withdrawals,
            int maxLiquidationsPerBlock) {
        this(
                grid,
                priceBefore,
                indexPrices,
                ownBookPrices,
                positions,
                orders,
                withdrawals,
                maxLiquidationsPerBlock,
                Circumstances.USUAL);
    }

    /** The same tape of another price than the index, for a feed of that. */
    public ScenarioTape withIndex(long before, PriceSeries prices) {
        return new ScenarioTape(
                grid,
                before,
                prices,
                ownBookPrices,
                positions,
                orders,
                withdrawals,
                maxLiquidationsPerBlock,
                circumstances,
                otherMarkets,
                sourcePrices);
    }

    /** The same tape with other markets beside. */
    public ScenarioTape with(SortedMap<String, ScenarioTape> markets) {
        return new ScenarioTape(
                grid,
                priceBefore,
                indexPrices,
                ownBookPrices,
                positions,
                orders,
                withdrawals,
                maxLiquidationsPerBlock,
                circumstances,
                markets,
                sourcePrices);
    }

    /** The same tape with what the sources of venues show that make an index of their own. */
    public ScenarioTape withSources(SortedMap<String, List<PriceSeries>> prices) {
        return new ScenarioTape(
                grid,
                priceBefore,
                indexPrices,
                ownBookPrices,
                positions,
                orders,
                withdrawals,
                maxLiquidationsPerBlock,
                circumstances,
                otherMarkets,
                prices);
    }

    /** The same tape without these accounts, their orders and what they would do by themselves. */
    public ScenarioTape without(Set<Integer> accounts) {
        TreeMap<String, ScenarioTape> others = new TreeMap<>();
        otherMarkets.forEach((name, market) -> others.put(name, market.without(accounts)));
        return new ScenarioTape(
                grid,
                priceBefore,
                indexPrices,
                ownBookPrices,
                positions.stream()
                        .filter(position -> !accounts.contains(position.account()))
                        .toList(),
                orders.stream()
                        .filter(order -> !accounts.contains(order.account()))
                        .toList(),
                withdrawals,
                maxLiquidationsPerBlock,
                circumstances.withAgents(circumstances.agents().stream()
                        .filter(agent -> !accounts.contains(agent.account()))
                        .toList()),
                others,
                sourcePrices);
    }

    /**
     * The tape of another market.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public ScenarioTape market(String name) {
        ScenarioTape tape = otherMarkets.get(name);
        if (tape == null) {
            throw new IllegalArgumentException("the tape has no market " + name);
        }
        return tape;
    }

    /** The prices around which a venue's book is quoted: its own, or else the index. */
    public PriceSeries bookPrices(String venue) {
        return ownBookPrices.getOrDefault(venue, indexPrices);
    }

    /** One more than the largest account id of all positions, orders and agents of all markets, at least 1. */
    public int firstFreeAccount() {
        int last = 0;
        for (ScenarioTape market : otherMarkets.values()) {
            last = Math.max(last, market.firstFreeAccount() - 1);
        }
        for (SeededPosition position : positions) {
            last = Math.max(last, position.account());
        }
        for (TapeOrder order : orders) {
            last = Math.max(last, order.account());
        }
        for (AgentSpec agent : circumstances.agents()) {
            last = Math.max(last, agent.account());
        }
        return last + 1;
    }

    /** Index price of a step; before step 0 the price before the tape. */
    public long indexPrice(int step) {
        return step < 0 ? priceBefore : indexPrices.at(step);
    }

    /** The larger side of the seeded open interest at entry prices, in micro-dollars. */
    public long openInterest(long sizeUnit) {
        long longs = 0;
        long shorts = 0;
        for (SeededPosition position : positions) {
            long notional = MarginMaths.notional(position.size(), position.entryPrice(), sizeUnit);
            longs = Math.addExact(longs, position.size() > 0 ? notional : 0);
            shorts = Math.addExact(shorts, position.size() < 0 ? notional : 0);
        }
        return Math.max(longs, shorts);
    }

    /** What an order would trade at the index of its step, in micro-dollars; a close has no size of its own. */
    public long notional(TapeOrder order, long sizeUnit) {
        return MarginMaths.notional(order.size(), indexPrice(order.step()), sizeUnit);
    }

    /** Hash of everything on the tape. */
    public String hash() {
        Hashes hashes = new Hashes();
        hashes.add(grid.startMillis()).add(grid.stepMillis()).add(grid.steps());
        hashes.add(priceBefore).add(maxLiquidationsPerBlock);
        indexPrices.addTo(hashes);
        hashes.add(positions.size());
        for (SeededPosition p : positions) {
            hashes.add(p.account()).add(p.size()).add(p.entryPrice()).add(p.collateral());
        }
        hashes.add(orders.size());
        for (TapeOrder order : orders) {
            hashes.add(order.step()).add(order.account());
            switch (order) {
                case TapeOrder.Open open -> hashes.add("open").add(open.size()).add(open.collateral());
                case TapeOrder.Increase more ->
                    hashes.add("increase").add(more.size()).add(more.collateral());
                case TapeOrder.Decrease less ->
                    hashes.add("decrease").add(less.size()).add(less.collateral());
                case TapeOrder.Close close -> hashes.add("close");
            }
        }
        // Last and only where there are any, so that a tape without them keeps the hash it always had.
        ownBookPrices.forEach((venue, prices) -> prices.addTo(hashes.add("book").add(venue)));
        circumstances.addTo(hashes);
        withdrawals.forEach(w -> hashes.add("withdrawal").add(w.step()).add(w.share()));
        otherMarkets.forEach((name, market) -> hashes.add("market").add(name).add(market.hash()));
        sourcePrices.forEach((venue, sources) -> {
            hashes.add("sources").add(venue).add(sources.size());
            sources.forEach(prices -> prices.addTo(hashes));
        });
        return hashes.hex();
    }

    private static void requireInStepOrder(String what, List<Integer> steps, TimeGrid grid) {
        int last = 0;
        for (int step : steps) {
            if (step < last || step >= grid.steps()) {
                throw new IllegalArgumentException(what + " must be in step order inside the grid, was " + steps);
            }
            last = step;
        }
    }

    private static void requireOnePerStep(PriceSeries prices, TimeGrid grid) {
        if (prices.length() != grid.steps()) {
            throw new IllegalArgumentException(
                    "there must be one price per step, was " + prices.length() + " for " + grid.steps());
        }
    }
}
