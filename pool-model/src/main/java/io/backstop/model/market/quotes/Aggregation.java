package io.backstop.model.market.quotes;

import io.backstop.model.units.FixedPoint;

/** Makes one price of what several sources show. */
@FunctionalInterface
public interface Aggregation {

    /**
     * The price of at least one quote, in whatever order they come (1e-8 dollar).
     *
     * @throws ArithmeticException if a sum does not fit 64 bits
     */
    long price(Quotes quotes);

    /** Half the width in which that price is believed to lie, 1e-8 dollar; 0 where nobody says. */
    default long confidence(Quotes quotes) {
        return 0;
    }

    /** The middle one; of two middle ones their mean. */
    static Aggregation median() {
        return Aggregation::median;
    }

    /** The mean without a share (1e-9, below a half) of the quotes at each end; how many that are is rounded down. */
    static Aggregation trimmedMean(long share) {
        return quotes -> trimmedMean(quotes, share);
    }

    /** The weighted mean without one quote that is further than {@code cut} (1e-9) from the median; the median if several are. */
    static Aggregation weightedMean(long cut) {
        return quotes -> weightedMean(quotes, cut);
    }

    /** The lowest price at or below which at least half of the weight lies. */
    static Aggregation weightedMedian() {
        return Aggregation::weightedMedian;
    }

    /** The median of three votes for each quote: its price and both ends of its width. */
    static Aggregation quartileMedian() {
        return new QuartileMedian();
    }

    /** The middle one of so many that are sorted; of two middle ones their mean, rounded down. */
    static long middle(long[] sorted, int count) {
        int right = count / 2;
        return count % 2 == 1 ? sorted[right] : sorted[right - 1] + (sorted[right] - sorted[right - 1]) / 2;
    }

    private static long median(Quotes quotes) {
        return middle(quotes.sortedPrices(), quotes.count());
    }

    private static long trimmedMean(Quotes quotes, long share) {
        int count = quotes.count();
        int left = (int) FixedPoint.mulDivFloor(count, share, FixedPoint.RATIO_ONE);
        long[] sorted = quotes.sortedPrices();
        long lowest = sorted[left];
        long sum = 0;
        for (int i = left; i < count - left; i++) {
            sum = Math.addExact(sum, sorted[i] - lowest);
        }
        return lowest + sum / (count - 2 * left);
    }

    private static long weightedMean(Quotes quotes, long cut) {
        long median = median(quotes);
        long lowest = Long.MAX_VALUE;
        int near = 0;
        for (int i = 0; i < quotes.count(); i++) {
            if (isNear(quotes.price(i), median, cut)) {
                lowest = Math.min(lowest, quotes.price(i));
                near++;
            }
        }
        return near == 0 || quotes.count() - near > 1 ? median : meanOfNear(quotes, median, cut, lowest);
    }

    private static long meanOfNear(Quotes quotes, long median, long cut, long lowest) {
        long sum = 0;
        long weights = 0;
        for (int i = 0; i < quotes.count(); i++) {
            if (isNear(quotes.price(i), median, cut)) {
                sum = Math.addExact(sum, Math.multiplyExact(quotes.price(i) - lowest, quotes.weight(i)));
                weights += quotes.weight(i);
            }
        }
        return lowest + sum / weights;
    }

    private static boolean isNear(long price, long median, long cut) {
        return FixedPoint.compareProducts(Math.abs(price - median), FixedPoint.RATIO_ONE, median, cut) <= 0;
    }

    private static long weightedMedian(Quotes quotes) {
        long[] sorted = quotes.sortedPrices();
        long total = weightUpTo(quotes, Long.MAX_VALUE);
        int from = 0;
        int to = quotes.count() - 1;
        while (from < to) {
            int place = (from + to) >>> 1;
            if (2 * weightUpTo(quotes, sorted[place]) >= total) {
                to = place;
            } else {
                from = place + 1;
            }
        }
        return sorted[from];
    }

    private static long weightUpTo(Quotes quotes, long price) {
        long weight = 0;
        for (int i = 0; i < quotes.count(); i++) {
            weight += quotes.price(i) <= price ? quotes.weight(i) : 0;
        }
        return weight;
    }
}
