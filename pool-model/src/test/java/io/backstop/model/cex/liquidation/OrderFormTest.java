package io.backstop.model.cex.liquidation;

import static io.backstop.model.cex.liquidation.Samples.CALM;
import static io.backstop.model.cex.liquidation.Samples.COIN;
import static io.backstop.model.cex.liquidation.Samples.PERCENT;
import static io.backstop.model.cex.liquidation.Samples.PRICE;
import static io.backstop.model.cex.liquidation.Samples.USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.book.TimeInForce;
import io.backstop.model.cex.liquidation.Step.Close;
import io.backstop.model.cex.liquidation.Step.Rest;
import io.backstop.model.cex.margin.InverseContract;
import io.backstop.model.cex.margin.LinearContract;
import io.backstop.model.cex.margin.MarketTerms;
import io.backstop.model.units.FixedPoint;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** With which order each venue closes. */
class OrderFormTest {

    private static final long FOREVER = LiquidationOrder.FOREVER;

    /**
     * Kraken's own example: long 1,000 at 8,000 with 0.01 XBT and 1 %. At 7,481 its equity is 0.01 − 1,000 · (1/7,481 −
     * 1/8,000) = 0.00132805, less than 1 % of 0.13367197; all of it is sold at 7,407 or better and the rest of the margin is his.
     */
    @Test
    void krakenSellsAt7407OrBetter() {
        InverseContract contract = new InverseContract(1);
        MarketTerms terms = new MarketTerms(contract, Samples.flat(PERCENT));
        long equity = COIN / 100 + contract.pnl(1000, 8000 * PRICE, 7481 * PRICE);
        LiquidatablePosition position = new LiquidatablePosition(terms, 1000, 7481 * PRICE, equity);

        assertThat(position.isCompliant()).isFalse();
        LiquidationOrder order =
                new OrderForm.AtBankruptcy(false).order(position, new Close(1000, false, Rest.TAKE_OVER), CALM);
        assertThat(order.size()).isEqualTo(-1000);
        assertThat(order.limit()).isCloseTo(7407 * PRICE, Offset.offset(PRICE));
        assertThat(order.time()).isEqualTo(TimeInForce.IMMEDIATE_OR_CANCEL);
    }

    /** 2,500,000 ÷ (250 + 1.5) = 9,940.357852882…, rounded up for a long; in half dollars 19,881. */
    @Test
    void bitmexWaitsAtTheBankruptcyPriceOrFillsOrKills() {
        LiquidatablePosition position = Samples.inverse(2_500_000, 10_000, 3 * COIN / 2, Samples.bitmex());
        OrderForm form = new OrderForm.AtBankruptcy(true);

        LiquidationOrder order = form.order(position, new Close(2_500_000, false, Rest.TAKE_OVER), CALM);
        assertThat(order)
                .isEqualTo(
                        new LiquidationOrder(-2_500_000, 994_035_785_289L, TimeInForce.GOOD_TILL_CANCELLED, FOREVER));
        assertThat(order.limitTicks(PRICE / 2)).isEqualTo(19_881);
        assertThat(form.order(position, new Close(500_000, true, Rest.TAKE_OVER), CALM)
                        .time())
                .isEqualTo(TimeInForce.FILL_OR_KILL);
    }

    /**
     * dYdX: 1,000 dollars and 3 ETH short at 3,000. At 3,200 there are 400 left of the 480 that 5 % ask: R = 1/6. Of 1.5 ·
     * 480 = 720 that is 120, 40 for each: 3,240. With a bankruptcy adjustment of 2 it is 80.
     */
    @Test
    void dydxBuysAtItsFillablePriceOrBetter() {
        LiquidatablePosition position = ether(-3, 3200, 400);

        assertThat(fillable(1).order(position, new Close(3, false, Rest.TRY_AGAIN), CALM))
                .isEqualTo(new LiquidationOrder(3, 3240 * PRICE, TimeInForce.IMMEDIATE_OR_CANCEL, FOREVER));
        assertThat(fillable(2).limit(position, CALM)).isEqualTo(3280 * PRICE);
        assertThat(fillable(1).limit(ether(3, 3200, 400), CALM)).isEqualTo(3160 * PRICE);
    }

    @Test
    void theFillablePriceLiesBetweenTheMarkAndAllOfTheSpread() {
        assertThat(fillable(1).limit(ether(-3, 3200, -100), CALM)).isEqualTo(3440 * PRICE);
        assertThat(fillable(5).limit(ether(-3, 3200, 160), CALM)).isEqualTo(3440 * PRICE);
        assertThat(fillable(1).limit(ether(-3, 3200, 500), CALM)).isEqualTo(3200 * PRICE);
    }

    /** 99 less five basis points are 98.9505, 101 and five are 101.0505; in tenths 990 and 1010. */
    @Test
    void anOrderNearTheMarketGoesALittleThroughTheBestPrice() {
        OrderForm form = new OrderForm.NearMarket(500_000, 1000);
        Moment quoted = new Moment(0, 99 * PRICE, 101 * PRICE, 0, 0);

        LiquidationOrder sale = form.order(ether(3, 100, 1), new Close(2, false, Rest.TRY_AGAIN), quoted);
        assertThat(sale).isEqualTo(new LiquidationOrder(-2, 9_895_050_000L, TimeInForce.GOOD_TILL_CANCELLED, 1000));
        assertThat(sale.limitTicks(PRICE / 10)).isEqualTo(990);
        LiquidationOrder purchase = form.order(ether(-3, 100, 1), new Close(2, false, Rest.TRY_AGAIN), quoted);
        assertThat(purchase.limit()).isEqualTo(10_105_050_000L);
        assertThat(purchase.limitTicks(PRICE / 10)).isEqualTo(1010);
        assertThat(form.limit(ether(3, 100, 1), CALM)).isEqualTo(9_995_000_000L);
    }

    @Test
    void aMarketOrderTakesAnyPrice() {
        Close all = new Close(3, false, Rest.TRY_AGAIN);

        LiquidationOrder sale = new OrderForm.Market().order(ether(3, 100, 1), all, CALM);
        assertThat(sale.limitTicks(PRICE)).isZero();
        LiquidationOrder purchase = new OrderForm.Market().order(ether(-3, 100, 1), all, CALM);
        assertThat(purchase.limitTicks(PRICE)).isEqualTo(Long.MAX_VALUE);
        assertThat(purchase.time()).isEqualTo(TimeInForce.IMMEDIATE_OR_CANCEL);
    }

    private static OrderForm fillable(long bankruptcyAdjustment) {
        return new OrderForm.Fillable(3 * FixedPoint.RATIO_ONE / 2, bankruptcyAdjustment * FixedPoint.RATIO_ONE);
    }

    private static LiquidatablePosition ether(long size, long mark, long equity) {
        MarketTerms terms = new MarketTerms(new LinearContract(1), Samples.flat(5 * PERCENT));
        return new LiquidatablePosition(terms, size, mark * PRICE, equity * USD);
    }
}
