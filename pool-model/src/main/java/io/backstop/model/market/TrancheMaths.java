// Mirrors maths/TrancheMaths.sol
package io.backstop.model.market;

import io.backstop.model.units.FixedPoint;

/**
 * How two classes of depositors share what a pool gains and loses. Money is micro-dollars, ratios 1e-9; what the tranches
 * are worth always adds up to the whole.
 */
public final class TrancheMaths {

    private TrancheMaths() {}

    /**
     * What the tranches are worth.
     *
     * @param juniorDeficit what losses have taken from those who are still in and gains have not given back
     * @param seniorDeficit the same of the senior
     */
    public record Worth(long junior, long senior, long juniorDeficit, long seniorDeficit) {}

    /** The junior's share of losses and of gains; a loss ratio of 1.0 is "junior first". */
    public record Ratios(long loss, long gain) {}

    /** The tranches when the whole is worth {@code total}, not negative. */
    public static Worth revalued(Worth worth, long total, Ratios ratios) {
        long change = total - worth.junior() - worth.senior();
        return change < 0 ? afterLoss(worth, -change, ratios.loss()) : afterGain(worth, change, ratios.gain());
    }

    /** What a junior that is worth {@code most} bears of a loss, rounded up: the senior is the one to be protected. */
    public static long juniorLoss(long loss, long ratio, long most) {
        return Math.min(most, MarginMaths.ratioOf(loss, ratio));
    }

    /** What is left of a tranche's deficit when some of its shares have gone, rounded down. */
    public static long deficitLeft(long deficit, long shares, long all) {
        return FixedPoint.mulDivFloor(deficit, all - shares, all);
    }

    /** What the senior cannot bear falls on the junior. */
    private static Worth afterLoss(Worth worth, long loss, long ratio) {
        long senior = Math.min(worth.senior(), loss - juniorLoss(loss, ratio, worth.junior()));
        long junior = loss - senior;
        return new Worth(
                worth.junior() - junior,
                worth.senior() - senior,
                Math.addExact(worth.juniorDeficit(), junior),
                Math.addExact(worth.seniorDeficit(), senior));
    }

    /**
     * Losses are made good first, the senior's before the junior's: otherwise the senior would earn from every price that
     * falls and comes back.
     */
    private static Worth afterGain(Worth worth, long gain, long ratio) {
        long senior = Math.min(gain, worth.seniorDeficit());
        long junior = Math.min(gain - senior, worth.juniorDeficit());
        long surplus = gain - senior - junior;
        long share = FixedPoint.mulDivFloor(surplus, ratio, FixedPoint.RATIO_ONE);
        return new Worth(
                worth.junior() + junior + share,
                worth.senior() + senior + surplus - share,
                worth.juniorDeficit() - junior,
                worth.seniorDeficit() - senior);
    }
}
