package io.backstop.oracle.observation;

import io.backstop.model.scenario.AggregationSpec;
import io.backstop.model.units.FixedPoint;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Makes one price of what several sources show. */
@FunctionalInterface
interface Aggregation {

    /**
     * The price of at least one quote, in whatever order they come.
     *
     * @throws ArithmeticException if a sum does not fit 64 bits
     */
    Aggregate of(List<Quote> quotes);

    /** The aggregation that is meant. */
    static Aggregation of(AggregationSpec spec) {
        return switch (spec) {
            case AggregationSpec.Median median -> quotes -> new Aggregate(median(prices(quotes)), 0);
            case AggregationSpec.TrimmedMean trimmed -> quotes -> new Aggregate(trimmed(prices(quotes), trimmed), 0);
            case AggregationSpec.WeightedMean mean -> quotes -> new Aggregate(weightedMean(quotes, mean.cut()), 0);
            case AggregationSpec.WeightedMedian median -> quotes -> new Aggregate(weightedMedian(quotes), 0);
            case AggregationSpec.QuartileMedian median -> Aggregation::quartiles;
        };
    }

    private static long[] prices(List<Quote> quotes) {
        return quotes.stream().mapToLong(Quote::price).sorted().toArray();
    }

    /** The middle one; of two middle ones their mean, rounded down. */
    private static long median(long... sorted) {
        int right = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[right] : sorted[right - 1] + (sorted[right] - sorted[right - 1]) / 2;
    }

    /** The number that is left out at each end is rounded down. */
    private static long trimmed(long[] sorted, AggregationSpec.TrimmedMean spec) {
        int left = (int) FixedPoint.mulDivFloor(sorted.length, spec.share(), FixedPoint.RATIO_ONE);
        long lowest = sorted[left];
        long sum = 0;
        for (int i = left; i < sorted.length - left; i++) {
            sum = Math.addExact(sum, sorted[i] - lowest);
        }
        return lowest + sum / (sorted.length - 2 * left);
    }

    private static long weightedMean(List<Quote> quotes, long cut) {
        long median = median(prices(quotes));
        List<Quote> near =
                quotes.stream().filter(quote -> isNear(quote, median, cut)).toList();
        if (near.isEmpty() || quotes.size() - near.size() > 1) {
            return median;
        }
        long lowest = near.stream().mapToLong(Quote::price).min().orElseThrow();
        long sum = 0;
        long weights = 0;
        for (Quote quote : near) {
            sum = Math.addExact(sum, Math.multiplyExact(quote.price() - lowest, quote.weight()));
            weights += quote.weight();
        }
        return lowest + sum / weights;
    }

    private static boolean isNear(Quote quote, long median, long cut) {
        return FixedPoint.compareProducts(Math.abs(quote.price() - median), FixedPoint.RATIO_ONE, median, cut) <= 0;
    }

    /** The lowest price at or below which at least half of the weight lies. */
    private static long weightedMedian(List<Quote> quotes) {
        long total = quotes.stream().mapToLong(Quote::weight).sum();
        long below = 0;
        for (Quote quote :
                quotes.stream().sorted(Comparator.comparingLong(Quote::price)).toList()) {
            below += quote.weight();
            if (2 * below >= total) {
                return quote.price();
            }
        }
        throw new IllegalStateException("at least one source must show a price");
    }

    /** Three votes each. The confidence is the way from the median to the quartile that is further away. */
    private static Aggregate quartiles(List<Quote> quotes) {
        long[] votes = new long[3 * quotes.size()];
        for (int i = 0; i < quotes.size(); i++) {
            Quote quote = quotes.get(i);
            votes[3 * i] = Math.max(1, quote.price() - quote.confidence());
            votes[3 * i + 1] = quote.price();
            votes[3 * i + 2] = Math.addExact(quote.price(), quote.confidence());
        }
        Arrays.sort(votes);
        int quarter = votes.length / 4;
        long median = median(votes);
        return new Aggregate(median, Math.max(median - votes[quarter], votes[votes.length - 1 - quarter] - median));
    }
}
