package io.backstop.model.cex.mark;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * A mean that forgets exponentially with a time constant and takes samples at any times: num ← num·d + x·t, den ← den·d + t,
 * d = exp(−t ÷ constant), t the time since the sample before (Hyperliquid's oracle and mark).
 *
 * <p>Kept as the quotient, which moves by t ÷ den of what it is away from x, with four more decimals than a price so that a
 * calm market reaches it. The first sample has no time: it is the mean until there is a second. {@link StrictMath} makes d the
 * same everywhere. Not thread safe.
 */
final class ExponentialAverage {

    private static final long MORE_DECIMALS = 10_000;
    private static final long NANOS = 1_000_000;
    private static final long LONGEST = 86_400_000;

    private final long constant;
    private boolean isStarted;
    private long lastMillis;
    private long weight;
    private long average;
    private long decayTime;
    private long decay;

    /** A mean with a time constant in milliseconds, at most a day. */
    ExponentialAverage(long constant) {
        Figures.requireWithin("time constant", constant, 1, LONGEST);
        this.constant = constant;
    }

    /** Whether there is a mean. */
    boolean isStarted() {
        return isStarted;
    }

    /** Takes a sample; of several at one time only the first counts. */
    void take(long millis, long sample) {
        long scaled = Math.multiplyExact(sample, MORE_DECIMALS);
        if (!isStarted) {
            isStarted = true;
            average = scaled;
        } else if (millis > lastMillis) {
            long time = Math.min(millis - lastMillis, LONGEST) * NANOS;
            weight = FixedPoint.mulDivFloor(weight, decay(millis - lastMillis), FixedPoint.RATIO_ONE) + time;
            average += FixedPoint.mulDivFloor(Math.subtractExact(scaled, average), time, weight);
        }
        lastMillis = millis;
    }

    /** The mean, rounded down. */
    long value() {
        return Math.floorDiv(average, MORE_DECIMALS);
    }

    /** What is left of a weight after a time (1e-9); steps are mostly as long as the one before. */
    private long decay(long time) {
        if (time != decayTime) {
            decayTime = time;
            decay = StrictMath.round(StrictMath.exp(-(double) time / constant) * FixedPoint.RATIO_ONE);
        }
        return decay;
    }
}
