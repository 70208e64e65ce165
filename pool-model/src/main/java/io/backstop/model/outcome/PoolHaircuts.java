package io.backstop.model.outcome;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Account.Party;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.outcome.Haircuts.Haircut;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The haircuts of a pool venue, beside the least that would have covered the same shortfalls: what is left to take once the fund has paid
 * whatever it had at the time and never needed afterwards. Belongs to one run.
 */
final class PoolHaircuts {

    /** Who bears a loss, in the order in which they are asked. */
    private enum Bearer {
        DEPOSITORS,
        CLOSED_WINNERS,
        ALL_WINNERS
    }

    /** So much of a loss was borne by them in a step. */
    private record Taking(int step, Bearer bearer, long amount) {}

    private final VenueRun run;
    private final long coveredLater;
    private final List<Taking> takings = new ArrayList<>();
    private final Map<Bearer, Long> taken = new EnumMap<>(Bearer.class);
    private final Map<Bearer, Long> spared = new EnumMap<>(Bearer.class);

    private PoolHaircuts(VenueRun run) {
        this.run = run;
        coveredLater = sum(Reason.COVERED_LATER);
    }

    static Haircuts of(VenueRun run, FundLine fund) {
        PoolHaircuts haircuts = new PoolHaircuts(run);
        haircuts.read();
        haircuts.spare(fund);
        return haircuts.told();
    }

    /** Of depositors without what a pocket covers later, the first of it first. */
    private void read() {
        long covered = coveredLater;
        for (Transfer transfer : run.ledger().transfersOf(Reason.SHORTFALL)) {
            if (isDepositor(transfer.from())) {
                long amount = run.dollars(transfer);
                long returned = Math.min(covered, amount);
                take(transfer.step(), Bearer.DEPOSITORS, amount - returned);
                covered -= returned;
            }
        }
        take(Reason.ADL, Bearer.CLOSED_WINNERS);
        take(Reason.SOCIALISED_LOSS, Bearer.ALL_WINNERS);
        take(Reason.CLAWBACK, Bearer.ALL_WINNERS);
        takings.sort(Comparator.comparingInt(Taking::step).thenComparing(Taking::bearer));
    }

    private void take(Reason reason, Bearer bearer) {
        run.ledger().transfersOf(reason).forEach(transfer -> take(transfer.step(), bearer, run.dollars(transfer)));
    }

    private void take(int step, Bearer bearer, long amount) {
        takings.add(new Taking(step, bearer, amount));
        taken.merge(bearer, amount, Math::addExact);
    }

    private void spare(FundLine fund) {
        if (takings.isEmpty()) {
            return;
        }
        SpareMoney money = SpareMoney.of(fund);
        for (Taking taking : takings) {
            spared.merge(taking.bearer(), money.use(taking.step(), taking.amount()), Math::addExact);
        }
    }

    /** A winner gives up what was missing, and beside it what its close gave more than that. */
    private Haircuts told() {
        return new Haircuts(
                haircut(Bearer.CLOSED_WINNERS, sum(Reason.LIQUIDATION_SURPLUS)),
                haircut(Bearer.DEPOSITORS, coveredLater),
                haircut(Bearer.ALL_WINNERS, 0));
    }

    /** With what was taken beside what had to be borne in the end. */
    private Haircut haircut(Bearer bearer, long beside) {
        long borne = taken.getOrDefault(bearer, 0L);
        long unneeded = spared.getOrDefault(bearer, 0L);
        return new Haircut(
                Math.subtractExact(borne, unneeded), Math.addExact(borne, beside), Math.addExact(unneeded, beside));
    }

    private static boolean isDepositor(Account account) {
        return account.party() == Party.LP || account.party() == Party.JUNIOR_LP;
    }

    private long sum(Reason reason) {
        long sum = 0;
        for (Transfer transfer : run.ledger().transfersOf(reason)) {
            sum = Math.addExact(sum, run.dollars(transfer));
        }
        return sum;
    }
}
