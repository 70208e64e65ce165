package io.backstop.tests.bench;

import io.backstop.model.cex.CexVenue;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookLimitsSpec;
import io.backstop.model.scenario.BookMakerSpec;
import io.backstop.model.scenario.BookPolicies;
import io.backstop.model.scenario.BookSpec;
import io.backstop.model.scenario.BookTermsSpec;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A tape on which the index falls by a tenth, level by level, and a book venue with two makers of twenty levels that requote whenever it
 * moves by one. Of accounts with thin margin every tenth long is liquidated, one account in twenty; of accounts with ample margin none.
 *
 * @param tape the market
 * @param venue the book
 */
record BookCrash(ScenarioTape tape, VenueSpec.Cex venue) {

    private static final long USD = 1_000_000;
    private static final long PRICE_ONE = 100_000_000;
    private static final long ENTRY = 100_000 * PRICE_ONE;
    private static final long LEVEL = 10 * PRICE_ONE;
    private static final int LEVELS_DOWN = 1_000;
    private static final long LEVEL_RATIO = 100_000;
    private static final long PERCENT = 10_000_000;
    private static final MarketRules RULES =
            new MarketRules(1_000_000, MarginTiers.flat(2 * PERCENT, PERCENT), 0, 0, 900_000_000, 3_600);

    /** A fall over so many ticks of a second. */
    static BookCrash of(int accounts, int ticks, boolean isThin) {
        PriceSeries index = PriceSeries.of(LongStream.range(0, ticks)
                .map(tick -> ENTRY - LEVEL * (LEVELS_DOWN * tick / ticks + tick % 2))
                .toArray());
        TimeGrid grid = new TimeGrid(1_760_129_400_000L, 1_000, ticks);
        ScenarioTape tape = new ScenarioTape(grid, ENTRY, index, positions(accounts, isThin), List.of(), 1);
        return new BookCrash(tape, bookVenue());
    }

    /** The whole run, from opening the accounts to the closed books. */
    VenueRun run() {
        return CexVenue.run(tape, venue);
    }

    /** Notional from 1,000 to 100,000 dollars, even on a logarithmic scale; collateral from 2 % or 12 % of it up to 92 %. */
    private static List<SeededPosition> positions(int accounts, boolean isThin) {
        SplittableRandom random = new SplittableRandom(11);
        return IntStream.rangeClosed(1, accounts)
                .mapToObj(account -> position(account, isThin ? 2 * PERCENT : 12 * PERCENT, random))
                .toList();
    }

    private static SeededPosition position(int account, long leastMargin, SplittableRandom random) {
        long size = (long) (10_000 * StrictMath.pow(100, random.nextDouble()));
        long notional = MarginMaths.notional(size, ENTRY, RULES.sizeUnit());
        long collateral = MarginMaths.ratioOf(notional, random.nextLong(leastMargin, 92 * PERCENT));
        return new SeededPosition(account, random.nextBoolean() ? size : -size, ENTRY, collateral);
    }

    private static VenueSpec.Cex bookVenue() {
        BookTradingSpec trading =
                new BookTradingSpec(List.of(maker(), maker()), null, null, BookLimitsSpec.UNLIMITED, null);
        BookPolicies policies = new BookPolicies(
                new MarkSpec.Median(300_000),
                BookDeleveragingSpec.USUAL,
                LossSharingSpec.USUAL,
                BookTermsSpec.USUAL,
                trading);
        return new VenueSpec.Cex(
                "book", RULES, BookSpec.quotedByMakers(null, PRICE_ONE / 10), policies, 10_000_000 * USD);
    }

    private static BookMakerSpec maker() {
        List<BookMakerSpec.Level> levels = LongStream.range(0, 20)
                .mapToObj(level -> new BookMakerSpec.Level(level * LEVEL_RATIO, 1_000_000 * USD))
                .toList();
        return new BookMakerSpec(
                levels,
                LEVEL_RATIO,
                0,
                0,
                1_000,
                0,
                0,
                new BookMakerSpec.Retreat.Never(),
                List.of(),
                BookMakerSpec.UNLIMITED);
    }
}
