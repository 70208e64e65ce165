package io.backstop.model.cex.sharing;

/**
 * What a wave did, in the unit of money.
 *
 * @param leastHaircut what the pockets ahead left to the winners: max(0, shortfall − pockets)
 * @param budget what the rule set out to take
 * @param taken from all winners together
 * @param adlOvershoot taken − needed at the moment of the wave; negative where less was taken than the closes cost. After a
 *     horizon it needs two replays: {@link AdlOvershoot}
 * @param queueOvershoot max(0, budget − leastHaircut), the paper's stylised metric
 * @param residual max(0, leastHaircut − taken): what is socialised further or stays as bad debt
 * @param largestHaircut the largest share of his equity that anybody lost, 1e-9, rounded up
 * @param payers winners who lost something
 */
public record WaveReport(
        long leastHaircut,
        long budget,
        long taken,
        long adlOvershoot,
        long queueOvershoot,
        long residual,
        long largestHaircut,
        int payers) {

    /** The report of a loss for which this was taken. */
    public static WaveReport of(Loss loss, long budget, long taken, long largestHaircut, int payers) {
        return new WaveReport(
                loss.leastHaircut(),
                budget,
                taken,
                Math.subtractExact(taken, loss.needed()),
                queueOvershoot(budget, loss.leastHaircut()),
                residual(taken, loss.leastHaircut()),
                largestHaircut,
                payers);
    }

    /** What a budget is above a deficit. */
    public static long queueOvershoot(long budget, long deficit) {
        return Math.max(0, Math.subtractExact(budget, deficit));
    }

    /** What a deficit is above what was taken for it. */
    public static long residual(long taken, long deficit) {
        return Math.max(0, Math.subtractExact(deficit, taken));
    }
}
