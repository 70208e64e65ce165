package io.backstop.model.cex.inventory;

import io.backstop.model.cex.fund.PositionCap;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.List;

/**
 * The fund takes what it may hold, as long as it is in the market (Binance 2019: 20 % of itself, out for 8 h after a loss of
 * 7.5 % in 8 h, and before it goes one order within 2.5 % of the market). What it holds in all contracts that draw on it counts
 * against the cap.
 */
public final class FundHolds implements Backstop {

    private final int holder;
    private final FundStanding fund;
    private final PositionCap cap;
    private final Inventory<?> inventory;
    private final long exitRatio;

    /**
     * A fund with its rules.
     *
     * @param inventory what it holds of this contract; whoever carries a takeover out adds to it
     * @param exitRatio how far from the mark its last order goes (1e-9)
     */
    public FundHolds(int holder, FundStanding fund, PositionCap cap, Inventory<?> inventory, long exitRatio) {
        Figures.requireWithin("exitRatio", exitRatio, 0, FixedPoint.RATIO_ONE - 1);
        this.holder = holder;
        this.fund = fund;
        this.cap = cap;
        this.inventory = inventory;
        this.exitRatio = exitRatio;
    }

    @Override
    public List<Assignment> take(Offer offer) {
        if (mustLeave(offer.time())) {
            return List.of();
        }
        long here = inventory.isEmpty() ? 0 : offer.notional(inventory.grossSize());
        long held = Math.addExact(here, fund.heldElsewhere());
        long quantity = offer.within(cap.room(fund.balance(), held));
        return quantity == 0 ? List.of() : List.of(new Assignment(holder, quantity));
    }

    /** Whether it takes nothing now and sells what it has with one order at {@link #exitPrice}; the rest is deleveraged. */
    public boolean mustLeave(long time) {
        return !fund.isPresent(time);
    }

    /** The worst price of that order, 1e-8 dollar, rounded towards the mark. */
    public long exitPrice(boolean sells, long mark) {
        return sells
                ? FixedPoint.mulDivCeil(mark, FixedPoint.RATIO_ONE - exitRatio, FixedPoint.RATIO_ONE)
                : FixedPoint.mulDivFloor(mark, FixedPoint.RATIO_ONE + exitRatio, FixedPoint.RATIO_ONE);
    }
}
