package io.backstop.model.cex.margin;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.margin.LeverageBrackets.Bracket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One bitcoin at 50,000 dollars with a margin of 5,000, and what a table of tiers makes of it. */
class PositionPricesTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long COIN = 100_000_000;
    private static final LinearContract LINEAR = new LinearContract(COIN);
    private static final InverseContract INVERSE = new InverseContract(1);
    private static final MarginPolicy ONE_PERCENT = new SizeLinearMargin(20_000_000, 10_000_000, 0, 1);

    /** 45,000 ÷ 0.99 = 45,454.545454…; 55,000 ÷ 1.01 = 54,455.445544…; one unit of money is a micro-dollar of the price. */
    @Test
    void aLinearPositionEndsWhereItsMarginIsLostAndIsLiquidatedWhereOnePercentIsLeft() {
        PositionPrices prices = new PositionPrices(new MarketTerms(LINEAR, ONE_PERCENT));

        assertThat(prices.bankruptcyPrice(COIN, 50_000 * PRICE, 5000 * USD)).isEqualTo(45_000 * PRICE);
        assertThat(prices.bankruptcyPrice(-COIN, 50_000 * PRICE, 5000 * USD)).isEqualTo(55_000 * PRICE);
        assertThat(prices.liquidationPrice(COIN, 50_000 * PRICE, 5000 * USD)).isEqualTo(4_545_454_545_500L);
        assertThat(prices.liquidationPrice(-COIN, 50_000 * PRICE, 5000 * USD)).isEqualTo(5_445_544_554_400L);
    }

    /** 45,000 ÷ 0.9995 = 45,022.511255…, 55,000 ÷ 1.0005 = 54,972.513743…; OKX's ratio is 1.05 %: 45,000 ÷ 0.9895. */
    @Test
    void theTakerFeeMovesBothPricesAgainstTheTrader() {
        PositionPrices prices = new PositionPrices(new MarketTerms(LINEAR, ONE_PERCENT, 500_000, 500_000));

        assertThat(prices.bankruptcyPrice(COIN, 50_000 * PRICE, 5000 * USD)).isEqualTo(4_502_251_125_500L);
        assertThat(prices.bankruptcyPrice(-COIN, 50_000 * PRICE, 5000 * USD)).isEqualTo(5_497_251_374_400L);
        assertThat(prices.liquidationPrice(COIN, 50_000 * PRICE, 5000 * USD)).isEqualTo(4_547_751_389_600L);
    }

    /** 100,000 dollars at 50,000 are 2 coins; with 0.5 they are bankrupt at 100,000 ÷ 2.5 and ÷ 1.5. */
    @Test
    void anInversePositionHasItsMarginInTheCoin() {
        PositionPrices prices = new PositionPrices(new MarketTerms(INVERSE, ONE_PERCENT));

        assertThat(prices.bankruptcyPrice(100_000, 50_000 * PRICE, COIN / 2)).isEqualTo(40_000 * PRICE);
        // 66,666.666666…, rounded up.
        assertThat(prices.bankruptcyPrice(-100_000, 50_000 * PRICE, COIN / 2)).isEqualTo(6_666_666_666_667L);
        // 2.525 coins ÷ 1.01 are 2.5; 1.485 ÷ 0.99 are 1.5, which 100,000 dollars are at 66,666.666666…, rounded down.
        assertThat(prices.liquidationPrice(100_000, 50_000 * PRICE, 52_500_000)).isEqualTo(40_000 * PRICE);
        assertThat(prices.liquidationPrice(-100_000, 50_000 * PRICE, 51_500_000))
                .isEqualTo(6_666_666_666_666L);
    }

    /** From 1,000,000 dollars in the third bracket down to the second: (700,000 − 300) ÷ 0.995 = 703,216.080402… */
    @Test
    void theBracketIsThatOfTheLiquidationPrice() {
        MarginPolicy brackets = LeverageBrackets.of(List.of(
                new Bracket(0, 300_000 * USD, 125, 4_000_000, 0),
                new Bracket(300_000 * USD, 800_000 * USD, 100, 5_000_000, 300 * USD),
                new Bracket(800_000 * USD, 3_000_000 * USD, 75, 6_500_000, 1500 * USD)));
        PositionPrices prices = new PositionPrices(new MarketTerms(LINEAR, brackets));

        assertThat(prices.liquidationPrice(20 * COIN, 50_000 * PRICE, 300_000 * USD))
                .isEqualTo(3_516_080_402_015L);
        // (1,000,000 − 20,000 − 1,500) ÷ 0.9935 = 984,901.862103… stays in the third.
        assertThat(prices.liquidationPrice(20 * COIN, 50_000 * PRICE, 20_000 * USD))
                .isEqualTo(4_924_509_310_520L);
    }

    @Test
    void whatIsBackedInFullIsNeverLiquidated() {
        PositionPrices linear = new PositionPrices(new MarketTerms(LINEAR, ONE_PERCENT));
        PositionPrices inverse = new PositionPrices(new MarketTerms(INVERSE, ONE_PERCENT));

        assertThat(linear.bankruptcyPrice(COIN, 50_000 * PRICE, 50_000 * USD)).isEqualTo(ContractKind.NEVER_BELOW);
        assertThat(linear.liquidationPrice(COIN, 50_000 * PRICE, 60_000 * USD)).isEqualTo(ContractKind.NEVER_BELOW);
        assertThat(linear.bankruptcyPrice(-1, PRICE, 1_000_000_000 * USD)).isEqualTo(ContractKind.NEVER_ABOVE);
        assertThat(inverse.bankruptcyPrice(-100_000, 50_000 * PRICE, 2 * COIN)).isEqualTo(ContractKind.NEVER_ABOVE);
        assertThat(inverse.liquidationPrice(-100_000, 50_000 * PRICE, 3 * COIN)).isEqualTo(ContractKind.NEVER_ABOVE);
    }

    /** A short is liquidatable from the first price on, a long up to the last. */
    @Test
    void whatHasLostMoreThanItIsWorthIsBankruptAtEveryPrice() {
        PositionPrices linear = new PositionPrices(new MarketTerms(LINEAR, ONE_PERCENT));
        PositionPrices inverse = new PositionPrices(new MarketTerms(INVERSE, ONE_PERCENT));

        assertThat(linear.bankruptcyPrice(-COIN, 50_000 * PRICE, -60_000 * USD)).isEqualTo(ContractKind.NEVER_BELOW);
        assertThat(inverse.bankruptcyPrice(100_000, 50_000 * PRICE, -3 * COIN)).isEqualTo(ContractKind.NEVER_ABOVE);
    }

    /** All of the notional is needed to stay open: a dollar less than the entry notional is too little at every price. */
    @Test
    void aRatioOfOneAsksForAllOfTheEntryNotional() {
        MarginPolicy all = new SizeLinearMargin(1_000_000_000, 1_000_000_000, 0, 1);
        PositionPrices prices = new PositionPrices(new MarketTerms(LINEAR, all));

        assertThat(prices.liquidationPrice(COIN, 50_000 * PRICE, 49_999 * USD)).isEqualTo(ContractKind.NEVER_ABOVE);
        assertThat(prices.liquidationPrice(COIN, 50_000 * PRICE, 50_000 * USD)).isEqualTo(ContractKind.NEVER_BELOW);
    }
}
