package io.backstop.model.cex.inventory;

import static io.backstop.model.cex.liquidation.Samples.PERCENT;
import static io.backstop.model.cex.liquidation.Samples.PRICE;
import static io.backstop.model.cex.liquidation.Samples.USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.fund.Fund;
import io.backstop.model.cex.fund.FundScope;
import io.backstop.model.cex.fund.FundSpec;
import io.backstop.model.cex.liquidation.Samples;
import io.backstop.model.cex.margin.ContractKind;
import io.backstop.model.cex.margin.InverseContract;
import io.backstop.model.cex.margin.LinearContract;
import io.backstop.model.cex.margin.MarginPolicy;
import io.backstop.model.cex.margin.MarketTerms;
import io.backstop.model.units.Millis;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Book, rules and holders together over price paths, all money counted. */
class VenueLoopTest {

    private static final int TRADERS = 24;
    private static final int MAKER = TRADERS;
    private static final int ENGINE = TRADERS + 1;
    private static final int HOLDER = TRADERS + 2;
    private static final int ACCOUNTS = TRADERS + 4;
    private static final long TICK = PRICE / 10;
    private static final long SECOND = 1000;

    /**
     * Hyperliquid by hand: long 2,000 at 100 with 3,900 dollars, 1 % to stay open. At 99 it has 1,900 of 1,980: a fifth is
     * sold, 300 at 99 and 100 at 98, which costs 100. 1,800 are enough for 1,600. At 98.5 there are 1,000 of 1,576, less than
     * two thirds: the vault takes all.
     */
    @Test
    void hyperliquidSellsAFifthThenItsVaultTakesPositionAndMargin() {
        SmallVenue venue = venue(Venue.HYPERLIQUID, new LinearContract(1), Samples.flat(PERCENT), 0);
        venue.cash[0] = 3900 * USD;
        venue.cash[HOLDER] = 5000 * USD;
        venue.trade(MAKER, 0, 2000, 100 * PRICE);
        venue.book.limit(MAKER, 300, 990, venue.fills());
        venue.book.limit(MAKER, 500, 980, venue.fills());
        Backstop vault = Venue.HYPERLIQUID.backstop(venue);

        venue.step(0, 99 * PRICE, 0, vault);
        assertThat(venue.size[0]).isEqualTo(1600);
        assertThat(venue.equity(0)).isEqualTo(1800 * USD);

        venue.step(10 * SECOND, 985 * PRICE / 10, 0, vault);
        assertThat(venue.size[0]).isZero();
        assertThat(venue.cash[0]).isZero();
        assertThat(venue.size[HOLDER]).isEqualTo(1600);
        assertThat(venue.equity(HOLDER)).isEqualTo(6000 * USD);
        assertThat(venue.badDebt).isZero();
    }

