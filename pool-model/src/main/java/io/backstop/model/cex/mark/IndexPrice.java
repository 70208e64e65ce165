package io.backstop.model.cex.mark;

import io.backstop.model.market.quotes.Aggregation;
import io.backstop.model.market.quotes.Quotes;
import io.backstop.model.scenario.AggregationSpec;
import io.backstop.model.units.Figures;

/**
 * A venue's index: one price of what spot venues show, without those that have been silent for too long.
 *
 * <p>{@link AggregationSpec.WeightedMean} with a cut of 5 % and 10 s of silence is Binance's, {@link AggregationSpec.WeightedMedian}
 * Hyperliquid's, {@link AggregationSpec.TrimmedMean} Deribit's. If all are silent the index stays where it is. Not thread safe.
 */
public final class IndexPrice {

    private final Aggregation aggregation;
    private final int[] weights;
    private final long maxAge;
    private final long[] prices;
    private final long[] shownAt;
    private final Quotes quotes;
    private long price;

    /**
     * An index of sources that have shown nothing yet.
     *
     * @param weights of the sources, positive
     * @param maxAge a source that was silent for so many milliseconds or longer does not count, positive
     */
    public IndexPrice(AggregationSpec aggregation, int[] weights, long maxAge) {
        Figures.requireWithin("maxAge", maxAge, 1, Long.MAX_VALUE);
        for (int weight : weights) {
            Figures.requireWithin("weight", weight, 1, Integer.MAX_VALUE);
        }
        this.aggregation = aggregation.aggregation();
        this.weights = weights.clone();
        this.maxAge = maxAge;
        prices = new long[weights.length];
        shownAt = new long[weights.length];
        quotes = new Quotes(weights.length);
    }

    /** A source shows a price, 1e-8 dollar. */
    public void show(int source, long price, long millis) {
        Figures.requireWithin("price", price, 1, Long.MAX_VALUE);
        prices[source] = price;
        shownAt[source] = millis;
    }

    /** The index at a time; 0 before any source has shown a price. */
    public long update(long millis) {
        quotes.clear();
        for (int source = 0; source < prices.length; source++) {
            if (prices[source] > 0 && millis - shownAt[source] < maxAge) {
                quotes.add(prices[source], 0, weights[source]);
            }
        }
        if (quotes.count() > 0) {
            price = aggregation.price(quotes);
        }
        return price;
    }
}
