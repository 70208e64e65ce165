package io.backstop.model.mirror;

import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.feed.UptimeFeedMirror;
import io.backstop.model.mirror.orders.HeldRequests;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.GasPrices;
import io.backstop.model.scenario.OrderQueueSpec;
import io.backstop.model.scenario.PositionsRefused;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.SeedingPlan;
import io.backstop.model.scenario.TapeTimes;
import io.backstop.model.scenario.VenueFeeds;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.DeleveragingPolicy;
import io.backstop.model.venue.FlagBook;
import io.backstop.model.venue.HealthReader;
import io.backstop.model.venue.HeldVersions;
import io.backstop.model.venue.KeeperOutbox;
import io.backstop.model.venue.KeeperRace;
import io.backstop.model.venue.KeeperSelection;
import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.OpeningRefusal;
import io.backstop.model.venue.OrderCursor;
import io.backstop.model.venue.PoolRun;
import io.backstop.model.venue.StakeRun;
import io.backstop.model.venue.VenueReports;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.WithdrawalCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replays a tape on the mirrors of one pool venue. Not thread safe; one object makes one run. */
public final class MirrorVenue {

    private final ScenarioTape tape;
    private final VenueSpec.Pool venue;
    private final BlockTimes times;
    private final List<PushedFeed> pushed;
    private final VenueReports reports;
    private final PoolRun run;
    private final List<MarketEvent> events = new ArrayList<>();
    private final PoolMirror pool;
    private final WithdrawalCursor leavings;
    private final Withdrawals withdrawals;
    private final @Nullable Stakers stakers;
    private final MirrorKeepers keepers;
    private final MirrorInterventions interventions;
    private final OrderCursor cursor;
    private final OrderPhase orders;
    private final MirrorVersions versions;
    private int nextStep;

    private MirrorVenue(ScenarioTape tape, VenueSpec.Pool venue, VenueFeeds feeds, BlockTimes times) {
        this.tape = tape;
        this.venue = venue;
        this.times = times;
        reports = new VenueReports(tape, venue, feeds, times);
        run = new PoolRun(tape, venue, feeds, times::block);
        pool = new PoolMirror(
                venue,
                tape.openInterest(venue.rules().sizeUnit()),
                events::add,
                built -> showFirstPrice(built, tape, venue, times));
        pool.signedAs(feeds, times);
        leavings = new WithdrawalCursor(tape, venue);
        withdrawals = new Withdrawals(pool, leavings, events::add);
        stakers = Stakers.of(pool, tape, venue, events::add);
        keepers = keepers(KeeperRace.of(tape, venue, feeds), feeds);
        interventions = new MirrorInterventions(tape, venue, pool.operations(), events::add);
        cursor = new OrderCursor(tape, venue.rules().sizeUnit());
        orders = orders();
        versions = new MirrorVersions(
                pool, keepers.view(), orders, new HeldVersions(reports, tape.grid(), venue.keeperLatencyMillis()));
        pushed = pushed(feeds);
    }

    /**
     * Replays the tape.
     *
     * @param executionFeed the fast feed of a MARKET venue; null in ORACLE mode
     * @throws PositionsRefused if the venue refuses a position that should be open before the tape
     */
    public static VenueRun run(
            ScenarioTape tape, VenueSpec.Pool venue, FeedTape markFeed, @Nullable FeedTape executionFeed) {
        return run(tape, venue, new VenueFeeds(markFeed, executionFeed));
    }

    /**
     * Replays the tape.
     *
     * @throws PositionsRefused if the venue refuses a position that should be open before the tape
     */
    public static VenueRun run(ScenarioTape tape, VenueSpec.Pool venue, VenueFeeds feeds) {
        return run(tape, venue, feeds, TapeTimes.of(tape, venue));
    }

