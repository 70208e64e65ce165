package io.backstop.model.cex.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Bitcoin twice and ether once; moves of ±10 and ±20 %, 1 % of the notional beside. */
class PortfolioShocksTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long COIN = 100_000_000;
    private static final long TENTH = 100_000_000;
    private static final MarketTerms TERMS =
            new MarketTerms(new LinearContract(COIN), new SizeLinearMargin(100_000_000, 50_000_000, 0, 1));
    private static final PortfolioShocks SHOCKS = new PortfolioShocks(
            new int[] {0, 0, 1}, new long[] {-2 * TENTH, -TENTH, TENTH, 2 * TENTH}, TENTH / 10, 1_300_000_000);

    private final Markets markets = new Markets(List.of(TERMS, TERMS, TERMS));
    private final MarginAccount account = new MarginAccount(markets, PositionMode.ONE_WAY, SHOCKS);

    /** A naked bitcoin loses 20 % of 50,000; its hedge with one of 0.5 leaves half, and both notionals count. */
    @Test
    void aHedgeOfTheSameUnderlyingFreesMargin() {
        marks();
        account.trade(0, COIN, 50_000 * PRICE);
        assertThat(account.maintenanceMargin()).isEqualTo(10_500 * USD);

        account.trade(1, -COIN / 2, 50_000 * PRICE);
        assertThat(account.maintenanceMargin()).isEqualTo(5750 * USD);
        assertThat(account.initialMargin()).isEqualTo(7475 * USD);
    }

    /** 10,000 + 4,000 of losses though one is long and one is short, and 1 % of 70,000. */
    @Test
    void anotherUnderlyingIsNoHedge() {
        marks();
        account.trade(0, COIN, 50_000 * PRICE);
        account.trade(2, -10 * COIN, 2000 * PRICE);

        assertThat(account.maintenanceMargin()).isEqualTo(14_700 * USD);
    }

    /** The hedge's mark stays: 8,000 + p − 50,000 = 20 % of p − 5,000 + 1 % of p + 250, p = 37,250 ÷ 0.79 = 47,151.8987… */
    @Test
    void thePriceOfLiquidationIsFoundForAPortfolioToo() {
        marks();
        account.credit(8000 * USD);
        account.trade(0, COIN, 50_000 * PRICE);
        account.trade(1, -COIN / 2, 50_000 * PRICE);

        assertThat(AccountPrices.liquidationPriceBelow(account, 0)).isBetween(4_715_189_870_000L, 4_715_189_874_000L);
    }

    @Test
    void figuresOutOfTheirRangeAreRefused() {
        assertThatThrownBy(() -> new PortfolioShocks(new int[] {1}, new long[0], 0, 1_000_000_000))
                .hasMessage("underlying must be from 0 to 0, was 1");
        assertThatThrownBy(() -> new PortfolioShocks(new int[] {0}, new long[] {-1_000_000_000}, 0, 1_000_000_000))
                .hasMessage("move must be from -999999999 to 1000000000, was -1000000000");
        assertThatThrownBy(() -> new PortfolioShocks(new int[] {0}, new long[0], 0, 999_999_999))
                .hasMessageStartingWith("initialFactor must be from 1000000000");
    }

    private void marks() {
        markets.mark(0, 50_000 * PRICE);
        markets.mark(1, 50_000 * PRICE);
        markets.mark(2, 2000 * PRICE);
    }
}
