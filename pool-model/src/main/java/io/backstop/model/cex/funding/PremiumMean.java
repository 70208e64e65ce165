package io.backstop.model.cex.funding;

/** The mean of the premiums of one interval, rounded down; 0 of none. Not thread safe. */
final class PremiumMean {

    private final Weighting weighting;
    private long count;
    private long weights;
    private long sum;

    PremiumMean(Weighting weighting) {
        this.weighting = weighting;
    }

    void add(long premium) {
        long weight = weighting == Weighting.EQUAL ? 1 : count + 1;
        sum = Math.addExact(sum, Math.multiplyExact(premium, weight));
        weights = Math.addExact(weights, weight);
        count++;
    }

    long value() {
        return weights == 0 ? 0 : Math.floorDiv(sum, weights);
    }

    void clear() {
        count = 0;
        weights = 0;
        sum = 0;
    }
}
