package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.MarketEvents;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.gateway.PriceFeedGateway;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.Delivery;
import io.backstop.keeper.Keeper;
import io.backstop.keeper.PromptDelivery;
import io.backstop.keeper.Sight;
import io.backstop.keeper.Witness;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.venue.KeeperRace;
import io.backstop.model.venue.KeeperSelection;
import io.backstop.model.venue.Racer;
import io.backstop.model.venue.VenueReports;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the keepers of a venue that is deployed. */
final class VenueKeepers {

    private final PoolJob job;
    private final ChainConnection connection;
    private final DeployedPool pool;
    private final PerpMarketGateway market;
    private final PriceFeedGateway markFeed;
    private final SignedFeeds feeds;
    private final MarketEvents events;
    private final BlockTimes times;

    VenueKeepers(
            PoolJob job,
            ChainConnection connection,
            DeployedPool pool,
            PerpMarketGateway market,
            PriceFeedGateway markFeed,
            SignedFeeds feeds,
            MarketEvents events,
            BlockTimes times) {
        this.job = job;
        this.connection = connection;
        this.pool = pool;
        this.market = market;
        this.markFeed = markFeed;
        this.feeds = feeds;
        this.events = events;
        this.times = times;
    }

    /** One keeper without competition. */
    ChainKeepers sole(TransactionSender keeperSender, VenueReports reports) {
        DelayedDelivery delivery =
                new DelayedDelivery(new PromptDelivery(connection, market, keeperSender), keeperSender, feeds, reports);
        int most = job.tape().maxLiquidationsPerBlock();
        Keeper keeper = keeper(keeperSender.address(), reports, null, delivery, most);
        return new SoleKeeper(keeperSender.address(), keeper, delivery, times);
    }

    /**
     * The keepers of a race, whose senders come in the order of the scenario.
     *
     * @param keeperSender carries out what nobody races for
     */
    ChainKeepers racing(KeeperRace race, TransactionSender keeperSender, List<TransactionSender> racing) {
        List<RacingKeepers.Lane> lanes = new ArrayList<>();
        for (int place = 0; place < racing.size(); place++) {
            lanes.add(lane(race.racers().get(place), racing.get(place)));
        }
        return new RacingKeepers(
                race, keeperSender.address(), () -> markFeed.latest().publishTime(), times, lanes);
    }

    private RacingKeepers.Lane lane(Racer racer, TransactionSender sender) {
        VenueReports own = new VenueReports(job.tape(), job.venue(), job.feeds(), times);
        PromptDelivery prompt = new PromptDelivery(connection, market, sender);
        RacingDelivery delivery = new RacingDelivery(racer, prompt, sender, feeds, own, times);
        Keeper keeper = keeper(sender.address(), own, racer.selection(), delivery, racer.mostPerBlock());
        return new RacingKeepers.Lane(racer, keeper, sender, delivery, own);
    }

    private Keeper keeper(
            String address, VenueReports own, @Nullable KeeperSelection selection, Delivery delivery, int most) {
        Sight sight = ReportSight.of(connection, pool, feeds, own, address, selection);
        return new Keeper(market, sight, events, delivery, most, 0, Witness.NONE);
    }
}
