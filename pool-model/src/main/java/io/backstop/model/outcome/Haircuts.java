package io.backstop.model.outcome;

import io.backstop.model.venue.LossWave;
import io.backstop.model.venue.VenueRun;

/**
 * What was taken from those who did not owe a loss, beside the least that would have covered it.
 *
 * @param adl from winners who were closed
 * @param pool from depositors, also junior ones
 * @param socialised from winners together, by a common rule or from what they had won before
 */
public record Haircuts(Haircut adl, Haircut pool, Haircut socialised) {

    /**
     * One kind of taking, in micro-dollars.
     *
     * @param least what had to be taken for the same shortfalls because the fund could not pay it
     * @param taken what they lost
     * @param excess taken beyond the least; of a book loss by loss: what one loss took too little does not make good what another took too much
     */
    public record Haircut(long least, long taken, long excess) {

        static final Haircut NONE = new Haircut(0, 0, 0);

        /** Whether nothing was taken in this way, nor was there anything to take. */
        public boolean isNothing() {
            return equals(NONE);
        }

        private Haircut plus(long moreLeast, long moreTaken) {
            return new Haircut(
                    Math.addExact(least, moreLeast),
                    Math.addExact(taken, moreTaken),
                    Math.addExact(excess, Math.max(0, moreTaken - moreLeast)));
        }
    }

    static Haircuts of(VenueRun run, FundLine fund) {
        return run.kind() == VenueRun.Kind.CEX ? ofWaves(run) : PoolHaircuts.of(run, fund);
    }

    private static Haircuts ofWaves(VenueRun run) {
        Haircut adl = Haircut.NONE;
        Haircut socialised = Haircut.NONE;
        for (LossWave wave : run.lossWaves()) {
            if (wave.kind() == LossWave.Kind.ADL) {
                adl = adl.plus(wave.leastHaircut(), wave.taken());
            } else {
                socialised = socialised.plus(wave.leastHaircut(), wave.taken());
            }
        }
        return new Haircuts(adl, Haircut.NONE, socialised);
    }
}
