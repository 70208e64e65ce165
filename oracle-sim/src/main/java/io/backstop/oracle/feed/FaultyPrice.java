package io.backstop.oracle.feed;

import io.backstop.model.scenario.InputException;
import io.backstop.model.units.Decimals;
import io.backstop.model.units.FixedPoint;
import java.util.function.LongSupplier;

/** What faults make of a price: rounded down, 1e-8 dollar at least. */
final class FaultyPrice {

    private FaultyPrice() {}

    /**
     * A part or a multiple of a price.
     *
     * @param factor 1e-9
     * @throws InputException if it does not fit 64 bits
     */
    static long scaled(long price, long factor) {
        return fitting(() -> FixedPoint.mulDivFloor(price, factor, FixedPoint.RATIO_ONE));
    }

    /**
     * A price whose decimal point moved so many places to the right.
     *
     * @throws InputException if it does not fit 64 bits
     */
    static long shifted(long price, int by) {
        return fitting(() -> Decimals.shifted(price, by));
    }

    private static long fitting(LongSupplier price) {
        try {
            return Math.max(1, price.getAsLong());
        } catch (ArithmeticException e) {
            throw new InputException("faults: a price does not fit 64 bits, factors must be smaller");
        }
    }
}
