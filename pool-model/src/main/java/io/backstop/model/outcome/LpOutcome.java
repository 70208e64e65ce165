package io.backstop.model.outcome;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.VenueRun;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of the deposits of a pool, junior and senior together. Their wealth at the end of a step is the pool's cash, less what traders
 * have won at the mark, plus what was withdrawn until then; funding and borrowing count when they are paid.
 *
 * @param deposits micro-dollars before the tape
 * @param result wealth at the end less deposits, micro-dollars
 * @param fall the deepest fall of wealth
 * @param phantomPeak highest Σ max(0, −equity at the mark), micro-dollars
 * @param phantomPeakAt its step, the first of several; −1 where there never was any
 */
public record LpOutcome(long deposits, long result, Fall fall, long phantomPeak, int phantomPeakAt) {

    /**
     * Reads a run.
     *
     * @param market its history
     */
    public static LpOutcome of(VenueRun run, MarketHistory market) {
        int steps = run.marks().length();
        List<BalanceLine> parts = parts(run).stream()
                .map(part -> BalanceLine.of(run, part, steps))
                .toList();
        long[] withdrawn = withdrawn(run, steps);
        long deposits = cash(parts, -1);
        long last = wealth(parts, market, withdrawn, steps - 1);
        int peakAt = -1;
        for (int step = 0; step < steps; step++) {
            long highest = peakAt < 0 ? 0 : market.phantom(peakAt);
            peakAt = market.phantom(step) > highest ? step : peakAt;
        }
        return new LpOutcome(
                deposits,
                last - deposits,
                Fall.deepest(steps, step -> step < 0 ? deposits : wealth(parts, market, withdrawn, step)),
                peakAt < 0 ? 0 : market.phantom(peakAt),
                peakAt);
    }

    /** The result as a share of the deposits (1e-9, rounded down); 0 where nothing was deposited. */
    public long ratio() {
        return deposits == 0 ? 0 : FixedPoint.mulDivFloor(result, FixedPoint.RATIO_ONE, deposits);
    }

    private static long wealth(List<BalanceLine> parts, MarketHistory market, long[] withdrawn, int step) {
        return cash(parts, step) - market.profit(step) + withdrawn[step];
    }

    private static long cash(List<BalanceLine> parts, int step) {
        long cash = 0;
        for (BalanceLine part : parts) {
            cash = Math.addExact(cash, part.at(step));
        }
        return cash;
    }

    /** The pool, and whoever was given a part of its money without a token moving. */
    private static Set<Account> parts(VenueRun run) {
        Set<Account> parts = new LinkedHashSet<>(List.of(Account.LP, Account.JUNIOR_LP));
        for (Transfer transfer : run.ledger().transfersOf(Reason.REVALUATION)) {
            parts.add(transfer.from());
            parts.add(transfer.to());
        }
        return parts;
    }

    private static long[] withdrawn(VenueRun run, int steps) {
        long[] withdrawn = new long[steps];
        for (Transfer transfer : run.ledger().transfersOf(Reason.WITHDRAWAL)) {
            if (transfer.to().equals(Account.EXTERNAL) && transfer.step() >= 0) {
                withdrawn[transfer.step()] = Math.addExact(withdrawn[transfer.step()], transfer.amount());
            }
        }
        for (int step = 1; step < steps; step++) {
            withdrawn[step] = Math.addExact(withdrawn[step], withdrawn[step - 1]);
        }
        return withdrawn;
    }
}
