// Mirrors the deployment of one market with its feeds, pool and pockets
package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;
import io.backstop.model.market.CloseMode;
import io.backstop.model.mirror.economics.NavRule;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.mirror.lastresort.Deleverager;
import io.backstop.model.mirror.lastresort.ShortfallsMirror;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.DeleveragingDue;
import io.backstop.model.venue.KeeperSources;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PoolRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** All mirrors of one pool venue, wired and funded as {@code Deployment} does it on a chain. Not thread safe. */
public final class PoolMirror {

    /** The caller who owns the first deposits. */
    public static final int DEPLOYER = -3;

    private final BlockTime time = new BlockTime();
    private final PriceFeedMirror markFeed = new PriceFeedMirror(time);
    private final PriceFeedMirror executionFeed;
    private final LpPoolMirror lpPool;
    private final List<PocketMirror> pockets = new ArrayList<>();
    private final PerpMarketMirror market;
    private final PhantomNavMirror phantomNav;
    private final @Nullable ShortfallsMirror shortfalls;
    private final @Nullable Deleverager deleverager;
    private final @Nullable NavRule navRule;

    /**
     * A venue as it is before the first position.
     *
     * @param openInterest seeded open interest in micro-dollars, from which default balances follow
     * @param events takes every event, the funding first
     */
    public PoolMirror(VenueSpec.Pool venue, long openInterest, Consumer<MarketEvent> events) {
        executionFeed = venue.closeMode() == CloseMode.ORACLE ? markFeed : new PriceFeedMirror(time);
        lpPool = new LpPoolMirror(venue.lpCapPerEvent(), venue.netOfPhantom(), new MarketExposure());
        for (PocketSpec spec : venue.pockets()) {
            pockets.add(pocket(spec));
        }
        Composition composition = new Composition(venue, time, events);
        market = new PerpMarketMirror(
                venue.rules(),
                composition.mechanisms(lpPool::cash, markFeed::price),
                new MarketRulesMirror.Prices(markFeed, executionFeed, time),
                new MarketSettlementMirror.Neighbours(
                        composition.openInterest(),
                        lpPool,
                        pockets,
                        composition.lastResort(lpPool::credit),
                        feeRecipient(PoolRun.feeRecipient(venue)),
                        events));
        deleverager = composition.deleverager(market, markFeed::previousPrice, lpPool::cash);
        shortfalls = composition.shortfalls();
        navRule = composition.navRule();
        phantomNav = new PhantomNavMirror(market, pocketsAhead());
        fund(venue, openInterest, events);
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

    /** The pockets in the order in which they pay. */
    public List<PocketMirror> pockets() {
        return pockets;
    }

    /** Shortfalls that no pocket paid; null if those are bad debt at once. */
    public @Nullable ShortfallsMirror shortfalls() {
        return shortfalls;
    }

    /** Auto-deleveraging; null if there is none. */
    public @Nullable Deleverager deleverager() {
        return deleverager;
    }

    /** What a keeper asks these contracts; {@code carries} if positions owe something for staying open. */
    KeeperSources keeperSources(boolean carries) {
        return new KeeperSources(
                carries ? market::health : null,
                account -> market.owed(account).funding(),
                () -> deleverager == null ? DeleveragingDue.NOBODY : deleverager.due(),
                () -> shortfalls == null ? 0 : shortfalls.windowEnd());
    }

    /** The losses that the pool's assets hide. */
    public PhantomNavMirror phantomNav() {
        return phantomNav;
    }

    /** The feed that triggers. */
    public PriceFeedMirror markFeed() {
        return markFeed;
    }

    /** The feed at whose price positions are closed. */
    public PriceFeedMirror executionFeed() {
        return executionFeed;
    }

    /** Shows one price on all feeds at once, at the time it was observed. */
    void publishEverywhere(long price, long seconds) {
        at(seconds);
        markFeed.publish(PriceFeedMirror.PUBLISHER, price, seconds);
        if (executionFeed != markFeed) {
            executionFeed.publish(PriceFeedMirror.PUBLISHER, price, seconds);
        }
    }

    /** Holds the ledger of a run against the balances of the mirrors. */
    void reconcile(PoolRun run) {
        run.reconcile(Account.LP, lpPool.cash());
        for (PocketMirror pocket : pockets) {
            run.reconcile(pocket.account(), pocket.available());
        }
        run.reconcile(Account.KEEPER, market.keeperBalance());
        run.reconcileTraders(market.collateral());
    }

    private void fund(VenueSpec.Pool venue, long openInterest, Consumer<MarketEvent> events) {
        lpPool.deposit(DEPLOYER, venue.lpCapital());
        events.accept(new MarketEvent.Funded(Account.LP, venue.lpCapital()));
        for (int i = 0; i < pockets.size(); i++) {
            PocketSpec spec = venue.pockets().get(i);
            if (!spec.account().equals(Account.LP)) {
                fund(pockets.get(i), spec.balance(openInterest));
                events.accept(new MarketEvent.Funded(spec.account(), spec.balance(openInterest)));
            }
        }
    }

    private static void fund(PocketMirror pocket, long balance) {
        if (pocket instanceof SafetyModuleMirror safetyModule) {
            safetyModule.deposit(DEPLOYER, balance);
        } else if (pocket instanceof FeeBufferMirror buffer) {
            buffer.receive(balance);
        }
    }

    private PocketMirror pocket(PocketSpec spec) {
        if (spec.account().equals(Account.LP)) {
            return lpPool;
        }
        return spec.account().equals(Account.SAFETY_MODULE)
                ? new SafetyModuleMirror(spec, time)
                : new FeeBufferMirror(spec.account());
    }

    private List<PocketMirror> pocketsAhead() {
        int place = pockets.indexOf(lpPool);
        return place < 0 ? pockets : pockets.subList(0, place);
    }

    private LongConsumer feeRecipient(Account account) {
        for (PocketMirror pocket : pockets) {
            if (pocket.account().equals(account) && pocket instanceof FeeBufferMirror buffer) {
                return buffer::receive;
            }
        }
        return lpPool::credit;
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
