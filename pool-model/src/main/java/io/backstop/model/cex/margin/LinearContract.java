package io.backstop.model.cex.margin;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * A contract on the coin that pays in dollars: worth size × price.
 *
 * @param sizeUnit market units in one coin, 1 to 1e12
 */
public record LinearContract(long sizeUnit) implements ContractKind {

    private static final long PRICE_PER_MONEY = 100;
    private static final long MOST_SIZE_UNIT = 1_000_000_000_000L;

    /** Checks the unit. */
    public LinearContract {
        Figures.requireWithin("sizeUnit", sizeUnit, 1, MOST_SIZE_UNIT);
    }

    @Override
    public Settlement settlement() {
        return Settlement.DOLLAR;
    }

    @Override
    public boolean worthRisesWithPrice() {
        return true;
    }

    @Override
    public long worthDown(long size, long price) {
        return FixedPoint.mulDivFloor(Math.absExact(size), price, scale());
    }

    @Override
    public long worthUp(long size, long price) {
        return FixedPoint.mulDivCeil(Math.absExact(size), price, scale());
    }

    @Override
    public long priceOfWorthDown(long size, long worth) {
        return isBeyond(size, worth) ? NEVER_ABOVE : price(size, Math.max(0, worth), false);
    }

    @Override
    public long priceOfWorthUp(long size, long worth) {
        return isBeyond(size, worth) ? NEVER_ABOVE : price(size, Math.max(0, worth), true);
    }

    @Override
    public long quantityWithin(long notional, long price) {
        return FixedPoint.mulDivFloor(notional, scale(), price);
    }

    @Override
    public long pnl(long size, long entryPrice, long price) {
        return MarginMaths.pnl(size, entryPrice, price, sizeUnit);
    }

    @Override
    public long averageEntry(long size, long entryPrice, long addedSize, long addedPrice) {
        return MarginMaths.averageEntry(size, entryPrice, addedSize, addedPrice);
    }

    private long price(long size, long worth, boolean up) {
        long held = Math.absExact(size);
        return up ? FixedPoint.mulDivCeil(worth, scale(), held) : FixedPoint.mulDivFloor(worth, scale(), held);
    }

    private boolean isBeyond(long size, long worth) {
        return FixedPoint.compareProducts(worth, scale(), Math.absExact(size), Long.MAX_VALUE) >= 0;
    }

    private long scale() {
        return sizeUnit * PRICE_PER_MONEY;
    }
}
