package io.backstop.simulator.report;

import io.backstop.model.cex.CexVenue;
import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookPolicies;
import io.backstop.model.scenario.BookSpec;
import io.backstop.model.scenario.DeficitSpec;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.PositionsSpec;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.StakeSpec;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueFeeds;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.ChainFacts;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PoolRun;
import io.backstop.model.venue.Settlement;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.VenueRun.Kind;
import io.backstop.model.waterfall.PocketPayment;
import java.util.List;
import java.util.Map;

/**
 * Long 100 at 2000 with 4000 of collateral; the index falls to 1950 in one tick. Equity 4000 − 100 × 50 = −1000: the fee
 * buffer pays the 200 it has, the LP pool the other 800. The LP pool won 5000 and paid 800, so its result is 4200.
 */
final class TinyRun {

    static final long DOLLAR = 1_000_000;
    static final String BLOCK = "0x" + "0b".repeat(32);

    private static final long PRICE = 100_000_000;
    private static final MarketRules RULES =
            new MarketRules(1, MarginTiers.flat(20_000_000, 10_000_000), 0, 0, 1_000_000_000, 3600);
    private static final ScenarioTape TAPE = new ScenarioTape(
            new TimeGrid(1_760_131_200_000L, 1000, 2),
            2000 * PRICE,
            PriceSeries.of(2000 * PRICE, 1950 * PRICE),
            List.of(new SeededPosition(7, 100, 2000 * PRICE, 4000 * DOLLAR)),
            List.of(),
            100);
    private static final FeedTape FEED = new FeedTape(
            2000 * PRICE,
            List.of(
                    new OracleUpdate(0, 2000 * PRICE, 1_760_131_200L),
                    new OracleUpdate(1, 1950 * PRICE, 1_760_131_201L)));

    private TinyRun() {}

    static Comparison comparison(VenueRun... runs) {
        return comparison("venues: <script>alert(\"&\")</script>\n", runs);
    }

    static Comparison comparison(String scenarioText, VenueRun... runs) {
        Scenario scenario = new Scenario(
                "tiny",
                "One tick & out.",
                42,
                TAPE.grid(),
                1,
                new PathSpec.Csv("path.csv", true, false),
                new PositionsSpec.Listed(TAPE.positions()),
                List.of(),
                List.of(),
                100,
                List.of(venue("pool"), venue("other"), late("late")));
        return new Comparison(scenario, TAPE, scenarioText, "./backstop run tiny.yaml", 3, List.of(), List.of(runs));
    }

    static VenueRun mirror() {
        return run("pool", Kind.MIRROR, 800 * DOLLAR);
    }

    static VenueRun onChain() {
        return run("pool", Kind.ON_CHAIN, 800 * DOLLAR);
    }

    /** Its LP pool pays a micro-dollar less, which becomes bad debt. */
    static VenueRun brokenChain() {
        return run("pool", Kind.ON_CHAIN, 800 * DOLLAR - 1);
    }

    /**
     * A buffer of 200 pays 30 in the first step, in which account 5 is liquidated and keeps 500 of its 1000; in the second a winner, short 20 from
     * 2000, is closed at 1980 where the mark is 1950: he gives up 600 where 500 are missing.
     */
    static VenueRun deleveraged() {
        PoolRun run = begun(
                "pool",
                new MarketEvent.PositionOpened(5, 10, 2050 * PRICE, 1000 * DOLLAR),
                new MarketEvent.PositionOpened(8, -20, 2000 * PRICE, 1000 * DOLLAR));
        run.record(
                0,
                List.of(
                        new MarketEvent.LossCovered(Account.FEE_BUFFER, 30 * DOLLAR),
                        new MarketEvent.PositionLiquidated(
                                5,
                                2000 * PRICE,
                                new Settlement(
                                        10, 2000 * PRICE, -500 * DOLLAR, 0, 0, 0, 0, 0, 0, 0, 0, 500 * DOLLAR))));
        run.record(
                1,
                List.of(
                        new MarketEvent.PositionDeleveraged(
                                8,
                                1950 * PRICE,
                                new Settlement(-20, 1980 * PRICE, 400 * DOLLAR, 0, 0, 0, 0, 0, 0, 0, 0, 1400 * DOLLAR)),
                        new MarketEvent.Deleveraged(8, 600 * DOLLAR, 500 * DOLLAR)));
        return run.finish(Kind.MIRROR, 0, 0, null);
    }

    /** The shortfall on a pool whose oracle is half a minute late. */
    static VenueRun late() {
        return run("late", Kind.MIRROR, 800 * DOLLAR);
    }

    /** The shortfall on a book, as far as a headline reads it. */
    static VenueRun book(String id) {
        return run(id, Kind.CEX, 800 * DOLLAR);
    }

    /** A book on which nobody bids: a fund of 1000 could bear what the account has less than nothing, so it stays as it is. */
    static VenueRun emptyBook() {
        BookLiquidationSpec atMarket = new BookLiquidationSpec(
                new BookLiquidationSpec.Takeover.None(),
                new BookLiquidationSpec.Steps.Whole(false),
                new BookLiquidationSpec.Order.Market(),
                new BookLiquidationSpec.MarginLeft.Returned(0),
                BookLiquidationSpec.TakeoverPrice.BANKRUPTCY);
        BookPolicies policies = new BookPolicies(
                        new MarkSpec.Median(1000), BookDeleveragingSpec.USUAL, LossSharingSpec.USUAL)
                .with(atMarket);
        BookSpec nobody = new BookSpec(PRICE, 0, 10_000_000, 1, 0, 1000);
        return CexVenue.run(TAPE, new VenueSpec.Cex("other", RULES, nobody, policies, 1000 * DOLLAR));
    }

