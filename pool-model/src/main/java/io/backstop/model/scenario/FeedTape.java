package io.backstop.model.scenario;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.units.Hashes;
import java.util.List;

/**
 * The updates of one feed in the order in which they land, derived from the index ticks of a tape.
 *
 * @param priceBefore price the feed holds before the first update lands (1e-8 dollar)
 * @param updates at most one update per step, publish times strictly rising
 */
public record FeedTape(long priceBefore, List<OracleUpdate> updates) {

    /** Checks the order. */
    public FeedTape {
        updates = List.copyOf(updates);
        for (int i = 1; i < updates.size(); i++) {
            OracleUpdate before = updates.get(i - 1);
            OracleUpdate after = updates.get(i);
            if (after.step() <= before.step() || after.publishTime() <= before.publishTime()) {
                throw new IllegalArgumentException("updates must be in order, was " + after + " after " + before);
            }
        }
    }

    /** The updates from the first step on. */
    public FeedCursor cursor() {
        return new FeedCursor(this);
    }

    /** Price the feed shows at the end of each step; it takes no report that lacks a side. */
    public PriceSeries series(int steps) {
        long[] series = new long[steps];
        long price = priceBefore;
        FeedCursor cursor = cursor();
        for (int step = 0; step < steps; step++) {
            OracleUpdate update = cursor.take(step);
            price = update == null || update.missing() != null ? price : update.price();
            series[step] = price;
        }
        return PriceSeries.of(series);
    }

    /** Adds the whole feed to a hash. */
    public void addTo(Hashes hashes) {
        hashes.add(priceBefore).add(updates.size());
        for (OracleUpdate update : updates) {
            update.addTo(hashes);
        }
    }
}
