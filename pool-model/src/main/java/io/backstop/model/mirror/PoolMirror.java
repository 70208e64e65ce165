// Mirrors the deployment of one market with its feeds, pool and pockets
package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;
import io.backstop.model.market.Report;
import io.backstop.model.mirror.economics.NavRule;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.feed.Priced;
import io.backstop.model.mirror.feed.PullFeedMirror;
import io.backstop.model.mirror.feed.ReportFeed;
import io.backstop.model.mirror.feed.RequestCommitFeedMirror;
import io.backstop.model.mirror.feed.UptimeFeedMirror;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.mirror.gate.FlagsMirror;
import io.backstop.model.mirror.gate.Gate;
import io.backstop.model.mirror.lastresort.Deleverager;
import io.backstop.model.mirror.lastresort.LastResort;
import io.backstop.model.mirror.lastresort.ShortfallsMirror;
import io.backstop.model.mirror.operations.PauseMirror;
import io.backstop.model.mirror.orders.OrderQueueMirror;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.OrderQueueSpec;
import io.backstop.model.scenario.VenueFeeds;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.DeleveragingDue;
import io.backstop.model.venue.HealthReader;
import io.backstop.model.venue.KeeperSelection;
import io.backstop.model.venue.KeeperSources;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PoolRun;
import io.backstop.model.venue.RewardCheck;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All mirrors of one pool venue, wired and funded as {@code Deployment} does it on a chain. Not thread safe. */
public final class PoolMirror {

    /** The caller who owns the first deposits. */
    public static final int DEPLOYER = -3;

    private final BlockTime time = new BlockTime();
    private final FeedMirror markFeed;
    private final FeedMirror executionFeed;
    private final PriceFeedMirror referenceFeed = new PriceFeedMirror(time);
    private final UptimeFeedMirror uptimeFeed = new UptimeFeedMirror(time);
    private final Priced readFeed;
    private final Priced readExecution;
    private final LpPoolMirror lpPool;
    private final PocketsOfPool pockets;
    private final PerpMarketMirror market;
    private final PhantomNavMirror phantomNav;
    private final ReportedLiquidationMirror liquidation;
    private final @Nullable LastResort lastResort;
    private final @Nullable ShortfallsMirror shortfalls;
    private final @Nullable Deleverager deleverager;
    private final @Nullable NavRule navRule;
    private final @Nullable GasFeeds gasFeeds;
    private final @Nullable OperationsMirror operations;
    private final @Nullable OrderQueueMirror orders;

    /**
     * A venue as it is before the first position.
     *
     * @param openInterest seeded open interest in micro-dollars, from which default balances follow
     * @param events takes every event, the funding first
     */
    public PoolMirror(VenueSpec.Pool venue, long openInterest, Consumer<MarketEvent> events) {
        this(venue, openInterest, events, pool -> {});
    }

    /**
     * A venue as it is before the first position.
     *
     * @param openInterest seeded open interest in micro-dollars, from which default balances follow
     * @param events takes every event, the funding first
     * @param beforeMoney what is done between contracts and money
     */
    public PoolMirror(
            VenueSpec.Pool venue, long openInterest, Consumer<MarketEvent> events, Consumer<PoolMirror> beforeMoney) {
        Composition composition = new Composition(venue, time, events);
        operations = composition.operations();
        markFeed = new FeedMirror(venue.markFeed().source(), time);
        executionFeed = venue.executionFeed() == null
                ? markFeed
                : new FeedMirror(venue.executionFeed().source(), time);
        readFeed = readable(markFeed.priced());
        readExecution = executionFeed == markFeed ? readFeed : readable(executionFeed.priced());
        lpPool = venue.buffersProfit()
                ? new BufferedLpPoolMirror(venue.lpCapPerEvent(), venue.netOfPhantom(), new MarketExposure())
                : new LpPoolMirror(venue.lpCapPerEvent(), venue.netOfPhantom(), new MarketExposure());
        pockets = new PocketsOfPool(venue, lpPool, time, events);
        lastResort = composition.lastResort(lpPool::cover);
        market = new PerpMarketMirror(
                venue.rules(),
                composition.mechanisms(lpPool::cash, readFeed::price, readExecution, gate(venue, composition, events)),
                new MarketRulesMirror.Prices(readFeed, readExecution, time),
                new MarketSettlementMirror.Neighbours(
                        composition.openInterest(),
                        lpPool,
                        pockets.inOrder(),
                        lastResort,
                        pockets.feeRecipient(PoolRun.feeRecipient(venue)),
                        events));
        deleverager = composition.deleverager(market, () -> markFeed.pushed().previousPrice(), lpPool::cash);
        liquidation = new ReportedLiquidationMirror(markFeed, executionFeed, readFeed, market, events);
        shortfalls = composition.shortfalls();
        orders = orders(venue, events);
        navRule = composition.navRule();
        gasFeeds = composition.gasFeeds();
        phantomNav = new PhantomNavMirror(market, pockets.aheadOfPool());
        beforeMoney.accept(this);
        pockets.fund(openInterest);
    }

