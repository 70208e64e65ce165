package io.backstop.model.outcome;

import io.backstop.model.ledger.Account;
import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PoolRun;
import io.backstop.model.venue.Settlement;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A pool of 1,000,000 dollars whose events a test makes up: a unit of size is a coin, nothing has a fee, the mark is the index of its step, and both are
 * 2000 before the tape.
 */
final class SmallPool {

    static final long DOLLAR = 1_000_000;
    static final long PRICE = 100_000_000;

    private static final long START = 1_760_131_200_000L;

    private SmallPool() {}

    /** A tape with one price in dollars for each step, and nobody on it. */
    static ScenarioTape tape(long stepMillis, long... dollars) {
        long[] index = Arrays.stream(dollars).map(price -> price * PRICE).toArray();
        return new ScenarioTape(
                new TimeGrid(START, stepMillis, index.length),
                2000 * PRICE,
                PriceSeries.of(index),
                List.of(),
                List.of(),
                100);
    }

    /** The index of a tape. */
    static IndexPrices index(ScenarioTape tape) {
        return new IndexPrices(tape.priceBefore(), tape.indexPrices());
    }

    /**
     * A run to which nothing has happened yet.
     *
     * @param buffer dollars of the fee buffer; 0 for a pool without one
     * @param before what happened before the tape, beside the funding of the pool and its buffer
     */
    static PoolRun begun(ScenarioTape tape, long buffer, MarketEvent... before) {
        PoolRun run = unfunded(tape, buffer);
        List<MarketEvent> events = new ArrayList<>(List.of(new MarketEvent.Funded(Account.LP, 1_000_000 * DOLLAR)));
        if (buffer > 0) {
            events.add(new MarketEvent.Funded(Account.FEE_BUFFER, buffer * DOLLAR));
        }
        events.addAll(List.of(before));
        run.record(-1, events);
        return run;
    }

    /** The same before anybody has put money in. */
    static PoolRun unfunded(ScenarioTape tape, long buffer) {
        return new PoolRun(tape, venue(buffer), feed(tape), null);
    }

    static VenueRun finished(PoolRun run) {
        return run.finish(VenueRun.Kind.MIRROR, 0, 0, null);
    }

    /** A close of so many units at a price, without fees; the rest in dollars. */
    static Settlement closed(long size, long price, long pnl, long shortfall, long payout) {
        return new Settlement(
                size, price * PRICE, pnl * DOLLAR, 0, 0, shortfall * DOLLAR, 0, 0, 0, 0, 0, payout * DOLLAR);
    }

    private static FeedTape feed(ScenarioTape tape) {
        List<OracleUpdate> updates = IntStream.range(0, tape.grid().steps())
                .mapToObj(step -> new OracleUpdate(
                        step, tape.indexPrices().at(step), tape.grid().millis(step) / 1000))
                .toList();
        return new FeedTape(2000 * PRICE, updates);
    }

    private static VenueSpec.Pool venue(long buffer) {
        PocketSpec lp = new PocketSpec(Account.LP, 0, PocketSpec.NO_CAP);
        return new VenueSpec.Pool(
                "pool",
                new MarketRules(1, MarginTiers.flat(20_000_000, 10_000_000), 0, 0, 1_000_000_000, 3600),
                CloseMode.ORACLE,
                new FeedSpec(0, 3_600_000, 0),
                null,
                1_000_000 * DOLLAR,
                false,
                buffer == 0
                        ? List.of(lp)
                        : List.of(new PocketSpec(Account.FEE_BUFFER, buffer * DOLLAR, PocketSpec.NO_CAP), lp),
                1000,
                true);
    }
}
