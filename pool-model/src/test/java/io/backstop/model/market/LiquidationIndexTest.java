package io.backstop.model.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LiquidationIndexTest {

    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;

    /** Long of 100 at 2000 with 4000: maintenance 1 %, so it is liquidatable below 196,000 / 99 = 1979.797979…. */
    @Test
    void findsTheGoldenPositionFromItsLiquidationPriceDownwards() {
        MarketRules rules = rules(0, 0);
        LiquidationIndex index = new LiquidationIndex(rules);
        index.add(1, 100_000_000, 2000 * PRICE, 4000 * DOLLAR);

        assertThat(index.isQuiet(1980 * PRICE)).isTrue();
        assertThat(index.isQuiet(1979 * PRICE)).isFalse();
        assertThat(accounts(index, 1979 * PRICE)).containsExactly(1);
    }

    @Test
    void neverMissesALiquidatablePositionAndHardlyNamesAHealthyOne() {
        assertFindsWhatAScanFinds(rules(3_000_000, 5 * DOLLAR));
    }

    @Test
    void doesSoWithTiersToo() {
        MarginTiers tiers = MarginTiers.of(List.of(
                new MarginTiers.Tier(0, 20_000_000, 10_000_000),
                new MarginTiers.Tier(40_000 * DOLLAR, 40_000_000, 20_000_000),
                new MarginTiers.Tier(120_000 * DOLLAR, 120_000_000, 60_000_000)));

        assertFindsWhatAScanFinds(new MarketRules(1_000_000, tiers, 3_000_000, 5 * DOLLAR, 900_000_000, 3600));
    }

    private static void assertFindsWhatAScanFinds(MarketRules rules) {
        Random random = new Random(3);
        LiquidationIndex index = new LiquidationIndex(rules);
        PositionTable table = new PositionTable();
        long named = 0;
        long liquidatable = 0;
        for (int round = 0; round < 5_000; round++) {
            int account = 1 + random.nextInt(200);
            if (table.isOpen(account)) {
                index.remove(account, table.size(account));
                table.remove(account);
            } else {
                open(random, index, table, account);
            }
            long price = (1000L + random.nextInt(2000)) * PRICE + random.nextInt(1000);
            Set<Integer> expected = scan(rules, table, price);
            Set<Integer> found = accounts(index, price);
            assertThat(found).containsAll(expected);
            assertThat(index.isQuiet(price)).isEqualTo(found.isEmpty());
            named += found.size();
            liquidatable += expected.size();
        }
        assertThat(liquidatable).isGreaterThan(10_000);
        assertThat(named - liquidatable).isLessThan(liquidatable / 1000);
    }

    /** One unit with 1,000,000 dollars: the bankruptcy price is 1e20 dollars away, which no price reaches. */
    @Test
    void aTinyPositionWithMuchCollateralIsNeverACandidate() {
        MarketRules rules =
                new MarketRules(100_000_000, MarginTiers.flat(20_000_000, 10_000_000), 0, 0, 900_000_000, 3600);
        LiquidationIndex index = new LiquidationIndex(rules);
        index.add(1, 1, 2000 * PRICE, 1_000_000 * DOLLAR);
        index.add(2, -1, 2000 * PRICE, 1_000_000 * DOLLAR);

        assertThat(index.isQuiet(1)).isTrue();
        assertThat(index.isQuiet(1_000_000_000 * PRICE)).isTrue();
    }

    /** Ten units at 2000 with 0.019 dollars: a rounding of one micro-dollar moves the trigger at 1000 by a whole dollar. */
    @Test
    void neverMissesWhereTheMarginIsMostOfTheNotional() {
        MarketRules rules =
                new MarketRules(1_000_000, MarginTiers.flat(1_000_000_000, 900_000_000), 0, 0, 900_000_000, 3600);
        LiquidationIndex index = new LiquidationIndex(rules);
        index.add(1, 10, 2000 * PRICE, 19_000);

        for (long price = 990 * PRICE; price < 1010 * PRICE; price += PRICE / 100) {
            boolean liquidatable = MarginMaths.isLiquidatable(rules, 19_000, 10, 2000 * PRICE, price);
            assertThat(liquidatable && index.isQuiet(price)).as("at %d", price).isFalse();
        }
    }

    private static void open(Random random, LiquidationIndex index, PositionTable table, int account) {
        long size = (random.nextBoolean() ? 1L : -1L) * (10_000L + random.nextInt(100_000_000));
        long entry = (1500L + random.nextInt(1000)) * PRICE;
        long collateral = MarginMaths.notional(size, entry, 1_000_000) / (2 + random.nextInt(40)) + 10 * DOLLAR;
        table.put(account, size, entry, collateral, 0);
        index.add(account, size, entry, collateral);
    }

    private static Set<Integer> scan(MarketRules rules, PositionTable table, long price) {
        Set<Integer> found = new TreeSet<>();
        for (int account = 0; account < table.limit(); account++) {
            if (table.isOpen(account)
                    && MarginMaths.isLiquidatable(
                            rules, table.collateral(account), table.size(account), table.entryPrice(account), price)) {
                found.add(account);
            }
        }
        return found;
    }

    private static Set<Integer> accounts(LiquidationIndex index, long price) {
        Set<Integer> found = new TreeSet<>();
        index.candidates(price, found::add);
        return found;
    }

    private static MarketRules rules(long feeRatio, long reward) {
        return new MarketRules(
                1_000_000, MarginTiers.flat(20_000_000, 10_000_000), feeRatio, reward, 900_000_000, 3600);
    }
}
