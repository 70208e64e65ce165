// Mirrors maths/DeficitMaths.sol
package io.backstop.model.market;

import io.backstop.model.units.FixedPoint;

/** How much stake a deficit costs. Money is micro-dollars, the ratio 1e-9. */
public final class DeficitMaths {

    private DeficitMaths() {}

    /** What stakers still owe of a deficit: not the first {@code offset}, nor what is being turned into dollars. */
    public static long newDeficit(long deficit, long offset, long pending) {
        return Math.max(0, Math.subtractExact(Math.subtractExact(deficit, offset), pending));
    }

    /** What must be raised so that the fee on a slash is paid as well, rounded up. */
    public static long withFee(long deficit, long feeRatio) {
        return Math.addExact(deficit, MarginMaths.ratioOf(deficit, feeRatio));
    }

    /** The part of a deficit that is covered if {@code raised} dollars of the needed can be raised, rounded down. */
    public static long covered(long deficit, long raised, long needed) {
        return raised >= needed ? deficit : FixedPoint.mulDivFloor(deficit, raised, needed);
    }

    /** What stake that brings {@code raised} can pay beside the fee, rounded down. */
    public static long withoutFee(long raised, long feeRatio) {
        return FixedPoint.mulDivFloor(raised, FixedPoint.RATIO_ONE, FixedPoint.RATIO_ONE + feeRatio);
    }
}
