package io.backstop.oracle.feed;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.NetworkSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.ScheduleSpec;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.Hashes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A feed of a random network on a random path around a price of 1,000,000.
 *
 * @param tape nobody trades on it
 * @param seed of everything about it
 */
record RandomFeed(ScenarioTape tape, FeedSpec feed, long seed) {

    private static final long MIDDLE = 1_000_000;
    private static final long THOUSANDTH = 1_000_000;

    /**
     * Any network.
     *
     * @param folder to write the files in that it reads
     */
    static RandomFeed of(long seed, Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        TimeGrid grid = grid(random);
        ScenarioTape tape = tape(grid, prices(grid.steps(), random));
        NetworkSpec network = new RandomNetworks(random, grid, folder).next();
        return new RandomFeed(tape, feed(random.nextLong(2) * random.nextLong(20_000), network, random), seed);
    }

    /** A network whose prices take no time, which may look only now and then and may be asked by a schedule. */
    static RandomFeed prompt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TimeGrid grid = grid(random);
        ScenarioTape tape = tape(grid, prices(grid.steps(), random));
        long interval = random.nextBoolean() ? 0 : random.nextLong(1, 5 * grid.stepMillis());
        NetworkSpec network = NetworkSpec.NONE.withInterval(interval);
        if (random.nextBoolean()) {
            long every = random.nextLong(1000, 300_000);
            network = network.withSchedule(new ScheduleSpec(every, random.nextLong(every)));
        }
        return new RandomFeed(tape, feed(0, network, random), seed);
    }

    /** The same until this step; from the next one on the index goes elsewhere. */
    RandomFeed changedAfter(int last) {
        long[] prices = new long[tape.grid().steps()];
        SplittableRandom random = new SplittableRandom(~seed);
        for (int step = 0; step < prices.length; step++) {
            prices[step] = step <= last ? tape.indexPrice(step) : random.nextLong(MIDDLE / 2, 2 * MIDDLE);
        }
        return new RandomFeed(tape(tape.grid(), prices), feed, seed);
    }

    FeedTape written() {
        return FeedWriter.write(tape, feed, FeedUse.MARK, seed);
    }

    /** The hash of all that lands. */
    String hash() {
        Hashes hashes = new Hashes();
        written().addTo(hashes);
        return hashes.hex();
    }

    private static TimeGrid grid(SplittableRandom random) {
        long step = 1000L * List.of(1, 1, 1, 2, 5, 12).get(random.nextInt(6));
        return new TimeGrid(1_000_000_000_000L, step, random.nextInt(20, 300));
    }

    /** Steps of up to 0.3 %, and now and then one of up to 5 %. */
    private static long[] prices(int steps, SplittableRandom random) {
        long[] prices = new long[steps];
        long price = MIDDLE;
        for (int step = 0; step < steps; step++) {
            long most = random.nextInt(40) == 0 ? MIDDLE / 20 : MIDDLE / 333;
            price = Math.clamp(price + random.nextLong(-most, most + 1), MIDDLE / 2, 2 * MIDDLE);
            prices[step] = price;
        }
        return prices;
    }

    /** A threshold of up to 2 % in whole tenths of a thousandth, so that moves of exactly the threshold occur; or none. */
    private static FeedSpec feed(long delayMillis, NetworkSpec network, SplittableRandom random) {
        long threshold = random.nextInt(4) == 0 ? 0 : random.nextLong(1, 200) * THOUSANDTH / 10;
        return new FeedSpec(delayMillis, random.nextLong(1000, 120_000), threshold, new FeedSource.Push(), network);
    }

    private static ScenarioTape tape(TimeGrid grid, long[] prices) {
        return new ScenarioTape(grid, MIDDLE, PriceSeries.of(prices), List.of(), List.of(), 100);
    }
}
