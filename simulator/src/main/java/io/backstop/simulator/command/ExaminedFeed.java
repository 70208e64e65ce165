package io.backstop.simulator.command;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Interruptions;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.oracle.feed.FeedUse;
import io.backstop.oracle.feed.FeedWriter;
import io.backstop.oracle.laboratory.FeedRecord;
import io.backstop.oracle.laboratory.LaboratoryClock;
import io.backstop.oracle.laboratory.RoundFit;
import io.backstop.oracle.path.PathWriter;
import io.backstop.oracle.path.PriceFile;
import io.backstop.oracle.path.WrittenPath;
import io.backstop.oracle.tape.TapeWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed in the delay laboratory.
 *
 * @param feed what it showed
 * @param figures those of the feed, or fitted to it
 * @param grid steps at which it is looked at
 * @param truth the true price of each step; null if nobody knows it
 */
record ExaminedFeed(
        FeedRecord feed,
        FeedSpec figures,
        TimeGrid grid,
        @Nullable PriceSeries truth) {

    /** Recorded rounds, beside true prices of the same time if there is a file of them. */
    static ExaminedFeed ofRounds(String name, List<AnchorPoint> rounds, @Nullable String prices) {
        FeedRecord feed = FeedRecord.ofRounds(rounds);
        FeedSpec figures = Fitting.of(name, () -> RoundFit.of(rounds).spec());
        if (prices == null) {
            return new ExaminedFeed(feed, figures, LaboratoryClock.of(feed.startMillis(), feed.endMillis() + 1), null);
        }
        PriceFile file = PriceFile.of(prices);
        long from = Math.max(feed.startMillis(), file.fromMillis());
        long until = Math.min(feed.endMillis() + 1, file.untilMillis());
        if (until - from <= 2000) {
            throw new InputException("%s: must have prices of the time of %s, %s to %s, has %s to %s"
                    .formatted(
                            prices,
                            name,
                            Instant.ofEpochMilli(feed.startMillis()),
                            Instant.ofEpochMilli(feed.endMillis()),
                            Instant.ofEpochMilli(file.fromMillis()),
                            Instant.ofEpochMilli(file.untilMillis())));
        }
        TimeGrid grid = LaboratoryClock.of(from, until);
        return new ExaminedFeed(
                feed, figures, grid, PathWriter.write(file.path(), grid, 0).prices());
    }

    /** A feed driven over a path. */
    static ExaminedFeed driven(String name, FeedSpec figures, PathSpec path, TimeGrid grid, long seed) {
        WrittenPath prices = PathWriter.write(path, grid, seed);
        ScenarioTape tape = new ScenarioTape(grid, prices.priceBefore(), prices.prices(), List.of(), List.of(), 1);
        return of(name, figures, tape, seed, Interruptions.NONE);
    }

    /** What a pool's chain takes of its mark feed in a scenario. */
    static ExaminedFeed of(Scenario scenario, @Nullable String venue) {
        VenueSpec.Pool pool = VenueChoice.pool(scenario, venue);
        return of(pool.id(), pool.markFeed(), TapeWriter.write(scenario).tape(), scenario.seed(), pool.interruptions());
    }

    private static ExaminedFeed of(
            String name, FeedSpec figures, ScenarioTape tape, long seed, Interruptions interruptions) {
        FeedTape taken = interruptions.taken(FeedWriter.write(tape, figures, FeedUse.MARK, seed), tape.grid());
        if (taken.updates().size() < 2) {
            throw new InputException("%s: must publish two prices at least while the clock runs, publishes %d"
                    .formatted(name, taken.updates().size()));
        }
        return new ExaminedFeed(FeedRecord.ofTape(taken, tape.grid()), figures, tape.grid(), tape.indexPrices());
    }
}
