package io.backstop.oracle.latency;

/** The quantiles of a gamma variable of scale 1, by halving. */
final class GammaQuantile {

    private static final int HALVINGS = 80;

    private final double shape;

    GammaQuantile(double shape) {
        this.shape = shape;
    }

    /** The quantile at the probability of a normal number; the smaller tail decides, so that none is lost in rounding. */
    double at(double normal) {
        double tail = NormalTable.tail(normal);
        double least = 0;
        double most = shape + 1;
        while (isBelow(most, normal, tail)) {
            most *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (least + most) / 2;
            if (isBelow(middle, normal, tail)) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return most;
    }

    private boolean isBelow(double x, double normal, double tail) {
        return normal < 0 ? IncompleteGamma.lower(shape, x) < tail : IncompleteGamma.upper(shape, x) > tail;
    }
}
