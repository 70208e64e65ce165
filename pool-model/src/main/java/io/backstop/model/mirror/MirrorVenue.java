package io.backstop.model.mirror;

import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.FeedCursor;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.SeedingPlan;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.DeleveragingPolicy;
import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PoolRun;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replays a tape on the mirrors of one pool venue. Not thread safe; one object makes one run. */
public final class MirrorVenue {

    private final ScenarioTape tape;
    private final VenueSpec.Pool venue;
    private final FeedCursor markUpdates;
    private final @Nullable FeedCursor executionUpdates;
    private final PoolRun run;
    private final KeeperView view;
    private final List<MarketEvent> events = new ArrayList<>();
    private final PoolMirror pool;
    private final Withdrawals withdrawals;
    private final MirrorKeeper keeper;
    private int nextStep;
    private int nextOrder;

    private MirrorVenue(ScenarioTape tape, VenueSpec.Pool venue, FeedTape markFeed, @Nullable FeedTape executionFeed) {
        this.tape = tape;
        this.venue = venue;
        markUpdates = markFeed.cursor();
        executionUpdates = executionFeed == null ? null : executionFeed.cursor();
        run = new PoolRun(tape, venue, markFeed, executionFeed);
        pool = new PoolMirror(venue, tape.openInterest(venue.rules().sizeUnit()), events::add);
        withdrawals = new Withdrawals(pool.lpPool(), tape.withdrawals(), events::add);
        view = new KeeperView(
                venue.rules(), pool.keeperSources(venue.mechanisms().carries()), DeleveragingPolicy.of(venue));
        keeper = new MirrorKeeper(view, pool, tape, venue.keeperLatencyMillis());
    }

    /**
     * Replays the tape.
     *
     * @param executionFeed the fast feed of a MARKET venue; null in ORACLE mode
     * @throws InputException if the venue refuses a position that should be open before the tape
     */
    public static VenueRun run(
            ScenarioTape tape, VenueSpec.Pool venue, FeedTape markFeed, @Nullable FeedTape executionFeed) {
        MirrorVenue seeded = seeded(tape, venue, markFeed, executionFeed);
        seeded.advance(tape.grid().steps());
        return seeded.finish();
    }

    /**
     * The venue just before step 0, with all positions of the tape open.
     *
     * @param executionFeed the fast feed of a MARKET venue; null in ORACLE mode
     * @throws InputException if the venue refuses a position that should be open before the tape
     */
    public static MirrorVenue seeded(
            ScenarioTape tape, VenueSpec.Pool venue, FeedTape markFeed, @Nullable FeedTape executionFeed) {
        MirrorVenue mirror = new MirrorVenue(tape, venue, markFeed, executionFeed);
        mirror.seed();
        mirror.record(-1);
        return mirror;
    }

    /** Replays so many further steps, which the tape must have. */
    public void advance(int steps) {
        for (int end = nextStep + steps; nextStep < end; nextStep++) {
            replay(nextStep);
        }
    }

    /** Closes the books and returns the run. */
    public VenueRun finish() {
        return run.finish(
                VenueRun.Kind.MIRROR, withdrawals.initialShares(), pool.lpPool().totalAssets(), null);
    }

    private void replay(int step) {
        pool.at(tape.grid().seconds(step));
        landUpdates(step);
        carryOutOrders(step);
        withdrawals.carryOut(step);
        keeper.deliver(step);
        record(step);
        keeper.decide(step, pool.market().markPrice());
    }

    private void seed() {
        SeedingPlan plan = SeedingPlan.of(tape);
        for (SeedingPlan.Group group : plan.groups()) {
            pool.at(group.time());
            pool.publishEverywhere(group.entryPrice(), group.time());
            group.positions().forEach(this::seed);
        }
        pool.publishEverywhere(tape.priceBefore(), plan.lastTime());
    }

    private void seed(SeededPosition position) {
        try {
            pool.market()
                    .openFor(
                            PerpMarketMirror.OPERATOR,
                            List.of(new Opening(position.account(), position.size(), position.collateral())));
        } catch (ContractRevert revert) {
            throw new InputException("venue \"" + venue.id() + "\" refuses the position of account "
                    + position.account() + " before the tape: " + revert.error());
        }
    }

    private void landUpdates(int step) {
        if (executionUpdates != null) {
            land(executionUpdates.take(step), pool.executionFeed());
        }
        land(markUpdates.take(step), pool.markFeed());
    }

    private static void land(@Nullable OracleUpdate update, PriceFeedMirror feed) {
        if (update != null) {
            feed.publish(PriceFeedMirror.PUBLISHER, update.price(), update.publishTime());
        }
    }

    private void carryOutOrders(int step) {
        List<TapeOrder> orders = tape.orders();
        while (nextOrder < orders.size() && orders.get(nextOrder).step() == step) {
            TapeOrder order = orders.get(nextOrder++);
            try {
                carryOut(order);
            } catch (ContractRevert revert) {
                events.add(new MarketEvent.OrderRefused(
                        order.account(), tape.notional(order, venue.rules().sizeUnit()), revert.error()));
            }
        }
    }

    private void carryOut(TapeOrder order) {
        switch (order) {
            case TapeOrder.Open open ->
                pool.market()
                        .openFor(
                                PerpMarketMirror.OPERATOR,
                                List.of(new Opening(open.account(), open.size(), open.collateral())));
            case TapeOrder.Increase more ->
                pool.market().increase(PerpMarketMirror.OPERATOR, more.account(), more.size(), more.collateral());
            case TapeOrder.Decrease less ->
                pool.market().decrease(PerpMarketMirror.OPERATOR, less.account(), less.size(), less.collateral());
            case TapeOrder.Close close -> pool.market().close(PerpMarketMirror.OPERATOR, close.account());
        }
    }

    private void record(int step) {
        if (events.isEmpty()) {
            return;
        }
        events.forEach(view::apply);
        run.record(step, events);
        pool.reconcile(run);
        events.clear();
    }
}
