package io.backstop.model.cex;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.CoinDollars;

/** An inverse contract: a size is dollars, money is the coin. Not thread safe. */
final class CoinDenomination implements Denomination {

    private static final long PRICE_ONE = 100_000_000;
    private static final long MONEY_ONE = 1_000_000;

    private final InverseValuation value;
    private final long coinUnit;
    private final CoinDollars losses;

    /**
     * A denomination of one run.
     *
     * @param coinUnit the scenario's size units in one coin
     * @param index of each step, at which losses are counted
     */
    CoinDenomination(InverseValuation value, long coinUnit, PriceSeries index) {
        this.value = value;
        this.coinUnit = coinUnit;
        losses = new CoinDollars(index);
    }

    @Override
    public Valuation value() {
        return value;
    }

    @Override
    public boolean isCoin() {
        return true;
    }

    @Override
    public long size(long coins, long price) {
        return size(coins, price, coinUnit, value.sizeUnit());
    }

    /**
     * The signed size that coins are worth at a price, rounded towards nothing.
     *
     * @param coinUnit the scenario's size units in one coin
     * @param dollarUnit the contract's size units in one dollar
     */
    static long size(long coins, long price, long coinUnit, long dollarUnit) {
        long dollars = FixedPoint.mulDivFloor(Math.absExact(coins), price, coinUnit);
        long size = FixedPoint.mulDivFloor(dollars, dollarUnit, PRICE_ONE);
        return coins > 0 ? size : -size;
    }

    @Override
    public long coin(long price) {
        return size(coinUnit, price);
    }

    @Override
    public long money(long dollars, long price) {
        return CoinDollars.coins(dollars, price);
    }

    @Override
    public long dollars(long money, long price) {
        return CoinDollars.of(money, price);
    }

    @Override
    public long notional(long size, long price) {
        return FixedPoint.mulDivFloor(Math.absExact(size), MONEY_ONE, value.sizeUnit());
    }

    @Override
    public long booked(int step, long loss) {
        return losses.next(step, loss);
    }

    @Override
    public Attribution dollars(Attribution causes, long price, long dollars) {
        long jump = dollars(causes.jump(), price);
        long oracle = dollars(causes.oracle(), price);
        long keeper = dollars(causes.keeper(), price);
        long throttle = dollars(causes.throttle(), price);
        return new Attribution(jump, oracle, keeper, throttle, dollars - jump - oracle - keeper - throttle);
    }
}
