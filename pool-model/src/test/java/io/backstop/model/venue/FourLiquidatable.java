package io.backstop.model.venue;

import io.backstop.model.market.PositionTable;
import java.util.List;

/** Four positions that are liquidatable at 100 dollars: longs of 10, 100 and 1 and a short of 500 units. */
final class FourLiquidatable {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long UNIT = 1_000_000;

    static final List<Health> HEALTH = List.of(
            new Health(1, -12 * USD, 10 * USD),
            new Health(2, -50 * USD, 100 * USD),
            new Health(3, -11 * USD, USD),
            new Health(4, -200 * USD, 500 * USD));

    private FourLiquidatable() {}

    static PositionTable positions() {
        PositionTable positions = new PositionTable();
        positions.put(1, 10 * UNIT, 100 * PRICE, 0, 0);
        positions.put(2, 100 * UNIT, 100 * PRICE, 0, 0);
        positions.put(3, UNIT, 100 * PRICE, 0, 0);
        positions.put(4, -500 * UNIT, 100 * PRICE, 0, 0);
        return positions;
    }
}
