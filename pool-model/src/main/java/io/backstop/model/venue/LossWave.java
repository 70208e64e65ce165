package io.backstop.model.venue;

/**
 * One loss that was shared among winners, in micro-dollars.
 *
 * @param step in which it was shared
 * @param leastHaircut what those who pay first left to the winners
 * @param budget what the rule set out to take
 * @param needed what the loss costs the winners if nothing more is taken
 * @param taken from all winners together
 * @param adlOvershoot taken − needed at that moment; negative where less was taken
 * @param queueOvershoot max(0, budget − leastHaircut)
 * @param residual max(0, leastHaircut − taken), which is bad debt
 * @param largestHaircut largest share of his equity that a winner lost (1e-9), rounded up
 * @param payers winners who lost something
 */
public record LossWave(
        int step,
        long leastHaircut,
        long budget,
        long needed,
        long taken,
        long adlOvershoot,
        long queueOvershoot,
        long residual,
        long largestHaircut,
        int payers) {}
