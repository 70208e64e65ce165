package io.backstop.model.cex.margin;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * A contract on dollars that pays in the coin (BitMEX's XBTUSD): worth size ÷ price, so what backs it loses worth in
 * dollars when the price falls.
 *
 * <p>Each worth is rounded to the coin's unit by itself, as BitMEX does, so a profit is less by up to two units.
 *
 * @param sizeUnit market units in one dollar, a power of ten up to 1e8
 */
public record InverseContract(long sizeUnit) implements ContractKind {

    /** Coin units per coin times price units per dollar. */
    private static final long COIN_TIMES_PRICE = 10_000_000_000_000_000L;

    private static final long MOST_SIZE_UNIT = 100_000_000;

    /** Checks the unit. */
    public InverseContract {
        Figures.requireWithin("sizeUnit", sizeUnit, 1, MOST_SIZE_UNIT);
        if (COIN_TIMES_PRICE % sizeUnit != 0) {
            throw new IllegalArgumentException("sizeUnit must be a power of ten, was " + sizeUnit);
        }
    }

    @Override
    public Settlement settlement() {
        return Settlement.COIN;
    }

    @Override
    public boolean worthRisesWithPrice() {
        return false;
    }

    @Override
    public long worthDown(long size, long price) {
        return FixedPoint.mulDivFloor(Math.absExact(size), COIN_TIMES_PRICE / sizeUnit, price);
    }

    @Override
    public long worthUp(long size, long price) {
        return FixedPoint.mulDivCeil(Math.absExact(size), COIN_TIMES_PRICE / sizeUnit, price);
    }

    @Override
    public long priceOfWorthDown(long size, long worth) {
        return isBeyond(size, worth)
                ? NEVER_ABOVE
                : FixedPoint.mulDivFloor(Math.absExact(size), COIN_TIMES_PRICE / sizeUnit, worth);
    }

    @Override
    public long priceOfWorthUp(long size, long worth) {
        return isBeyond(size, worth)
                ? NEVER_ABOVE
                : FixedPoint.mulDivCeil(Math.absExact(size), COIN_TIMES_PRICE / sizeUnit, worth);
    }

    @Override
    public long quantityWithin(long notional, long price) {
        return FixedPoint.mulDivFloor(notional, price, COIN_TIMES_PRICE / sizeUnit);
    }

    @Override
    public long pnl(long size, long entryPrice, long price) {
        return size > 0
                ? Math.subtractExact(worthDown(size, entryPrice), worthUp(size, price))
                : Math.subtractExact(worthDown(size, price), worthUp(size, entryPrice));
    }

    @Override
    public long averageEntry(long size, long entryPrice, long addedSize, long addedPrice) {
        long total = Math.addExact(size, addedSize);
        return size > 0
                ? priceOfWorthUp(total, Math.addExact(worthDown(size, entryPrice), worthDown(addedSize, addedPrice)))
                : priceOfWorthDown(total, Math.addExact(worthUp(size, entryPrice), worthUp(addedSize, addedPrice)));
    }

    /** Nothing is worth no money at any price, however high. */
    private boolean isBeyond(long size, long worth) {
        return worth <= 0
                || FixedPoint.compareProducts(Math.absExact(size), COIN_TIMES_PRICE / sizeUnit, worth, Long.MAX_VALUE)
                        >= 0;
    }
}
