package io.backstop.model.outcome;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Asset;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What one pocket of a run had, got and gave, in micro-dollars: start + in − out + revalued = end. A token or a coin counts at the price of
 * its step, rounded down.
 *
 * @param pocket whose
 * @param in all that came in while the tape ran, also what went out again
 * @param out all that went out
 * @param revalued what it holds of a token or a coin became worth more, or less if negative; 0 of dollars but for rounding
 * @param minimum lowest balance at the start and at the ends of steps
 * @param fall its deepest fall
 * @param depletedAt the first step at whose end nothing was left of what there was at the start; none if there always was something, or never
 */
public record PocketFlow(
        Account pocket,
        long start,
        long in,
        long out,
        long revalued,
        long minimum,
        long end,
        Fall fall,
        OptionalInt depletedAt) {

    /** The flows of all pockets that the run's ledger knows. */
    static List<PocketFlow> of(VenueRun run) {
        return Pockets.of(run.ledger()).stream().map(pocket -> of(run, pocket)).toList();
    }

    private static PocketFlow of(VenueRun run, Account pocket) {
        int steps = run.marks().length();
        BalanceLine balance = BalanceLine.of(run, pocket, steps);
        FeedTape stake = run.stakeFeed();
        PriceSeries stakePrices = stake == null ? null : stake.series(steps);
        long in = 0;
        long out = 0;
        for (Transfer transfer : run.ledger().transfersOf(pocket)) {
            if (transfer.step() >= 0) {
                in = Math.addExact(in, transfer.to().equals(pocket) ? dollars(run, transfer, stakePrices) : 0);
                out = Math.addExact(out, transfer.from().equals(pocket) ? dollars(run, transfer, stakePrices) : 0);
            }
        }
        return new PocketFlow(
                pocket,
                balance.start(),
                in,
                out,
                balance.end() - balance.start() - in + out,
                balance.at(balance.lowest()),
                balance.end(),
                Fall.deepest(steps, balance::at),
                depletedAt(balance, steps));
    }

    private static long dollars(VenueRun run, Transfer transfer, @Nullable PriceSeries stakePrices) {
        return transfer.asset() == Asset.STAKE && stakePrices != null
                ? FixedPoint.mulDivFloor(transfer.amount(), stakePrices.at(transfer.step()), FixedPoint.PRICE_ONE)
                : run.dollars(transfer);
    }

    private static OptionalInt depletedAt(BalanceLine balance, int steps) {
        if (balance.start() > 0) {
            for (int step = 0; step < steps; step++) {
                if (balance.at(step) <= 0) {
                    return OptionalInt.of(step);
                }
            }
        }
        return OptionalInt.empty();
    }
}
