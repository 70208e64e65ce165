package io.backstop.model.cex.liquidation;

import io.backstop.model.cex.margin.InverseContract;
import io.backstop.model.cex.margin.LeverageBrackets;
import io.backstop.model.cex.margin.LeverageBrackets.Bracket;
import io.backstop.model.cex.margin.LinearContract;
import io.backstop.model.cex.margin.MarginPolicy;
import io.backstop.model.cex.margin.MarketTerms;
import io.backstop.model.cex.margin.SizeLinearMargin;
import io.backstop.model.cex.margin.SizeTiers;
import io.backstop.model.cex.margin.SizeTiers.Tier;
import java.util.List;

/** Positions and tables of venues that the tests share. */
public final class Samples {

    public static final long USD = 1_000_000;
    public static final long PRICE = 100_000_000;
    public static final long COIN = 100_000_000;
    public static final long PERCENT = 10_000_000;
    public static final Moment CALM = new Moment(Moment.NEVER, 0, 0, Long.MAX_VALUE, 0);

    private Samples() {}

    public static MarginPolicy flat(long maintenanceRatio) {
        return new SizeLinearMargin(maintenanceRatio, maintenanceRatio, 0, 1);
    }

    /** Whole coins at whole dollars. */
    public static LiquidatablePosition coins(long size, long mark, long equity, MarginPolicy margin) {
        return new LiquidatablePosition(
                new MarketTerms(new LinearContract(1), margin), size, mark * PRICE, equity * USD);
    }

    /** Contracts of a dollar each; the equity in 1e-8 coin. */
    public static LiquidatablePosition inverse(long size, long mark, long equity, MarginPolicy margin) {
        return new LiquidatablePosition(new MarketTerms(new InverseContract(1), margin), size, mark * PRICE, equity);
    }

    /** Binance, BTCUSDT, July 2025, up to 12 million dollars: shared/data/params. */
    public static LeverageBrackets binanceBitcoin() {
        return LeverageBrackets.of(List.of(
                new Bracket(0, 300_000 * USD, 125, 4_000_000, 0),
                new Bracket(300_000 * USD, 800_000 * USD, 100, 5_000_000, 300 * USD),
                new Bracket(800_000 * USD, 3_000_000 * USD, 75, 6_500_000, 1500 * USD),
                new Bracket(3_000_000 * USD, 12_000_000 * USD, 50, PERCENT, 12_000 * USD)));
    }

    /** OKX, AAVEUSDT, May 2023: 0.65, 1, 1.5 % and half a point more for each further 8,000 contracts. */
    public static SizeTiers okxAave() {
        return SizeTiers.of(List.of(
                new Tier(1000, 20_000_000, 6_500_000),
                new Tier(3000, 25_000_000, 10_000_000),
                new Tier(8000, 50_000_000, 15_000_000),
                new Tier(16_000, 55_000_000, 20_000_000),
                new Tier(24_000, 60_000_000, 25_000_000),
                new Tier(32_000, 65_000_000, 30_000_000),
                new Tier(40_000, 70_000_000, 35_000_000)));
    }

    /** BitMEX, XBTUSD at 10,000 dollars: 200 coins at 0.4 %, each further 100 another 0.4 %. */
    public static SizeTiers bitmex() {
        return SizeTiers.of(List.of(
                new Tier(2_000_000, PERCENT, 4_000_000),
                new Tier(3_000_000, 14_000_000, 8_000_000),
                new Tier(4_000_000, 18_000_000, 12_000_000)));
    }
}
