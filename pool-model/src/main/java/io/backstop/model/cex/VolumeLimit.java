package io.backstop.model.cex;

import io.backstop.model.units.FixedPoint;

/** What liquidation orders may still take in a step, as notional in the contract's money. Not thread safe. */
final class VolumeLimit {

    private static final long SECOND = 1000;

    private final long perStep;
    private long left;

    /** So much in a second, or any notional if it is {@link LiquidationPolicy#NO_LIMIT}. */
    VolumeLimit(long perSecond, long stepMillis) {
        perStep = perSecond == LiquidationPolicy.NO_LIMIT
                ? LiquidationPolicy.NO_LIMIT
                : FixedPoint.mulDivFloor(perSecond, stepMillis, SECOND);
    }

    /** A new step. */
    void renew() {
        left = perStep;
    }

    void use(long notional) {
        left = Math.max(0, left - notional);
    }

    long left() {
        return left;
    }
}
