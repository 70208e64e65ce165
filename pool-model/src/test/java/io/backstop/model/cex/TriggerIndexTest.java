package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.margin.InverseContract;
import io.backstop.model.cex.margin.LeverageBrackets;
import io.backstop.model.cex.margin.MarginPolicy;
import io.backstop.model.cex.margin.MarketTerms;
import io.backstop.model.cex.margin.OpenInterestMargin;
import io.backstop.model.cex.margin.SizeLinearMargin;
import io.backstop.model.cex.margin.SizeTiers;
import io.backstop.model.cex.margin.SquareRootMargin;
import io.backstop.model.cex.margin.WorthLinearMargin;
import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.CoinCollateralSpec;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whom the heap finds is whom a test of all accounts finds, in the same order, under each policy. */
class TriggerIndexTest {

    private static final int SEEDS = 200;
    private static final int ACCOUNTS = 40;
    private static final long UNIT = 100_000_000;
    /** Below it an inverse contract is worth more than fits. */
    private static final long LOWEST = 100_000;

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;

    private static final List<MarginPolicy> POLICIES = List.of(
            LeverageBrackets.of(List.of(
                    new LeverageBrackets.Bracket(0, 300_000 * USD, 125, 4_000_000, 0),
                    new LeverageBrackets.Bracket(300_000 * USD, 800_000 * USD, 100, 5_000_000, 300 * USD),
                    new LeverageBrackets.Bracket(800_000 * USD, 3_000_000 * USD, 75, 6_500_000, 1500 * USD))),
            new SizeLinearMargin(20_000_000, 10_000_000, 50_000, UNIT),
            SizeTiers.of(List.of(
                    new SizeTiers.Tier(1000, 20_000_000, 6_500_000),
                    new SizeTiers.Tier(UNIT, 25_000_000, 10_000_000),
                    new SizeTiers.Tier(100 * UNIT, 50_000_000, 15_000_000))),
            new SquareRootMargin(50_000_000, 30_000_000, 2_000_000, 600_000_000, UNIT),
            new OpenInterestMargin(100_000_000, 50_000_000, 1, 2));

    /** From 9,900 coins on it grows faster than the worth. */
    private static final MarginPolicy BY_WORTH = new WorthLinearMargin(20_000_000, 10_000_000, 50_000);

    /**
     * 500,000 contracts sold at 10,000 with 10 coins. At 60 they are worth 8,333.3 coins and need 1 % and 41.7 % of that, of 8,293.3; at 25
     * they are worth 20,000 and need all of it, of 19,960. From 9,900 coins on, at 50.5, the margin grows faster than the worth.
     */
    @Test
    void aShortIsLookedAtAgainWhereItsMarginGrowsFasterThanItsWorth() {
        TriggerIndex index = index(inverse(BY_WORTH));
        index.add(1, -500_000, 10_000 * PRICE, 10 * UNIT);

        assertThat(index.isQuiet(60 * PRICE)).isTrue();
        assertThat(index.isQuiet(51 * PRICE)).isTrue();
        assertThat(index.isQuiet(50 * PRICE)).isFalse();
        assertThat(index.isQuiet(25 * PRICE)).isFalse();

        index.remove(1, -500_000);

        assertThat(index.isQuiet(25 * PRICE)).isTrue();
    }

    /** 25 coins of 100,000 with 50,000: the last price at which they are healthy is 99,115.0442…; the heap waits nearby. */
    @Test
    void aTickThatLiquidatesNobodyIsQuietUntilJustBeforeTheLiquidationPrice() {
        PositionTerms terms = terms(POLICIES.get(1));
        TriggerIndex index = index(terms);
        index.add(1, 25 * UNIT, 100_000 * PRICE, 50_000 * USD);

        assertThat(index.isQuiet(9_911_504_430_000L)).isTrue();
        assertThat(index.isQuiet(9_911_504_420_000L)).isFalse();
    }

