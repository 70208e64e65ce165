package io.backstop.model.cex;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.Circumstances;
import io.backstop.model.scenario.GasPrices;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TradingFeeSpec;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Parts of tapes of random markets, from calm to hopeless; one step a second. */
final class RandomMarkets {

    private static final long PRICE = 100_000_000;

    private RandomMarkets() {}

    /** Trading costs something in every other market. */
    static TradingFeeSpec fees(long seed) {
        return seed % 2 == 0
                ? TradingFeeSpec.NONE
                : new TradingFeeSpec(550_001, 200_003, 200_000_000, seed % 4 == 1, seed % 8 > 3);
    }

    /** A walk with jumps of up to 8 %, in odd units so that every division has a remainder. */
    static long[] walk(SplittableRandom random, int steps) {
        long[] index = new long[steps];
        long price = random.nextLong(500, 5000) * PRICE + random.nextLong(PRICE);
        for (int step = 0; step < steps; step++) {
            long range = random.nextInt(25) == 0 ? 80_000_000 : 2_000_000;
            price += price / 1_000_000 * (random.nextLong(-range, range + 1) / 1000);
            index[step] = Math.max(PRICE, price);
        }
        return index;
    }

    /** Every third book walks away from the index. */
    static SortedMap<String, PriceSeries> ownBook(SplittableRandom random, long seed, int steps) {
        SortedMap<String, PriceSeries> own = new TreeMap<>();
        if (seed % 3 == 0) {
            own.put("cex", PriceSeries.of(walk(random.split(), steps)));
        }
        return own;
    }

    /** A tape on which venues may draw numbers. */
    static ScenarioTape tape(long[] index, List<SeededPosition> positions, List<TapeOrder> orders) {
        return new ScenarioTape(
                new TimeGrid(1_760_130_000_000L, 1000, index.length),
                index[0],
                PriceSeries.of(index),
                new TreeMap<>(),
                positions,
                orders,
                List.of(),
                100,
                new Circumstances(GasPrices.DEFAULT, List.of(), 7));
    }
}