    /** From now on feeds that are not pushed are brought what their signers signed of these tapes. */
    void signedAs(VenueFeeds feeds, BlockTimes times) {
        markFeed.signedAs(feeds.mark(), times);
        if (feeds.execution() != null) {
            executionFeed.signedAs(feeds.execution(), times);
        }
    }

    /** Moves the clock that the contracts read as block time, epoch seconds. */
    public void at(long seconds) {
        time.set(seconds);
    }

    /** The market. */
    public PerpMarketMirror market() {
        return market;
    }

    /** The pool. */
    public LpPoolMirror lpPool() {
        return lpPool;
    }

    /** Where stakers stand for shortfalls; null if there is none. */
    @Nullable
    CooldownVaultMirror safetyModule() {
        return pockets.safetyModule();
    }

    /** The pockets in the order in which they pay. */
    public List<PocketMirror> pockets() {
        return pockets.inOrder();
    }

    /** Junior and senior providers of the pool; null if all are equal. */
    public @Nullable TranchesMirror tranches() {
        return pockets.tranches();
    }

    /** Who takes over what no pocket paid; null if that is bad debt at once. */
    public @Nullable LastResort lastResort() {
        return lastResort;
    }

    /** Shortfalls that no pocket paid and that wait; null if they do not. */
    public @Nullable ShortfallsMirror shortfalls() {
        return shortfalls;
    }

    /** Auto-deleveraging; null if there is none. */
    public @Nullable Deleverager deleverager() {
        return deleverager;
    }

    /**
     * What a keeper asks these contracts beside the health of positions, which this reader tells.
     *
     * @param report by which it judges; null where it brings none
     * @param reward whether it pays to bring that; null if the keeper does not ask
     * @param selection whom it takes; null if it takes all
     */
    KeeperSources keeperSources(
            @Nullable HealthReader health,
            Supplier<@Nullable Report> report,
            @Nullable RewardCheck reward,
            @Nullable KeeperSelection selection) {
        return new KeeperSources(
                health,
                account -> market.owed(account).funding(),
                () -> deleverager == null ? DeleveragingDue.NOBODY : liquidation.dueAfter(report.get(), deleverager),
                () -> shortfalls == null ? 0 : shortfalls.windowEnd(),
                reward,
                selection);
    }

    /** The losses that the pool's assets hide. */
    public PhantomNavMirror phantomNav() {
        return phantomNav;
    }

    /** The feed that triggers, where a publisher pushes it. */
    public PriceFeedMirror markFeed() {
        return markFeed.pushed();
    }

    /** Update and liquidation in one. */
    ReportedLiquidationMirror liquidation() {
        return liquidation;
    }

    /** The second feed of a reference guard; nobody reads it where there is no such guard. */
    public PriceFeedMirror referenceFeed() {
        return referenceFeed;
    }

    /** Tells when the chain's sequencer came back; nobody reads it where nothing begins with that. */
    UptimeFeedMirror uptimeFeed() {
        return uptimeFeed;
    }

    /** What a staked token is worth; nobody reads it where none is staked. */
    public PriceFeedMirror stakeFeed() {
        return pockets.stakeFeed();
    }

    /** The feed that the market reads its mark from. */
    public Priced readFeed() {
        return readFeed;
    }

    /** The feed that triggers, where anybody brings its reports. */
    public PullFeedMirror markReports() {
        return markFeed.pulled();
    }

    /** The feed that triggers, where it has to be asked. */
    RequestCommitFeedMirror markVersions() {
        return markFeed.asked();
    }

