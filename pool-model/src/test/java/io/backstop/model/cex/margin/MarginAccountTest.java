package io.backstop.model.cex.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two markets, 10 % to open and 5 % to stay open; bitcoin at 50,000 dollars, ether at 2,000. */
class MarginAccountTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long COIN = 100_000_000;
    private static final int BITCOIN = 0;
    private static final int ETHER = 1;
    private static final MarketTerms TERMS =
            new MarketTerms(new LinearContract(COIN), new SizeLinearMargin(100_000_000, 50_000_000, 0, 1));

    private final Markets markets = new Markets(List.of(TERMS, TERMS));
    private final MarginAccount account = new MarginAccount(markets, PositionMode.ONE_WAY, SumOfPositions.SUM);

    @BeforeEach
    void marks() {
        markets.mark(BITCOIN, 50_000 * PRICE);
        markets.mark(ETHER, 2000 * PRICE);
    }

    @Test
    void allPositionsShareOneBalance() {
        account.credit(10_000 * USD);
        account.trade(BITCOIN, COIN, 50_000 * PRICE);
        account.trade(ETHER, -10 * COIN, 2000 * PRICE);
        markets.mark(BITCOIN, 45_000 * PRICE);
        markets.mark(ETHER, 1900 * PRICE);

        // 10,000 − 5,000 + 1,000; 4,500 + 1,900; 2,250 + 950
        assertThat(figures()).containsExactly(6000 * USD, 6400 * USD, 3200 * USD);
        assertThat(account.isLiquidatable()).isFalse();
        // 10,000 + 1,000 − 950 − 50,000 + p = 5 % of p at 42,052.6315…
        markets.mark(BITCOIN, 42_052 * PRICE + PRICE * 64 / 100);
        assertThat(account.isLiquidatable()).isFalse();
        markets.mark(BITCOIN, 42_052 * PRICE + PRICE * 63 / 100);
        assertThat(account.isLiquidatable()).isTrue();
    }

    /** 10,000 + 1,000 of the short, less the 950 that it needs. */
    @Test
    void aPositionsMarginIsWhatTheOthersLeaveIt() {
        account.credit(10_000 * USD);
        account.trade(BITCOIN, COIN, 50_000 * PRICE);
        account.trade(ETHER, -10 * COIN, 2000 * PRICE);
        markets.mark(ETHER, 1900 * PRICE);

        assertThat(account.marginOf(0)).isEqualTo(10_050 * USD);
        long byFormula = new PositionPrices(TERMS).liquidationPrice(COIN, 50_000 * PRICE, 10_050 * USD);
        // 39,950 ÷ 0.95 = 42,052.631578…, rounded up to a micro-dollar; just below it is the first that is liquidated.
        assertThat(byFormula).isEqualTo(4_205_263_157_900L);
        assertThat(AccountPrices.liquidationPriceBelow(account, BITCOIN)).isBetween(byFormula - 200, byFormula);
        assertThat(AccountPrices.liquidationPriceAbove(account, BITCOIN)).isEqualTo(ContractKind.NEVER_ABOVE);
    }

    @Test
    void anAdditionHasTheAverageEntryOfBoth() {
        account.trade(BITCOIN, COIN, 50_000 * PRICE);
        account.trade(BITCOIN, 3 * COIN, 46_000 * PRICE);

        assertThat(List.of(account.positions(), account.size(0), account.entryPrice(0)))
                .containsExactly(1, 4 * COIN, 47_000 * PRICE);
    }

    /** Bought at 50,000, three sold at 51,000: one closes with a profit of 1,000, two open a short at 51,000. */
    @Test
    void oneWayALargerSaleTurnsTheLong() {
        account.trade(BITCOIN, COIN, 50_000 * PRICE);

        assertThat(account.trade(BITCOIN, -3 * COIN, 51_000 * PRICE)).isEqualTo(1000 * USD);
        assertThat(account.cash()).isEqualTo(1000 * USD);
        assertThat(List.of(account.positions(), account.size(0), account.entryPrice(0)))
                .containsExactly(1, -2 * COIN, 51_000 * PRICE);
    }

    /** A long and a short of one bitcoin: nothing to win or lose, and both need margin. */
    @Test
    void hedgedALongAndAShortStandBesideEachOther() {
        MarginAccount hedged = new MarginAccount(markets, PositionMode.HEDGE, SumOfPositions.SUM);
        hedged.credit(6000 * USD);
        hedged.trade(BITCOIN, COIN, 50_000 * PRICE);
        hedged.trade(BITCOIN, -COIN, 50_000 * PRICE);
        markets.mark(BITCOIN, 60_000 * PRICE);

        assertThat(List.of(hedged.positions(), hedged.slotOf(BITCOIN, true), hedged.slotOf(BITCOIN, false)))
                .containsExactly(2, 0, 1);
        assertThat(hedged.equity()).isEqualTo(6000 * USD);
        assertThat(hedged.maintenanceMargin()).isEqualTo(6000 * USD);
        assertThat(hedged.isLiquidatable()).isFalse();
        // Any higher and 10 % of one bitcoin are more than there is.
        assertThat(AccountPrices.liquidationPriceAbove(hedged, BITCOIN))
                .isBetween(60_000 * PRICE, 60_000 * PRICE + 100);
        assertThat(AccountPrices.liquidationPriceBelow(hedged, BITCOIN)).isEqualTo(ContractKind.NEVER_BELOW);

        assertThat(hedged.close(BITCOIN, COIN, 60_000 * PRICE)).isEqualTo(-10_000 * USD);
        assertThat(List.of(hedged.positions(), hedged.size(0), hedged.cash())).containsExactly(1, COIN, -4000 * USD);
    }

    @Test
    void aChosenLeverageAsksForMoreThanTheMarket() {
        account.trade(BITCOIN, COIN, 50_000 * PRICE);

        account.chooseLeverage(4);
        assertThat(account.initialMargin()).isEqualTo(12_500 * USD);
        account.chooseLeverage(20);
        assertThat(account.initialMargin()).isEqualTo(5000 * USD);
    }

    @Test
    void nothingIsClosedThatIsNotOpen() {
        account.trade(BITCOIN, COIN, 50_000 * PRICE);

        assertThatThrownBy(() -> account.close(BITCOIN, -2 * COIN, 50_000 * PRICE))
                .hasMessage("there must be as much to close as -200000000 in market 0, was 100000000");
        assertThatThrownBy(() -> account.close(BITCOIN, COIN, 50_000 * PRICE)).hasMessageEndingWith("was 0");
        assertThatThrownBy(() -> account.trade(BITCOIN, 0, 50_000 * PRICE))
                .hasMessage("a trade needs a size and a positive price, was 0 at 5000000000000");
    }

    @Test
    void anAmountThatDoesNotFitChangesNothing() {
        account.credit(Long.MAX_VALUE);
        account.trade(BITCOIN, COIN, 50_000 * PRICE);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> account.credit(1));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> account.trade(BITCOIN, -COIN, 50_001 * PRICE));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> account.trade(BITCOIN, Long.MAX_VALUE, 50_000 * PRICE));
        assertThat(List.of(account.cash(), account.size(0), account.entryPrice(0)))
                .containsExactly(Long.MAX_VALUE, COIN, 50_000 * PRICE);
        markets.mark(BITCOIN, 50_001 * PRICE);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(account::isLiquidatable);
    }

    /** Two coins at 2,000 with a haircut of 10 % count for 3,600 and fall with their price; what is owed counts in full. */
    @Test
    void volatileCollateralCountsLessItsHaircut() {
        CollateralAsset coin = new CollateralAsset(COIN, 100_000_000);

        assertThat(coin.value(2 * COIN, 2000 * PRICE)).isEqualTo(3600 * USD);
        assertThat(coin.value(2 * COIN, 1388 * PRICE)).isEqualTo(2_498_400_000L);
        assertThat(coin.value(-COIN, 1388 * PRICE)).isEqualTo(-1388 * USD);
    }

    /** 100,000 dollars at 50,000 are 2 coins; at 40,000 they are 2.5, so half a coin is lost, and 5 % of 2.5 are needed. */
    @Test
    void anInverseAccountIsKeptInTheCoin() {
        Markets inverse = new Markets(List.of(new MarketTerms(new InverseContract(1), TERMS.margin())));
        inverse.mark(0, 40_000 * PRICE);
        MarginAccount coins = new MarginAccount(inverse, PositionMode.ONE_WAY, SumOfPositions.SUM);
        coins.credit(COIN);
        coins.trade(0, 100_000, 50_000 * PRICE);

        assertThat(List.of(coins.equity(), coins.initialMargin(), coins.maintenanceMargin()))
                .containsExactly(COIN / 2, COIN / 4, COIN / 8);
        assertThatThrownBy(() -> new Markets(List.of(TERMS, inverse.terms(0))))
                .hasMessage("markets of one account must settle in the same money, was COIN beside DOLLAR");
    }

    private List<Long> figures() {
        return List.of(account.equity(), account.initialMargin(), account.maintenanceMargin());
    }
}
