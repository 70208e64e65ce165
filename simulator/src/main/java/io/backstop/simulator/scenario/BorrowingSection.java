package io.backstop.simulator.scenario;

import io.backstop.model.scenario.BorrowingSpec;
import io.backstop.model.scenario.FundingSpec;
import org.jspecify.annotations.Nullable;

/** {@code borrowing} of a pool: what each side owes for the money it ties up. Figures that are not given are GMX'. */
final class BorrowingSection {

    private static final long PERCENT = 10_000_000;
    private static final RatioRange RATE =
            new RatioRange(1, FundingSpec.MOST_RATE, "must be more than 0% and at most 10000% a year");
    private static final RatioRange USAGE = new RatioRange(1, 100 * PERCENT - 1, "must be more than 0% and below 100%");

    private BorrowingSection() {}

    /** Returns null if nobody owes the pool. */
    static @Nullable BorrowingSpec read(@Nullable Node borrowing) {
        if (borrowing == null) {
            return null;
        }
        borrowing.allowOnly("optimalUsage", "base", "above", "sparesSmallerSide");
        long above = RATE.optional(borrowing, "above", 130 * PERCENT);
        Node given = borrowing.optional("base");
        long base = given == null ? 50 * PERCENT : Quantity.ratio(given);
        if (base > above) {
            throw borrowing.mistakeWithoutValue("base must be at most above, which is the rate at full usage");
        }
        boolean spares = borrowing.optional("sparesSmallerSide") == null || borrowing.flag("sparesSmallerSide");
        return new BorrowingSpec(USAGE.optional(borrowing, "optimalUsage", 75 * PERCENT), base, above, spares);
    }
}
