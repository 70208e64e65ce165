package io.backstop.model.cex.inventory;

import static io.backstop.model.cex.liquidation.Samples.PERCENT;
import static io.backstop.model.cex.liquidation.Samples.PRICE;
import static io.backstop.model.cex.liquidation.Samples.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.cex.fund.Fund;
import io.backstop.model.cex.fund.FundScope;
import io.backstop.model.cex.fund.FundSpec;
import io.backstop.model.cex.fund.MarketPresence;
import io.backstop.model.cex.fund.PositionCap;
import io.backstop.model.cex.liquidation.LiquidatablePosition;
import io.backstop.model.cex.liquidation.Samples;
import io.backstop.model.cex.margin.InverseContract;
import io.backstop.model.cex.margin.LinearContract;
import io.backstop.model.cex.margin.MarketTerms;
import io.backstop.model.units.Millis;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who takes how much, and at which price. */
class BackstopsTest {

    private static final int ENGINE = 900;
    private static final int FUND = 901;
    private static final int VAULT = 902;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final Fund fund =
            new Fund(new FundSpec("fund", new FundScope.Everything(), 1000 * USD, Millis.EIGHT_HOURS));
    private final Inventory<String> held = new Inventory<>();
    private final FundHolds fundHolds = new FundHolds(
            FUND,
            new OneContractsFund(fund, new MarketPresence(fund, 75 * PERCENT / 10)),
            new PositionCap(20 * PERCENT),
            held,
            25 * PERCENT / 10);

    @Test
    void theEngineTakesEverything() {
        assertThat(new EngineHolds(ENGINE).take(offer(0, 50))).containsExactly(new Assignment(ENGINE, 50));
        assertThat(new EngineHolds(ENGINE).take(offer(0, 0))).isEmpty();
    }

    /** A fund of 1,000 may hold 200: 20 at 10 dollars. It has 15 at 10; at 9 they are 135 and leave room for 65: 7 at 9. */
    @Test
    void aFundTakesWhatItMayHold() {
        assertThat(fundHolds.take(offer(0, 50))).containsExactly(new Assignment(FUND, 20));
        held.add(new Lot<>("a", 10 * PRICE, 25, 250 * USD));
        held.add(new Lot<>("b", 10 * PRICE, -10, -100 * USD));
        held.lots().getFirst().remove(20);

        assertThat(fundHolds.take(offer(1, 50))).containsExactly(new Assignment(FUND, 5));
        assertThat(fundHolds.take(new Offer(2, Samples.coins(50, 9, 10, Samples.flat(PERCENT)), 50)))
                .containsExactly(new Assignment(FUND, 7));
        assertThat(fundHolds.take(offer(3, 4))).containsExactly(new Assignment(FUND, 4));
    }

    /** 75 of 1,000 are 7.5 %. 2.5 % below 10 dollars are 9.75. */
    @Test
    void aFundThatLostTooMuchTakesNothingFor8HoursAndSellsNearTheMark() {
        fund.pay(0, 0, 74 * USD);
        assertThat(fundHolds.mustLeave(0)).isFalse();
        fund.pay(HOUR, 0, USD);

        assertThat(fundHolds.take(offer(HOUR, 50))).isEmpty();
        assertThat(fundHolds.mustLeave(HOUR)).isTrue();
        assertThat(fundHolds.exitPrice(true, 10 * PRICE)).isEqualTo(975_000_000);
        assertThat(fundHolds.exitPrice(false, 10 * PRICE)).isEqualTo(1_025_000_000);
        assertThat(fundHolds.take(offer(9 * HOUR - 1, 50))).isEmpty();
        assertThat(fundHolds.take(offer(9 * HOUR, 50))).containsExactly(new Assignment(FUND, 18)); // of 185 dollars
    }

    @Test
    void aVaultTakesAllOrNothing() {
        long[] equity = {100};
        Vault vault = new Vault(VAULT, () -> equity[0], 100, 0);

        assertThat(vault.take(offer(0, 50))).containsExactly(new Assignment(VAULT, 50));
        assertThat(vault.take(new Offer(0, Samples.coins(50, 10, -1, Samples.flat(PERCENT)), 50)))
                .isEmpty();
        equity[0] = 99;
        assertThat(vault.take(offer(0, 50))).isEmpty();
    }