    /** The feed that the market reads the price of closes from. */
    public Priced readExecution() {
        return readExecution;
    }

    /** The feed at whose price positions are closed, where a publisher pushes it. */
    public PriceFeedMirror executionFeed() {
        return executionFeed.pushed();
    }

    /** Flags that come before a liquidation; null if none do. */
    public @Nullable FlagsMirror flags() {
        return Gates.flagsIn(market.mechanisms().gate());
    }

    /** Two-step orders; null if they are carried out at once. */
    public @Nullable OrderQueueMirror orders() {
        return orders;
    }

    /** What people operate the market with; null if nobody does. */
    public @Nullable OperationsMirror operations() {
        return operations;
    }

    /** What the keepers' reward reads; null if that is a fixed one. */
    public @Nullable GasFeeds gasFeeds() {
        return gasFeeds;
    }

    /** Shows one price on all feeds at once, at the time it was observed. */
    public void publishEverywhere(long price, long seconds) {
        publishEverywhere(price, seconds, seconds);
    }

    /**
     * Shows one price on all feeds at once.
     *
     * @param seconds when it was observed
     * @param block time of the block in which it is shown, epoch seconds, not before that
     */
    void publishEverywhere(long price, long seconds, long block) {
        at(block);
        markFeed.show(price, seconds, block);
        if (executionFeed != markFeed) {
            executionFeed.show(price, seconds, block);
        }
        referenceFeed.publish(PriceFeedMirror.PUBLISHER, price, seconds);
    }

    /** Looks what the next {@link #upkeep} has to do, when a step is over. */
    void decideUpkeep() {
        pockets.decideUpkeep();
    }

    /** Does what anybody may do in every step, after all others. */
    void upkeep() {
        pockets.upkeep();
    }

    /** Holds the ledger of a run against the balances of the mirrors. */
    void reconcile(PoolRun run) {
        pockets.reconcile(run);
        run.reconcileOracleFees(liquidation.paidWei());
        run.reconcile(Account.KEEPER, market.keeperBalance() + (orders == null ? 0 : orders.feesPaid()));
        if (orders != null) {
            run.reconcile(Account.ORDER_ESCROW, orders.escrowed());
        }
        run.reconcileTraders(market.collateral());
    }

    /** A feed as the market reads it. */
    private Priced readable(Priced feed) {
        return operations == null ? feed : operations.readable(feed);
    }

    private @Nullable OrderQueueMirror orders(VenueSpec.Pool venue, Consumer<MarketEvent> events) {
        OrderQueueSpec spec = venue.mechanisms().orders();
        if (spec == null) {
            return null;
        }
        if (!(readExecution instanceof ReportFeed reports)) {
            throw new IllegalArgumentException("two-step orders need a feed of whole reports");
        }
        return new OrderQueueMirror(spec, new MarketOfOrders(market), reports, time, events);
    }

    private Gate gate(VenueSpec.Pool venue, Composition composition, Consumer<MarketEvent> events) {
        GateSources sources = new GateSources(
                readFeed,
                readFeed instanceof ReportFeed reports ? reports : null,
                referenceFeed,
                uptimeFeed,
                account -> market.requireLiquidatable(account));
        PauseMirror pause = operations == null ? null : operations.pause();
        return Gates.of(venue.mechanisms(), pause, sources, composition.shortfalls(), time, events);
    }

    /** The market as the pool sees it, which is made before the market. */
    private final class MarketExposure implements LpPoolMirror.Exposure {

        @Override
        public long liabilities() {
            return market.liabilities();
        }

        @Override
        public long uncounted(Action action) {
            return navRule == null ? 0 : Math.subtractExact(navRule.countedPnl(action), market.unrealisedPnl());
        }

        @Override
        public void requireAllowed(Action action) {
            market.requireAllowed(action, 0, 0);
        }

        @Override
        public void accrue() {
            market.accrue();
        }

        @Override
        public long unpaidClaims() {
            return market.unpaidClaims();
        }

        @Override
        public long reservedCash() {
            return market.reservedCash();
        }

        @Override
        public long boundCash() {
            return navRule == null ? 0 : navRule.boundCash();
        }

        @Override
        public long phantomNavUncovered() {
            return phantomNav.uncovered();
        }
    }
}
