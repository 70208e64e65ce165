package io.backstop.model.outcome;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Account.Party;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
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
     * @param least what those ahead of them left to pay
     * @param taken what they lost
     * @param excess taken beyond the least, loss by loss: what one loss took too little does not make good what another took too much
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

    static Haircuts of(VenueRun run) {
        Haircut adl = Haircut.NONE;
        Haircut socialised = Haircut.NONE;
        for (LossWave wave : run.lossWaves()) {
            if (wave.kind() == LossWave.Kind.ADL) {
                adl = adl.plus(wave.leastHaircut(), wave.taken());
            } else {
                socialised = socialised.plus(wave.leastHaircut(), wave.taken());
            }
        }
        boolean hasWaves = run.kind() == VenueRun.Kind.CEX;
        return new Haircuts(hasWaves ? adl : adlOfPool(run), pool(run), hasWaves ? socialised : socialisedOfPool(run));
    }

    /** A winner of a pool gives up what was missing, and beside it what its close gave more than that. */
    private static Haircut adlOfPool(VenueRun run) {
        long missing = sum(run, Reason.ADL);
        long beyond = sum(run, Reason.LIQUIDATION_SURPLUS);
        return new Haircut(missing, Math.addExact(missing, beyond), beyond);
    }

    private static Haircut socialisedOfPool(VenueRun run) {
        long shared = Math.addExact(sum(run, Reason.SOCIALISED_LOSS), sum(run, Reason.CLAWBACK));
        return new Haircut(shared, shared, 0);
    }

    /** Depositors pay first where a pocket pays later: so much they bore for a time that was not theirs to bear. */
    private static Haircut pool(VenueRun run) {
        long taken = 0;
        for (Transfer transfer : run.ledger().transfersOf(Reason.SHORTFALL)) {
            taken = Math.addExact(taken, isDepositor(transfer.from()) ? run.dollars(transfer) : 0);
        }
        long coveredLater = sum(run, Reason.COVERED_LATER);
        return new Haircut(Math.subtractExact(taken, coveredLater), taken, coveredLater);
    }

    private static boolean isDepositor(Account account) {
        return account.party() == Party.LP || account.party() == Party.JUNIOR_LP;
    }

    private static long sum(VenueRun run, Reason reason) {
        long sum = 0;
        for (Transfer transfer : run.ledger().transfersOf(reason)) {
            sum = Math.addExact(sum, run.dollars(transfer));
        }
        return sum;
    }
}
