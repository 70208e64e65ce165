// Mirrors the deployment of one market with its feeds, pool and pockets
package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;
import io.backstop.model.market.CloseMode;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PoolRun;
import io.backstop.model.waterfall.LossWaterfall;
import io.backstop.model.waterfall.Pocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** All mirrors of one pool venue, wired and funded as {@code Deployment} does it on a chain. Not thread safe. */
final class PoolMirror {

    private final PriceFeedMirror markFeed = new PriceFeedMirror();
    private final PriceFeedMirror executionFeed;
    private final LpPoolMirror lpPool;
    private final List<CashPocketMirror> cashPockets = new ArrayList<>();
    private final PerpMarketMirror market;

    PoolMirror(VenueSpec.Pool venue, long openInterest, Consumer<MarketEvent> events) {
        executionFeed = venue.closeMode() == CloseMode.ORACLE ? markFeed : new PriceFeedMirror();
        lpPool = new LpPoolMirror(lpCap(venue));
        List<Pocket> order = new ArrayList<>();
        for (PocketSpec spec : venue.pockets()) {
            order.add(spec.account().equals(Account.LP) ? lpPool : cashPocket(spec));
        }
        market = new PerpMarketMirror(
                venue.rules(),
                markFeed,
                executionFeed,
                lpPool,
                new LossWaterfall(order),
                feeRecipient(PoolRun.feeRecipient(venue)),
                events);
        fund(venue, openInterest, events);
    }

    PerpMarketMirror market() {
        return market;
    }

    PriceFeedMirror markFeed() {
        return markFeed;
    }

    PriceFeedMirror executionFeed() {
        return executionFeed;
    }

    /** Shows one price on all feeds at once. */
    void publishEverywhere(long price, long time) {
        markFeed.publish(price, time, time);
        if (executionFeed != markFeed) {
            executionFeed.publish(price, time, time);
        }
    }

    /** Holds the ledger of a run against the balances of the mirrors. */
    void reconcile(PoolRun run) {
        run.reconcile(Account.LP, lpPool.cash());
        for (CashPocketMirror pocket : cashPockets) {
            run.reconcile(pocket.account(), pocket.balance());
        }
        run.reconcile(Account.KEEPER, market.keeperBalance());
        run.reconcileTraders(market.collateral());
    }

    private void fund(VenueSpec.Pool venue, long openInterest, Consumer<MarketEvent> events) {
        lpPool.receive(venue.lpCapital());
        events.accept(new MarketEvent.Funded(Account.LP, venue.lpCapital()));
        for (PocketSpec spec : venue.pockets()) {
            for (CashPocketMirror pocket : cashPockets) {
                if (pocket.account().equals(spec.account())) {
                    pocket.receive(spec.balance(openInterest));
                    events.accept(new MarketEvent.Funded(spec.account(), spec.balance(openInterest)));
                }
            }
        }
    }

    private CashPocketMirror cashPocket(PocketSpec spec) {
        CashPocketMirror pocket = new CashPocketMirror(spec.account(), lpPool, spec.capPerEvent());
        cashPockets.add(pocket);
        return pocket;
    }

    private LongConsumer feeRecipient(Account account) {
        for (CashPocketMirror pocket : cashPockets) {
            if (pocket.account().equals(account)) {
                return pocket::receive;
            }
        }
        return lpPool::receive;
    }

    private static long lpCap(VenueSpec.Pool venue) {
        return venue.pockets().stream()
                .filter(spec -> spec.account().equals(Account.LP))
                .mapToLong(PocketSpec::capPerEvent)
                .findFirst()
                .orElse(PocketSpec.NO_CAP);
    }
}
