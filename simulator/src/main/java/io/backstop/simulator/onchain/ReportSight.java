package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.DeleveragerGateway;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.gateway.ReportedHealthGateway;
import io.backstop.keeper.Sight;
import io.backstop.model.market.Report;
import io.backstop.model.venue.DeleveragingDue;
import io.backstop.model.venue.Health;
import io.backstop.model.venue.KeeperSelection;
import io.backstop.model.venue.RewardCheck;
import io.backstop.model.venue.VenueReports;
import org.jspecify.annotations.Nullable;

/** A keeper's sight where it brings the price itself: a report that exists; the market's own once that is settled. */
final class ReportSight implements Sight {

    private final PerpMarketGateway market;
    private final VenueReports reports;
    private final SignedFeeds feeds;
    private final @Nullable ReportedHealthGateway health;
    private final @Nullable KeeperSelection selection;

    private ReportSight(
            PerpMarketGateway market,
            VenueReports reports,
            SignedFeeds feeds,
            @Nullable ReportedHealthGateway health,
            @Nullable KeeperSelection selection) {
        this.selection = selection;
        this.market = market;
        this.reports = reports;
        this.feeds = feeds;
        this.health = health;
    }

    /**
     * The sight of the keeper with this address: the market's own mark where that is pushed.
     *
     * @param selection whom it takes; null if it takes all
     */
    static Sight of(
            ChainConnection connection,
            DeployedPool pool,
            SignedFeeds feeds,
            VenueReports reports,
            String keeper,
            @Nullable KeeperSelection selection) {
        boolean isPushed = reports.isMarkPushed();
        if (isPushed && reports.reward() == null && selection == null) {
            return Sight.of(pool.market(connection));
        }
        if (isPushed || reports.areAskedFor()) {
            return new ReportSight(pool.market(connection), reports, feeds, null, selection);
        }
        ReportedHealthGateway health = new ReportedHealthGateway(
                connection,
                pool.address("reportedHealth"),
                pool.address("markFeed"),
                pool.address("market"),
                keeper,
                feeds.feeWei("markFeed"));
        return new ReportSight(pool.market(connection), reports, feeds, health, selection);
    }

    @Override
    public int choices() {
        return reports.choices();
    }

    @Override
    public void choose(int which) {
        reports.choose(which);
    }

    @Override
    public @Nullable RewardCheck reward() {
        return reports.reward();
    }

    @Override
    public @Nullable KeeperSelection selection() {
        return selection;
    }

    @Override
    public long markPrice() {
        return reports.markPrice(market.markPrice());
    }

    @Override
    public Health health(int account) {
        Report chosen = reports.chosen().mark();
        return chosen == null || health == null
                ? market.health(account)
                : health.healthAfter(feeds.signed("markFeed", chosen), account);
    }

    @Override
    public DeleveragingDue due(DeleveragerGateway deleverager) {
        Report chosen = reports.chosen().mark();
        return chosen == null || health == null
                ? deleverager.due()
                : health.dueAfter(feeds.signed("markFeed", chosen), deleverager);
    }
}
