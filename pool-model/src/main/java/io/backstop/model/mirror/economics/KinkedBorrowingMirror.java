// Mirrors economics/KinkedBorrowing.sol
package io.backstop.model.mirror.economics;

import io.backstop.model.market.BorrowingMaths;
import io.backstop.model.scenario.BorrowingSpec;
import java.util.function.LongSupplier;

/**
 * A borrowing rate that rises with the use of the pool, and faster above the optimal usage.
 *
 * @param reserveFactor share of the pool's cash that may be reserved (1e-9)
 * @param cash the pool's, micro-dollars
 */
record KinkedBorrowingMirror(BorrowingSpec spec, long reserveFactor, LongSupplier cash) implements BorrowingRate {

    @Override
    public long rate(long own, long other) {
        if (spec.sparesSmallerSide() && own < other) {
            return 0;
        }
        long used = BorrowingMaths.usage(own, cash.getAsLong(), reserveFactor);
        return BorrowingMaths.kinked(used, spec.optimalUsage(), spec.base(), spec.above());
    }
}
