package io.backstop.oracle.observation;

import io.backstop.model.scenario.InputException;
import io.backstop.model.units.FixedPoint;
import io.backstop.oracle.random.RandomStream;

/** What chance adds to the price that somebody sees. Not thread safe. */
public final class Noise {

    private final double deviation;
    private final RandomStream random;

    /**
     * Noise of a size.
     *
     * @param deviation standard deviation relative to the price (1e-9); 0 draws nothing
     */
    public Noise(long deviation, RandomStream random) {
        this.deviation = (double) deviation / FixedPoint.RATIO_ONE;
        this.random = random;
    }

    /**
     * A price as it is seen (1e-8 dollar), rounded to the nearest, at least 1.
     *
     * @throws InputException if that does not fit 64 bits
     */
    public long on(long price) {
        if (deviation == 0) {
            return price;
        }
        long noise = StrictMath.round(price * deviation * random.normal());
        try {
            return Math.max(1, Math.addExact(price, noise));
        } catch (ArithmeticException e) {
            throw new InputException("noise: a price with noise on it does not fit 64 bits, must be smaller");
        }
    }
}