    /**
     * Replays the tape at the times at which a chain did.
     *
     * @throws PositionsRefused if the venue refuses a position that should be open before the tape
     */
    public static VenueRun run(ScenarioTape tape, VenueSpec.Pool venue, VenueFeeds feeds, BlockTimes times) {
        MirrorVenue seeded = seeded(tape, venue, feeds, times);
        seeded.advance(tape.grid().steps());
        return seeded.finish();
    }

    /**
     * The venue just before step 0, with all positions of the tape open.
     *
     * @param executionFeed the fast feed of a MARKET venue; null in ORACLE mode
     * @throws PositionsRefused if the venue refuses a position that should be open before the tape
     */
    public static MirrorVenue seeded(
            ScenarioTape tape, VenueSpec.Pool venue, FeedTape markFeed, @Nullable FeedTape executionFeed) {
        return seeded(tape, venue, new VenueFeeds(markFeed, executionFeed), TapeTimes.of(tape, venue));
    }

    private static MirrorVenue seeded(ScenarioTape tape, VenueSpec.Pool venue, VenueFeeds feeds, BlockTimes times) {
        MirrorVenue mirror = new MirrorVenue(tape, venue, feeds, times);
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
                VenueRun.Kind.MIRROR,
                withdrawals.initialShares(),
                pool.lpPool().totalAssets(),
                null,
                keepers.race(),
                stakers == null ? StakeRun.NONE : stakers.result());
    }

    private MirrorKeepers keepers(@Nullable KeeperRace race, VenueFeeds feeds) {
        MirrorCalls calls = new MirrorCalls(pool);
        if (race == null) {
            SoleKeeper.Outbox outbox = new SoleKeeper.Outbox(tape.grid(), venue.keeperLatencyMillis());
            return new SoleKeeper(keeper(reports, null, outbox, tape.maxLiquidationsPerBlock()), calls, outbox);
        }
        return new RacingKeepers(race, calls, racer -> {
            VenueReports own = new VenueReports(tape, venue, feeds, times);
            return new RacingKeepers.Lane(racer, keeper(own, racer.selection(), racer, racer.mostPerBlock()), own);
        });
    }

    private MirrorKeeper keeper(
            VenueReports own, @Nullable KeeperSelection selection, KeeperOutbox outbox, int mostPerBlock) {
        FlagBook book = FlagBook.of(venue);
        KeeperView view = new KeeperView(
                venue.triggerRules().widest(),
                pool.keeperSources(healthReader(own), () -> own.chosen().mark(), own.reward(), selection),
                DeleveragingPolicy.of(venue),
                book);
        return new MirrorKeeper(view, book, own, times, outbox, mostPerBlock);
    }

    /** How healthy positions are by the price that a keeper judges by; null if the market's rules say all about it. */
    private @Nullable HealthReader healthReader(VenueReports own) {
        return venue.mechanisms().healthMustBeRead()
                ? account -> pool.liquidation().healthAfter(own.chosen().mark(), account)
                : null;
    }

    /** Before anybody trades where the first depositor needs a price, and before his money comes. */
    private static void showFirstPrice(PoolMirror built, ScenarioTape tape, VenueSpec.Pool venue, BlockTimes times) {
        if (venue.mechanisms().depositsNeedPrice()) {
            BlockTimes.Moment first = times.firstPrice();
            built.publishEverywhere(tape.priceBefore(), first.published(), first.block());
            built.at(first.block() + 1);
        }
    }

    /** Nothing lands in an interrupted step; what waited is due in the next one that is not. */
    private void replay(int step) {
        if (venue.interruptions().at(tape.grid().millis(step)) != null) {
            return;
        }
        pool.at(times.block(step));
        tellReturn(step);
        reports.at(step);
        keepers.at(step);
        pushed.forEach(feed -> feed.land(step, times));
        interventions.carryOut(step);
        cursor.decide(step, run.mark(step), run);
        if (stakers != null) {
            stakers.decide(step, times, run);
        }
        orders.carryOut(step);
        leavings.decide(step, run);
        withdrawals.carryOut(step);
        if (stakers != null) {
            stakers.carryOut();
        }
        orders.deliver(step);
        keepers.deliver(step);
        versions.deliver(step);
        pool.upkeep();
        record(step);
        pool.decideUpkeep();
        reports.decide(step, pool.readFeed()::publishTime, versions::pending);
        orders.decide(step);
        keepers.decide(step, pool.readFeed());
        versions.decide(step);
    }

    private void tellReturn(int step) {
        long returned = venue.interruptions().sequencerReturn(step, tape.grid());
        if (returned != 0) {
            pool.uptimeFeed().sequencerResumed(UptimeFeedMirror.MESSENGER, times.told(returned, step));
        }
    }

    private void seed() {
        List<SeedingPlan.Group> groups = SeedingPlan.of(tape, venue).groups();
        List<PositionsRefused> refused = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            publishEverywhere(groups.get(i).entryPrice(), times.seeding(i));
            groups.get(i).positions().forEach(position -> seed(position, refused));
        }
        if (!refused.isEmpty()) {
            throw PositionsRefused.of(refused);
        }
        publishEverywhere(tape.priceBefore(), times.seeding(groups.size()));
    }

    private void publishEverywhere(long price, BlockTimes.Moment moment) {
        pool.publishEverywhere(price, moment.published(), moment.block());
        pushed.forEach(feed -> feed.seed(moment.published()));
    }

    private void seed(SeededPosition position, List<PositionsRefused> refused) {
        try {
            pool.market()
                    .openFor(
                            PerpMarketMirror.OPERATOR,
                            List.of(new Opening(position.account(), position.size(), position.collateral())));
        } catch (ContractRevert revert) {
            String reason = OpeningRefusal.of(revert.error());
            refused.add(new PositionsRefused(
                    "venue \"%s\" refuses the position of account %d before the tape: %s"
                            .formatted(venue.id(), position.account(), reason),
                    new PositionsRefused.Refusal(position.account(), venue.id(), reason)));
        }
    }

    /** The feeds that are pushed, in the order in which a publisher sends them. */
    private List<PushedFeed> pushed(VenueFeeds feeds) {
        List<PushedFeed> pushed = new ArrayList<>();
        if (feeds.execution() != null && isPushed(venue.executionFeed())) {
            pushed.add(PushedFeed.ofIndex(pool.executionFeed(), feeds.execution()));
        }
        GasFeeds gas = pool.gasFeeds();
        if (gas != null) {
            GasPrices prices = tape.circumstances().gas();
            pushed.add(PushedFeed.ofOwnPrice(gas.etherPrice(), prices.etherPrice()));
            pushed.add(PushedFeed.ofOwnPrice(gas.gasPrice(), prices.gasPrice()));
        }
        if (isPushed(venue.markFeed())) {
            pushed.add(PushedFeed.ofIndex(pool.markFeed(), feeds.mark()));
        }
        if (feeds.reference() != null) {
            pushed.add(PushedFeed.ofIndex(pool.referenceFeed(), feeds.reference()));
        }
        if (feeds.stake() != null) {
            pushed.add(PushedFeed.ofOwnPrice(pool.stakeFeed(), feeds.stake()));
        }
        return pushed;
    }

    private static boolean isPushed(@Nullable FeedSpec spec) {
        return spec != null && spec.source() instanceof FeedSource.Push;
    }

    private OrderPhase orders() {
        OrderQueueSpec spec = venue.mechanisms().orders();
        if (spec == null || pool.orders() == null) {
            return new InstantOrders(pool, reports, cursor, events::add);
        }
        return new TwoStepOrders(pool.orders(), pool, reports, cursor, new HeldRequests(spec, reports), events::add);
    }

    private void record(int step) {
        keepers.note(step, events);
        if (events.isEmpty()) {
            return;
        }
        run.record(step, events);
        orders.note(step, events);
        reports.note(events);
        pool.reconcile(run);
        events.clear();
    }
}