    /** A book whose vault of 500 dollars gained 100 on what it took over. */
    static VenueRun vault() {
        VenueRun run = quietBook("other");
        run.ledger().transfer(-1, Account.EXTERNAL, Account.BACKSTOP_VAULT, 500 * DOLLAR, Reason.FUNDING);
        run.ledger().transfer(1, Account.EXTERNAL, Account.BACKSTOP_VAULT, 100 * DOLLAR, Reason.TRADE);
        return run;
    }

    /** A book where nothing happened. */
    static VenueRun quietBook(String id) {
        return new PoolRun(TAPE, venue(id), FEED, null).finish(Kind.CEX, 0, 0, null);
    }

    /** A venue where nothing happened. */
    static VenueRun quiet() {
        return new PoolRun(TAPE, venue("other"), FEED, null).finish(Kind.MIRROR, 0, 0, null);
    }

    /** Ten staked tokens worth 100 each; at 80 four of them are sold for 72 each, and 200 of the 288 dollars paid on. */
    static VenueRun staked() {
        FeedTape worth = new FeedTape(100 * PRICE, List.of(new OracleUpdate(1, 80 * PRICE, 1_760_131_201L)));
        StakeSpec stake = new StakeSpec(
                new PathSpec.Following(100 * PRICE, 0, 0), 100_000_000, 288 * DOLLAR, new FeedSpec(0, 3_600_000, 0));
        PocketSpec module = PocketSpec.deficit(10 * DOLLAR, new DeficitSpec(0, 0, true, 0, 0, stake));
        PoolRun run = new PoolRun(TAPE, venue("pool", 0, List.of(module)), new VenueFeeds(FEED, null, null, worth));
        run.record(-1, List.of(new MarketEvent.Funded(Account.SAFETY_MODULE, 10 * DOLLAR)));
        run.record(
                1,
                List.of(
                        new MarketEvent.StakeSold(4 * DOLLAR, 72 * PRICE, 288 * DOLLAR, 288 * DOLLAR),
                        new MarketEvent.LossCovered(Account.SAFETY_MODULE, 200 * DOLLAR)));
        return run.finish(Kind.MIRROR, 0, 0, null);
    }

    private static VenueRun run(String id, Kind kind, long fromLp) {
        PoolRun run = begun(id, new MarketEvent.PositionOpened(7, 100, 2000 * PRICE, 4000 * DOLLAR));
        run.record(
                1,
                List.of(
                        new MarketEvent.OrderRefused(8, 1_234_560_000, ContractError.of("StalePrice", 1L)),
                        new MarketEvent.ShortfallSettled(
                                7,
                                1000 * DOLLAR,
                                List.of(
                                        new PocketPayment(Account.FEE_BUFFER, 200 * DOLLAR),
                                        new PocketPayment(Account.LP, fromLp)),
                                0,
                                800 * DOLLAR - fromLp),
                        new MarketEvent.PositionLiquidated(
                                7,
                                1950 * PRICE,
                                new Settlement(
                                        100, 1950 * PRICE, -5000 * DOLLAR, 0, 0, 1000 * DOLLAR, 0, 0, 0, 0, 0, 0))));
        return run.finish(kind, 0, 0, kind == Kind.ON_CHAIN ? chain() : null);
    }

    /** A pool of 1,000,000 with a buffer of 200 and one position before the tape. */
    private static PoolRun begun(String id, MarketEvent... opened) {
        PoolRun run = new PoolRun(TAPE, venue(id), FEED, null);
        run.record(
                -1,
                List.of(
                        new MarketEvent.Funded(Account.LP, 1_000_000 * DOLLAR),
                        new MarketEvent.Funded(Account.FEE_BUFFER, 200 * DOLLAR)));
        run.record(-1, List.of(opened));
        return run;
    }

    private static ChainFacts chain() {
        return new ChainFacts("anvil/v1.7.1", 31337, Map.of("PerpMarket", "0x5fbd"), 4, BLOCK, List.of());
    }

    private static VenueSpec.Pool venue(String id) {
        return venue(id, 0);
    }

    private static VenueSpec.Pool late(String id) {
        return venue(id, 30_000);
    }

    private static VenueSpec.Pool venue(String id, long delayMillis) {
        return venue(
                id,
                delayMillis,
                List.of(
                        new PocketSpec(Account.FEE_BUFFER, 200 * DOLLAR, PocketSpec.NO_CAP),
                        new PocketSpec(Account.LP, 0, PocketSpec.NO_CAP)));
    }

    private static VenueSpec.Pool venue(String id, long delayMillis, List<PocketSpec> pockets) {
        return new VenueSpec.Pool(
                id,
                RULES,
                CloseMode.ORACLE,
                new FeedSpec(delayMillis, 3_600_000, 0),
                null,
                1_000_000 * DOLLAR,
                false,
                pockets,
                1000,
                true);
    }
}
