package io.backstop.model.cex.margin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What venues print in their own documents, from the inputs that they print. */
class VenueExamplesTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long COIN = 100_000_000;
    private static final long PERCENT = 10_000_000;
    private static final Offset<Long> CENT = Offset.offset(PRICE / 100);
    private static final Offset<Long> DOLLAR = Offset.offset(PRICE);

    /** Kraken Futures, equity protection: long 1000 at 8000, margin 0.01 XBT, maintenance 1 %. 1010 ÷ 0.135, 1000 ÷ 0.135. */
    @Test
    void krakenLiquidatesAt7481AndLimitsTheOrderAt7407() {
        PositionPrices prices = new PositionPrices(new MarketTerms(new InverseContract(1), flat(2 * PERCENT, PERCENT)));

        assertThat(prices.liquidationPrice(1000, 8000 * PRICE, COIN / 100)).isCloseTo(7481 * PRICE, DOLLAR);
        assertThat(prices.bankruptcyPrice(1000, 8000 * PRICE, COIN / 100)).isCloseTo(7407 * PRICE, DOLLAR);
    }

    /** Bybit, inverse: a long at 7890.08 with 50 times leverage is bankrupt at 7890.08 · 50 ÷ 51. */
    @Test
    void bybitIsBankruptAt7735Dollars37() {
        InverseContract contract = new InverseContract(1);
        PositionPrices prices = new PositionPrices(new MarketTerms(contract, flat(2 * PERCENT, PERCENT / 2)));
        long entry = 789_008 * PRICE / 100;
        long margin = contract.worthDown(1_000_000, entry) / 50;

        assertThat(prices.bankruptcyPrice(1_000_000, entry, margin)).isCloseTo(773_537 * PRICE / 100, CENT);
    }

    /** dYdX v4, isolated: 1,000 dollars, short 3 ETH at 3,000, maintenance 5 %: 10,000 ÷ 3.15. */
    @Test
    void dydxLiquidatesAnIsolatedShortAt3174Dollars60() {
        PositionPrices prices =
                new PositionPrices(new MarketTerms(new LinearContract(COIN), flat(10 * PERCENT, 5 * PERCENT)));

        assertThat(prices.liquidationPrice(-3 * COIN, 3000 * PRICE, 1000 * USD)).isCloseTo(317_460 * PRICE / 100, CENT);
    }

    /** dYdX v4, cross: 1,000 dollars, short 1.5 ETH at 3,000, long 1,000 STRK at 1.75 with 10 %: (5,500 − 175) ÷ 1.575. */
    @Test
    void dydxLiquidatesACrossShortAt3380Dollars95() {
        MarketTerms ether = new MarketTerms(new LinearContract(COIN), flat(10 * PERCENT, 5 * PERCENT));
        MarketTerms strk = new MarketTerms(new LinearContract(COIN), flat(20 * PERCENT, 10 * PERCENT));
        Markets markets = new Markets(List.of(ether, strk));
        markets.mark(0, 3000 * PRICE);
        markets.mark(1, 175 * PRICE / 100);
        MarginAccount account = new MarginAccount(markets, PositionMode.ONE_WAY, SumOfPositions.SUM);
        account.credit(1000 * USD);
        account.trade(0, -3 * COIN / 2, 3000 * PRICE);
        account.trade(1, 1000 * COIN, 175 * PRICE / 100);

        long margin = account.marginOf(0);

        assertThat(margin).isEqualTo(825 * USD);
        assertThat(new PositionPrices(ether).liquidationPrice(-3 * COIN / 2, 3000 * PRICE, margin))
                .isCloseTo(338_095 * PRICE / 100, CENT);
        assertThat(AccountPrices.liquidationPriceAbove(account, 0)).isCloseTo(338_095 * PRICE / 100, CENT);
    }

    /** Deribit: 2 % and 0.005 % for each bitcoin; 25 BTC 2.125 and 1.125 %, 350 BTC 3.75 and 2.75 %, at 100,000 dollars. */
    @Test
    void deribitAsks53125DollarsFor25BitcoinAnd1312500For350() {
        SizeLinearMargin margin = new SizeLinearMargin(2 * PERCENT, PERCENT, 50_000, COIN);

        assertThat(initial(margin, 25, 100_000)).isEqualTo(53_125 * USD);
        assertThat(initial(margin, 350, 100_000)).isEqualTo(1_312_500 * USD);
        assertThat(margin.maintenanceMargin(25 * COIN, 2_500_000 * USD)).isEqualTo(28_125 * USD);
        assertThat(margin.maintenanceRatio(350 * COIN, 0)).isEqualTo(27_500_000);
    }

    /** Deribit, SOL at 200 dollars: 4 % and 0.0005 % for each; 6,000 need 7 %, 25 need 4.0125 % and 2.0125 % to stay open. */
    @Test
    void deribitAsks84000DollarsFor6000Sol() {
        SizeLinearMargin margin = new SizeLinearMargin(4 * PERCENT, 2 * PERCENT, 5000, COIN);

        assertThat(initial(margin, 6000, 200)).isEqualTo(84_000 * USD);
        assertThat(initial(margin, 25, 200)).isEqualTo(200_625_000);
        assertThat(margin.maintenanceMargin(25 * COIN, 5000 * USD)).isEqualTo(100_625_000);
    }

    /** FTX, MNGO: 0.00025 · √500,000,000 = 5.59, bounded at fully funded. */
    @Test
    void ftxWantsFiveHundredMillionMngoFullyFunded() {
        SquareRootMargin margin = new SquareRootMargin(5 * PERCENT, 3 * PERCENT, 250_000, 600_000_000, 1000);

        assertThat(margin.initialMargin(500_000_000_000L, 200_000_000 * USD, 0)).isEqualTo(200_000_000 * USD);
    }

    private static long initial(MarginPolicy margin, long coins, long price) {
        long notional = new LinearContract(COIN).notional(coins * COIN, price * PRICE);
        return margin.initialMargin(coins * COIN, notional, 0);
    }

    private static MarginPolicy flat(long initialRatio, long maintenanceRatio) {
        return new SizeLinearMargin(initialRatio, maintenanceRatio, 0, 1);
    }
}
