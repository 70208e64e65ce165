// Mirrors maths/FundingMaths.sol
package io.backstop.model.market;

import io.backstop.model.units.FixedPoint;

/**
 * How a funding rate moves with the skew, and who gets what is paid.
 *
 * <p>Rates are 1e-9 a year, positive if longs pay; notionals micro-dollars. All results are the contracts' to the unit.
 */
public final class FundingMaths {

    /**
     * No receiver gets more than this many times the payers' rate; what lies above stays in the pool. Else a position of
     * nearly nothing would get all that the other side pays.
     */
    public static final long MOST_RECEIVED = 1000;

    private static final long DAY = 86_400;

    private FundingMaths() {}

    /**
     * A rate after a time in which nobody traded.
     *
     * @param rate at the end
     * @param rateTime twice the rate times the seconds for which it held
     */
    public record Advance(long rate, long rateTime) {}

    /**
     * What a payment is for each receiver.
     *
     * @param received 1e-9 of the receivers' notional, rounded down
     * @param rest what makes no whole unit for everybody (1e-15 dollar), for the next time
     */
    public record Share(long received, long rest) {}

    /** Longs less shorts as a ratio of {@code scale}, or of both together if that is 0; within ±1, the fraction dropped. */
    public static long skewRatio(long longNotional, long shortNotional, long scale) {
        long skew = longNotional - shortNotional;
        long whole = scale == 0 ? Math.addExact(longNotional, shortNotional) : scale;
        if (skew == 0) {
            return 0;
        }
        long size = Math.abs(skew);
        long ratio = size >= whole ? FixedPoint.RATIO_ONE : FixedPoint.mulDivFloor(size, FixedPoint.RATIO_ONE, whole);
        return skew > 0 ? ratio : -ratio;
    }

    /** Change of the rate in a day, the fraction dropped; none while the skew is within the band. */
    public static long velocity(long skew, long band, long maxVelocity) {
        long size = Math.abs(skew);
        if (size <= band) {
            return 0;
        }
        long speed = FixedPoint.mulDivFloor(maxVelocity, size, FixedPoint.RATIO_ONE);
        return skew < 0 ? -speed : speed;
    }

    /**
     * A rate that changes by {@code perDay} each day until it reaches the largest one, in either direction. It stays flat
     * from the last whole second at which it has reached it.
     */
    public static Advance moving(long rate, long perDay, long maxRate, long elapsed) {
        long change = FixedPoint.mulDivFloor(Math.abs(perDay), elapsed, DAY);
        long unbounded = perDay < 0 ? rate - change : rate + change;
        long newRate = Math.max(-maxRate, Math.min(unbounded, maxRate));
        long beyond = Math.abs(unbounded - newRate);
        long flat = beyond == 0 ? 0 : FixedPoint.mulDivFloor(beyond, elapsed, change);
        return new Advance(newRate, (rate + newRate) * (elapsed - flat) + 2 * newRate * flat);
    }

    /**
     * No rate up to {@code band}, a straight line to {@code kinkRate} at {@code kink}, another to {@code maxRate} at 1;
     * the fraction is dropped.
     *
     * @param imbalance 1e-9, with the sign of the skew, which the rate takes
     */
    public static long kinked(long imbalance, long band, long kink, long kinkRate, long maxRate) {
        long size = Math.abs(imbalance);
        if (size <= band) {
            return 0;
        }
        long rate = size <= kink
                ? FixedPoint.mulDivFloor(kinkRate, size - band, kink - band)
                : kinkRate + FixedPoint.mulDivFloor(maxRate - kinkRate, size - kink, FixedPoint.RATIO_ONE - kink);
        return imbalance < 0 ? -rate : rate;
    }

    /**
     * What each unit of the receivers' notional gets if each unit of the payers' pays {@code growth}.
     *
     * @param growth 1e-9, not negative
     * @param rest left of earlier payments (1e-15 dollar)
     */
    public static Share shared(long growth, long payers, long receivers, long rest) {
        if (payers / MOST_RECEIVED >= receivers) {
            return new Share(growth * MOST_RECEIVED, rest);
        }
        long received = FixedPoint.mulDivFloor(growth, payers, receivers);
        // The products may wrap, their difference is below the divisor.
        long left = Math.addExact(rest, growth * payers - received * receivers);
        return new Share(received + left / receivers, left % receivers);
    }
}