    /**
     * BitMEX by hand: long 2,500 at 100 with 4,000 dollars in a market with OKX's tiers: 2,500 need 1 %, 1,000 need 0.65 %. At 99
     * it has 1,500 of 2,475. Its bankruptcy price is 98.4, and nobody bids more than 98: killed, and taken over at it. A bid
     * of 98.9 comes: the engine sells 2,500 for 1,250 more than it paid, which is the fund's.
     */
    @Test
    void bitmexTakesOverAtTheBankruptcyPriceAndTheFundGetsTheSurplus() {
        SmallVenue venue = venue(Venue.BITMEX, new LinearContract(1), Samples.okxAave(), 0);
        venue.cash[0] = 4000 * USD;
        venue.trade(MAKER, 0, 2500, 100 * PRICE);
        venue.book.limit(MAKER, 5000, 980, venue.fills());
        Backstop engine = new EngineHolds(ENGINE);

        venue.step(0, 99 * PRICE, 0, engine);
        assertThat(venue.size[0]).isZero();
        assertThat(venue.cash[0]).isZero();
        assertThat(venue.inventory.size()).isEqualTo(2500);
        assertThat(venue.inventory.cost()).isEqualTo(246_000 * USD); // 2,500 · 98.4

        venue.book.limit(MAKER, 5000, 989, venue.fills());
        long before = venue.money();
        venue.step(SECOND, 99 * PRICE, 0, engine);
        assertThat(venue.inventory.isEmpty()).isTrue();
        assertThat(venue.cash[ENGINE]).isZero();
        assertThat(venue.money() - venue.cash[MAKER]).isEqualTo(1250 * USD);
        assertThat(venue.money()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void noVenueClosesMoreThanAPositionOrLosesAUnitOfMoney(Venue venue) {
        int orders = 0;
        int takeovers = 0;
        for (long seed = 1; seed <= 20; seed++) {
            SmallVenue linear = run(venue, new LinearContract(1), seed, USD);
            SmallVenue inverse = run(venue, new InverseContract(1), seed, 100);
            orders += linear.orderCount + inverse.orderCount;
            takeovers += linear.takeovers + inverse.takeovers;
        }

        assertThat(orders).isGreaterThan(100);
        if (venue != Venue.DERIBIT && venue != Venue.DYDX) {
            assertThat(takeovers).isGreaterThan(40);
        }
    }

    /** A price that walks and falls; a book that the maker lays anew in each step, now and then on no side at all. */
    private static SmallVenue run(Venue rules, ContractKind contract, long seed, long scale) {
        SplittableRandom random = new SplittableRandom(seed);
        SmallVenue venue = venue(rules, contract, Samples.okxAave(), random.nextLong(2_000_000_000L) * scale / 1000);
        open(venue, contract, random);
        Backstop backstop = rules.backstop(venue);
        long money = venue.money();
        long ticks = 1000;
        for (int step = 1; step <= 60; step++) {
            ticks = Math.max(300, ticks + random.nextLong(-14, 11));
            quote(venue, ticks, random);
            venue.step(step * SECOND, ticks * TICK, random.nextLong(), backstop);
            assertThat(venue.money())
                    .as("money after step %d of seed %d", step, seed)
                    .isEqualTo(money);
            assertThat(venue.sizes()).isZero();
            if (rules.alwaysHelps()) {
                assertThat(venue.unhelped).isZero();
            }
        }
        return venue;
    }

    /** Positions of up to 40,000 on both sides with 2 to 8 % of their worth, and an order of each in the book. */
    private static void open(SmallVenue venue, ContractKind contract, SplittableRandom random) {
        for (int trader = 0; trader < TRADERS; trader++) {
            long size = random.nextLong(100, 40_000) * (random.nextInt(3) == 0 ? -1 : 1);
            long margin = contract.notional(size, 100 * PRICE) / 1000 * random.nextLong(20, 80);
            venue.cash[trader] = margin;
            venue.trade(MAKER, trader, size, 100 * PRICE);
            long far = size > 0 ? 1400 + trader : 100 + trader;
            venue.orders.add(trader, venue.book.limit(trader, -size, far, venue.fills()));
        }
        venue.cash[HOLDER] = contract.notional(40_000, 100 * PRICE);
    }

    private static void quote(SmallVenue venue, long ticks, SplittableRandom random) {
        venue.orders.cancelAll(MAKER, venue.fills());
        int levels = random.nextInt(6);
        for (int level = 1; level <= levels; level++) {
            long size = random.nextLong(1, 8000);
            venue.orders.add(MAKER, venue.book.limit(MAKER, size, ticks - level, venue.fills()));
            venue.orders.add(MAKER, venue.book.limit(MAKER, -size, ticks + level, venue.fills()));
        }
    }

    private static SmallVenue venue(Venue venue, ContractKind contract, MarginPolicy margin, long fundBalance) {
        Fund fund = new Fund(new FundSpec("fund", new FundScope.Everything(), fundBalance, Millis.EIGHT_HOURS));
        MarketTerms terms = new MarketTerms(contract, margin);
        return new SmallVenue(TRADERS, ACCOUNTS, terms, TICK, venue.rules(), venue.takeoverPrice(), fund);
    }
}
