package io.backstop.model.cex;

import io.backstop.model.units.FixedPoint;

/** Spreads a loss over the winners in proportion to their bases. */
final class SocialisedLoss {

    private SocialisedLoss() {}

    /**
     * Each winner's share: pro rata rounded down, then one micro-dollar each in the order given until the sum is exact.
     * No share is above its base; what all bases together cannot bear is left out.
     *
     * @param loss micro-dollars, not negative
     * @param bases micro-dollars, none negative
     */
    static long[] shares(long loss, long[] bases) {
        long total = 0;
        for (long base : bases) {
            total = Math.addExact(total, base);
        }
        long borne = Math.min(loss, total);
        long[] shares = new long[bases.length];
        long rest = borne;
        for (int i = 0; i < bases.length && borne > 0; i++) {
            shares[i] = FixedPoint.mulDivFloor(borne, bases[i], total);
            rest -= shares[i];
        }
        for (int i = 0; rest > 0; i++) {
            // A base of at least 1 whose share was rounded down has room for one more.
            if (shares[i] < bases[i]) {
                shares[i]++;
                rest--;
            }
        }
        return shares;
    }
}
