// Mirrors maths/LiquidationMaths.sol
package io.backstop.model.market;

import io.backstop.model.units.FixedPoint;

/**
 * How much of a position is closed, in figures of its own. Sizes have no sign here; money is micro-dollars, ratios 1e-9.
 * Parts lie between one unit and all; what decides how much the trader keeps is rounded up, what a limit allows down.
 */
public final class LiquidationMaths {

    private LiquidationMaths() {}

    /** What a position lacks, and what closing all of it would free; both micro-dollars. */
    public record Restoring(long shortage, long freedByAll) {}

    /** A share of a size, rounded up. */
    public static long fraction(long size, long ratio) {
        return FixedPoint.mulDivCeil(size, ratio, FixedPoint.RATIO_ONE);
    }

    /**
     * Each unit that is closed frees its maintenance margin and its buffer, and costs its liquidation fee.
     *
     * @param equity trigger equity, in which the fee of the whole is deducted
     * @param bufferRatio at least {@code feeRatio}, so that closing always frees something
     */
    public static Restoring restoring(
            long notional, long equity, long maintenanceMargin, long bufferRatio, long feeRatio) {
        long fee = MarginMaths.ratioOf(notional, feeRatio);
        long target = Math.addExact(maintenanceMargin, MarginMaths.ratioOf(notional, bufferRatio));
        return new Restoring(
                Math.subtractExact(Math.subtractExact(target, equity), fee), Math.subtractExact(target, fee));
    }

    /** The smallest part that frees an amount, rounded up; all if all would not. */
    public static long partFreeing(long amount, long freedByAll, long size) {
        return amount >= freedByAll ? size : Math.max(1, FixedPoint.mulDivCeil(size, amount, freedByAll));
    }

    /** How much of the shortage may be closed by now, rounded down; 1.0 after {@code duration} seconds. */
    public static long rampShare(long initialRatio, long elapsed, long duration) {
        if (elapsed >= duration) {
            return FixedPoint.RATIO_ONE;
        }
        long grown = FixedPoint.mulDivFloor(elapsed, FixedPoint.RATIO_ONE, duration);
        return Math.min(FixedPoint.RATIO_ONE, initialRatio + grown);
    }

    /** What may be freed now of a shortage of which a part is freed already, rounded up. */
    public static long freeable(long shortage, long freed, long share) {
        return Math.subtractExact(MarginMaths.ratioOf(Math.addExact(shortage, freed), share), freed);
    }

    /**
     * The most a window takes, in market units, rounded down.
     *
     * @param feeRatio maker and taker fee together
     * @param multiplier 1e-9
     */
    public static long windowCapacity(long feeRatio, long skewScale, long multiplier, long window) {
        long perFee = FixedPoint.mulDivFloor(feeRatio, skewScale, FixedPoint.RATIO_ONE);
        return FixedPoint.mulDivFloor(perFee, Math.multiplyExact(multiplier, window), FixedPoint.RATIO_ONE);
    }

    /**
     * What one block may take of a position: a portion, or what is worth {@code leastNotional} if that is more, but never
     * more than is worth {@code mostNotional}, which is at least as much.
     */
    public static long blockLimit(long size, long notional, long portion, long leastNotional, long mostNotional) {
        if (notional <= leastNotional) {
            return size;
        }
        long part = FixedPoint.mulDivFloor(size, portion, FixedPoint.RATIO_ONE);
        part = Math.max(part, FixedPoint.mulDivCeil(size, leastNotional, notional));
        if (notional > mostNotional) {
            part = Math.min(part, FixedPoint.mulDivFloor(size, mostNotional, notional));
        }
        return Math.max(1, part);
    }
}