    @Test
    void theHeapFindsWhomATestOfAllAccountsFinds() {
        int found = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            MarginPolicy policy = POLICIES.get((int) seed % POLICIES.size());
            PositionTerms terms =
                    seed < SEEDS / 2 ? terms(policy) : inverse(policy instanceof SizeLinearMargin ? BY_WORTH : policy);
            CoinBacking coins = CoinBacking.of(new CoinCollateralSpec(random.nextLong(500_000_000)));
            Traders traders = new Traders(terms, coins);
            for (int account = 1; account <= ACCOUNTS; account++) {
                if (seed < SEEDS / 4) {
                    coins.add(account, random.nextLong((long) Math.pow(10, random.nextInt(2, 10))));
                }
                open(traders, terms, account, random);
            }
            for (int k = 0; k < 100; k++) {
                long mark = random.nextLong(LOWEST, 100_000 * PRICE);
                int[] all = liquidatable(traders, terms, mark);
                assertThat(traders.liquidatable(mark))
                        .as("seed %d at %d", seed, mark)
                        .isEqualTo(all);
                found += all.length;
            }
            exactlyAtItsPrices(traders, terms);
        }
        assertThat(found).isPositive();
    }

    /** Prices just beside each account's own, where rounding decides. */
    private static void exactlyAtItsPrices(Traders traders, PositionTerms terms) {
        for (int account = 1; account <= ACCOUNTS; account++) {
            long low = LOWEST;
            long high = 200_000 * PRICE;
            boolean atLow = isLiquidatable(traders, terms, account, low);
            while (high - low > 1) {
                long middle = (low + high) >>> 1;
                if (isLiquidatable(traders, terms, account, middle) == atLow) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            for (long mark = Math.max(LOWEST, low - 3); mark < low + 4; mark++) {
                assertThat(traders.liquidatable(mark)).isEqualTo(liquidatable(traders, terms, mark));
            }
        }
    }

    private static int[] liquidatable(Traders traders, PositionTerms terms, long mark) {
        return IntStream.rangeClosed(1, ACCOUNTS)
                .filter(account -> isLiquidatable(traders, terms, account, mark))
                .boxed()
                .sorted(Comparator.comparing((Integer account) -> ratio(traders, terms, account, mark))
                        .thenComparing(account -> account))
                .mapToInt(account -> account)
                .toArray();
    }

    private static BigDecimal ratio(Traders traders, PositionTerms terms, int account, long mark) {
        return new BigDecimal(traders.equity(account, mark))
                .divide(new BigDecimal(terms.maintenanceMargin(traders.size(account), mark)), new MathContext(60));
    }

    private static boolean isLiquidatable(Traders traders, PositionTerms terms, int account, long mark) {
        return traders.equity(account, mark) < terms.maintenanceMargin(traders.size(account), mark);
    }

    /** From 1 unit to 1e6, or to 100 coins of a linear contract, with anything from half the margin to several times the notional. */
    private static void open(Traders traders, PositionTerms terms, int account, SplittableRandom random) {
        long entry = random.nextLong(PRICE, 80_000 * PRICE);
        long most = (long) Math.pow(10, random.nextInt(2, terms.value() instanceof LinearValuation ? 11 : 7));
        long size = random.nextLong(1, most) * (random.nextBoolean() ? 1 : -1);
        long collateral = terms.notional(size, entry) / random.nextLong(1, 300) * random.nextLong(1, 4);
        traders.open(
                new Party(Account.trader(account), collateral - terms.value().at(size, entry), size), entry, -1);
    }

    private static TriggerIndex index(PositionTerms terms) {
        return new TriggerIndex(terms, new AccountTerms(terms));
    }

    private static PositionTerms terms(MarginPolicy policy) {
        Valuation value = Valuation.linear(UNIT);
        return new PositionTerms(value, new MarketTerms(value.contract(), policy));
    }

    private static PositionTerms inverse(MarginPolicy policy) {
        Valuation value = new InverseValuation(new InverseContract(1));
        return new PositionTerms(value, new MarketTerms(value.contract(), policy));
    }
}
