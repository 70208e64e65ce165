package io.backstop.model.venue;

import org.jspecify.annotations.Nullable;

/**
 * One loss that winners bore, or one step's deleveraging, in micro-dollars.
 *
 * @param step in which it was
 * @param kind how winners bore it
 * @param leastHaircut what those who pay first left to the winners
 * @param budget what the rule set out to take; of deleveraging, the loss of what it was asked to close
 * @param needed what the loss costs the winners if nothing more is taken; of deleveraging Σ |mark − close price| · size
 * @param taken from all winners together
 * @param adlOvershoot taken − needed at that moment; negative where less was taken
 * @param queueOvershoot max(0, budget − leastHaircut)
 * @param residual max(0, leastHaircut − taken): of deleveraging it is shared, otherwise it is bad debt
 * @param largestHaircut largest share of his equity that a winner lost (1e-9), rounded up
 * @param payers winners who lost something
 * @param hindsight what deleveraging turned out to have cost; null where nobody asked, or of another kind
 */
public record LossWave(
        int step,
        Kind kind,
        long leastHaircut,
        long budget,
        long needed,
        long taken,
        long adlOvershoot,
        long queueOvershoot,
        long residual,
        long largestHaircut,
        int payers,
        @Nullable Hindsight hindsight) {

    /** How winners bear a loss. */
    public enum Kind {
        /** By the prices at which they were closed. */
        ADL("adl"),
        /** By a common rule, from those who are winning. */
        SOCIALISED("socialised"),
        /** From what was won since the last settlement. */
        CLAWBACK("clawback");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The kind's name in results. */
        public String label() {
            return label;
        }
    }

    /**
     * The same path replayed without deleveraging: Σ max(0, what an account has without it − with it) − what all waves until then needed,
     * micro-dollars; negative where less was lost than that.
     *
     * @param atOnce at the end of the wave's step
     * @param afterMinute 60 s later, or at the last step
     */
    public record Hindsight(long atOnce, long afterMinute) {}

    /** The same wave, seen from later. */
    public LossWave with(Hindsight seen) {
        return new LossWave(
                step,
                kind,
                leastHaircut,
                budget,
                needed,
                taken,
                adlOvershoot,
                queueOvershoot,
                residual,
                largestHaircut,
                payers,
                seen);
    }
}