    /**
     * Rooms of 300, 100 and 0 dollars share 20 at 10 dollars as 15 and 5. Then there are 150 and 50: ten more are 7.5 and
     * 2.5, of equal remainders the first gets the unit. A minute later they have 300 and 100 again, but the first only 220 of
     * his hour.
     */
    @Test
    void providersShareInProportionToWhatTheirLimitsLeave() {
        ProviderPool pool = new ProviderPool(List.of(
                new Provider(1, 300 * USD, 450 * USD),
                new Provider(2, 100 * USD, 1000 * USD),
                new Provider(3, 0, 1000 * USD)));

        assertThat(pool.take(offer(0, 20))).containsExactly(new Assignment(1, 15), new Assignment(2, 5));
        assertThat(pool.take(offer(MINUTE - 1, 10))).containsExactly(new Assignment(1, 8), new Assignment(2, 2));
        assertThat(pool.capacity(0, MINUTE - 1)).isEqualTo(70 * USD);
        assertThat(pool.capacity(0, MINUTE)).isEqualTo(220 * USD);
        assertThat(pool.capacity(1, 2 * MINUTE - 1)).isEqualTo(100 * USD);
        assertThat(pool.take(offer(2 * MINUTE, 50))).containsExactly(new Assignment(1, 22), new Assignment(2, 10));
        assertThat(pool.capacity(0, HOUR)).isEqualTo(150 * USD);
    }

    /** Providers have 40 dollars, the fund may hold 200: four and twenty of fifty, the engine gets the rest. */
    @Test
    void eachIsAskedForWhatThoseBeforeHimLeft() {
        ProviderPool pool = new ProviderPool(List.of(new Provider(1, 40 * USD, 40 * USD)));

        assertThat(new Backstops(List.of(pool, fundHolds, new EngineHolds(ENGINE))).take(offer(0, 50)))
                .containsExactly(new Assignment(1, 4), new Assignment(FUND, 20), new Assignment(ENGINE, 26));
        assertThat(new Backstops(List.of(pool, fundHolds)).take(offer(0, 3))).containsExactly(new Assignment(FUND, 3));
        assertThat(new Backstops(List.of(pool)).take(offer(0, 3))).isEmpty();
    }

    /** Long 50 at 10 dollars with 25: nothing is left at 9.50. With a fee of 1 %: 475 ÷ 0.99 = 479.797979, ÷ 50 = 9.59595958. */
    @Test
    void aTakeoverPriceIsTheBankruptcyOrTheZeroPriceOrTheMark() {
        MarketTerms terms = new MarketTerms(new LinearContract(1), Samples.flat(PERCENT), PERCENT, 0);
        LiquidatablePosition position = new LiquidatablePosition(terms, 50, 10 * PRICE, 25 * USD);

        assertThat(TakeoverPrice.BANKRUPTCY.of(position)).isEqualTo(959_595_960);
        assertThat(TakeoverPrice.ZERO.of(position)).isEqualTo(950_000_000);
        assertThat(TakeoverPrice.MARK_WITH_MARGIN.of(position)).isEqualTo(10 * PRICE);
    }

    /** 1,000 dollars at 8,000 are 0.125 coins: who buys them is paid that, who sells them pays. */
    @Test
    void aTakerOfAnInverseContractIsPaidCoinsForALong() {
        Worth worth = Worth.of(new InverseContract(1));

        assertThat(worth.at(1000, 8000 * PRICE)).isEqualTo(-12_500_000);
        assertThat(worth.at(-1000, 8000 * PRICE)).isEqualTo(12_500_000);
        assertThat(worth.at(1, 3 * PRICE)).isEqualTo(-33_333_334);
        assertThat(worth.at(-1, 3 * PRICE)).isEqualTo(33_333_333);
        assertThat(Worth.of(new LinearContract(1)).at(-3, 1)).isEqualTo(-1);
    }

    @Test
    void figuresAreChecked() {
        assertThatThrownBy(() -> new Provider(1, 2, 1)).hasMessageStartingWith("perHour must be from 2");
        assertThatThrownBy(() -> offer(0, 51)).hasMessageStartingWith("quantity must be from 0 to 50");
    }

    /** A part of 50 at 10 dollars. */
    private static Offer offer(long time, long quantity) {
        return new Offer(time, Samples.coins(50, 10, 10, Samples.flat(PERCENT)), quantity);
    }
}
