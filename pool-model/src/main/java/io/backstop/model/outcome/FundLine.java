package io.backstop.model.outcome;

import io.backstop.model.ledger.Account;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import java.util.OptionalInt;

/** What stands ahead of depositors and winners at the end of each step: all cash pockets, stakes and vaults of a venue together. */
public final class FundLine {

    private static final List<Account> FUND = List.of(
            Account.INSURANCE_FUND,
            Account.BACKSTOP_VAULT,
            Account.FEE_BUFFER,
            Account.SAFETY_MODULE,
            Account.TREASURY);

    private final List<BalanceLine> lines;
    private final int steps;

    private FundLine(List<BalanceLine> lines, int steps) {
        this.lines = lines;
        this.steps = steps;
    }

    static FundLine of(VenueRun run) {
        int steps = run.marks().length();
        return new FundLine(
                FUND.stream()
                        .map(account -> BalanceLine.of(run, account, steps))
                        .toList(),
                steps);
    }

    /** Micro-dollars after a step; −1 is before the tape. */
    public long at(int step) {
        long sum = 0;
        for (BalanceLine line : lines) {
            sum = Math.addExact(sum, line.at(step));
        }
        return sum;
    }

    /** Micro-dollars before the tape. */
    public long start() {
        return at(-1);
    }

    /** Micro-dollars after the last step. */
    public long end() {
        return at(steps - 1);
    }

    /** Number of steps. */
    int steps() {
        return steps;
    }

    /** The first step at whose end nothing is left; none if there was nothing at the start. */
    public OptionalInt depletedAt() {
        if (start() > 0) {
            for (int step = 0; step < steps; step++) {
                if (at(step) <= 0) {
                    return OptionalInt.of(step);
                }
            }
        }
        return OptionalInt.empty();
    }
}
