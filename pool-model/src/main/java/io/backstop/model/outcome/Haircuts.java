package io.backstop.model.outcome;

import io.backstop.model.venue.LossWave;
import io.backstop.model.venue.VenueRun;
import java.util.Comparator;
import java.util.List;

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

        private Haircut plus(Haircut more) {
            return new Haircut(
                    Math.addExact(least, more.least),
                    Math.addExact(taken, more.taken),
                    Math.addExact(excess, more.excess));
        }
    }

    static Haircuts of(VenueRun run, FundLine fund) {
        return run.kind() == VenueRun.Kind.CEX ? ofWaves(run, fund) : PoolHaircuts.of(run, fund);
    }

    /** What the fund still owes at the end for what it holds is not spare. */
    private static Haircuts ofWaves(VenueRun run, FundLine fund) {
        Haircut adl = Haircut.NONE;
        Haircut socialised = Haircut.NONE;
        SpareMoney money = SpareMoney.of(fund);
        money.keep(Math.addExact(run.openInventoryLoss(), run.openDeficit()));
        List<LossWave> inTime = run.lossWaves().stream()
                .sorted(Comparator.comparingInt(LossWave::step))
                .toList();
        for (LossWave wave : inTime) {
            if (wave.kind() == LossWave.Kind.ADL) {
                adl = adl.plus(ofWave(wave, money));
            } else {
                socialised = socialised.plus(ofWave(wave, money));
            }
        }
        return new Haircuts(adl, Haircut.NONE, socialised);
    }

    /** What a wave took beyond its own need is in the fund, or was left there, and spares nobody else. */
    private static Haircut ofWave(LossWave wave, SpareMoney money) {
        long beside = Math.max(0, wave.taken() - wave.leastHaircut());
        money.keep(beside);
        long spared = money.use(wave.step(), wave.taken() - beside);
        long excess = beside + spared;
        return new Haircut(wave.taken() - excess, wave.taken(), excess);
    }
}
