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
 * @param hedges what became of winners' hedges in other contracts
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
        @Nullable Hindsight hindsight,
        Hedges hedges) {

    /** A wave that met no hedges. */
    public LossWave(
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
        this(
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
                hindsight,
                Hedges.NONE);
    }

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

    /**
     * Winners who had an opposite position in another contract of the same underlying.
     *
     * @param kept of how many both legs were closed, by the same share
     * @param broken of how many one was
     * @param unhedged notional of what that left without its other leg, micro-dollars at the mark
     */
    public record Hedges(int kept, int broken, long unhedged) {

        /** Nobody had. */
        public static final Hedges NONE = new Hedges(0, 0, 0);

        /** Both together. */
        public Hedges plus(Hedges more) {
            return new Hedges(kept + more.kept, broken + more.broken, Math.addExact(unhedged, more.unhedged));
        }
    }

    /** The same wave with what became of hedges. */
    public LossWave with(Hedges met) {
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
                hindsight,
                met);
    }

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
                seen,
                hedges);
    }
}
