package io.backstop.tests.bench;

import io.backstop.model.ledger.Account;
import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.mirror.MirrorVenue;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.feed.FeedUse;
import io.backstop.oracle.feed.FeedWriter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A tape that liquidates three accounts in ten on the way down and back up, and the pool venue it is replayed on.
 *
 * <p>Half of the accounts are long. The index falls from 100,000 dollars by about a tenth with one gap of 4 %, then rises
 * as far above 100,000 with another gap. Prices are whole cents. Every tick is published, so every tick moves the mark.
 *
 * @param tape the market
 * @param venue a pool whose keeper reaches the market one step after it decided
 * @param feed the tape's index, undelayed
 */
record Crash(ScenarioTape tape, VenueSpec.Pool venue, FeedTape feed) {

    static final long CENT = 1_000_000;

    private static final long USD = 1_000_000;
    private static final long ENTRY_CENTS = 10_000_000;
    private static final int USUAL_ACCOUNTS = 100_000;
    private static final long GAP_CENTS = 400_000;
    private static final long WAY_CENTS = 1_150_000;
    private static final long NOISE_CENTS = 1_000;
    private static final MarketRules RULES =
            new MarketRules(1_000_000, MarginTiers.flat(20_000_000, 10_000_000), 5_000_000, USD, 900_000_000, 3_600);

    /** A crash of so many ticks of a second with so many accounts. */
    static Crash of(int accounts, int ticks) {
        return of(accounts, fallAndRise(ticks));
    }

    /** The same accounts at a price that stays within a cent of their entry, so that no tick liquidates anybody. */
    static Crash quiet(int accounts, int ticks) {
        return of(
                accounts,
                IntStream.range(0, ticks)
                        .mapToLong(tick -> ENTRY_CENTS + tick % 2)
                        .toArray());
    }

    /** The mirror just before the first tick, with all accounts open. */
    MirrorVenue seeded() {
        return MirrorVenue.seeded(tape, venue, feed, null);
    }

    /** The mirror's whole run. */
    VenueRun replayed() {
        return MirrorVenue.run(tape, venue, feed, null);
    }

    private static Crash of(int accounts, long[] cents) {
        TimeGrid grid = new TimeGrid(1_760_129_400_000L, 1_000, cents.length);
        PriceSeries index = PriceSeries.of(IntStream.range(0, cents.length)
                .mapToLong(tick -> cents[tick] * CENT)
                .toArray());
        ScenarioTape tape = new ScenarioTape(
                grid, ENTRY_CENTS * CENT, index, positions(accounts), List.of(), Math.max(accounts, 1));
        VenueSpec.Pool venue = poolVenue(part(accounts));
        return new Crash(tape, venue, FeedWriter.write(tape, venue.markFeed(), FeedUse.MARK, 0));
    }

    private static long[] fallAndRise(int ticks) {
        SplittableRandom random = new SplittableRandom(7);
        long[] cents = new long[ticks];
        long price = ENTRY_CENTS;
        for (int tick = 0; tick < ticks; tick++) {
            boolean falls = tick < ticks / 3;
            long way = falls ? -(WAY_CENTS - GAP_CENTS) * 3 / ticks : (2 * WAY_CENTS - GAP_CENTS) * 3 / 2 / ticks;
            boolean gap = tick == ticks / 6 || tick == ticks * 2 / 3;
            price += way + random.nextLong(-NOISE_CENTS, NOISE_CENTS + 1) + (gap ? falls ? -GAP_CENTS : GAP_CENTS : 0);
            cents[tick] = price;
        }
        return cents;
    }

    /** Notional from 1,000 to 100,000 dollars, even on a logarithmic scale; collateral from 3 % to 33 % of it. */
    private static List<SeededPosition> positions(int accounts) {
        SplittableRandom random = new SplittableRandom(11);
        return IntStream.rangeClosed(1, accounts)
                .mapToObj(account -> position(account, part(accounts), random))
                .toList();
    }

    /** More accounts than usual are as much smaller, so that the pool can back them. */
    private static int part(int accounts) {
        return Math.max(1, accounts / USUAL_ACCOUNTS);
    }

    private static SeededPosition position(int account, int part, SplittableRandom random) {
        long size = (long) (10_000.0 / part * StrictMath.pow(100, random.nextDouble()));
        long notional = MarginMaths.notional(size, ENTRY_CENTS * CENT, RULES.sizeUnit());
        long collateral = MarginMaths.ratioOf(notional, random.nextLong(30_000_000, 330_000_000));
        return new SeededPosition(account, random.nextBoolean() ? size : -size, ENTRY_CENTS * CENT, collateral);
    }

    private static VenueSpec.Pool poolVenue(int part) {
        List<PocketSpec> pockets = List.of(
                new PocketSpec(Account.FEE_BUFFER, PocketSpec.DEFAULT_SHARE, PocketSpec.NO_CAP),
                new PocketSpec(Account.SAFETY_MODULE, PocketSpec.DEFAULT_SHARE, 1_000 * USD),
                new PocketSpec(Account.LP, 0, PocketSpec.NO_CAP));
        return new VenueSpec.Pool(
                "pool",
                RULES.withKeeperReward(USD / part),
                CloseMode.ORACLE,
                new FeedSpec(0, 60_000, 0),
                null,
                3_000_000_000L * USD,
                false,
                pockets,
                0,
                false);
    }
}
