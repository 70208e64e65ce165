package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.deploy.Deployment;
import io.backstop.contracts.gateway.MarketEvents;
import io.backstop.contracts.gateway.OrderQueueGateway;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.gateway.PriceFeedGateway;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.mirror.orders.HeldRequests;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.OrderQueueSpec;
import io.backstop.model.scenario.SeedingPlan;
import io.backstop.model.venue.ChainFacts;
import io.backstop.model.venue.HeldVersions;
import io.backstop.model.venue.KeeperRace;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.OrderCursor;
import io.backstop.model.venue.PoolRun;
import io.backstop.model.venue.StakeRun;
import io.backstop.model.venue.VenueReports;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.WithdrawalCursor;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Replays a tape on the contracts of one pool venue, one block per step. Not thread safe; one object makes one run. */
public final class OnChainVenue {

    /** Seconds before the first seeded position at which a fresh chain begins. */
    private static final long TIME_TO_DEPLOY = 3_600;

    private final PoolJob job;
    private final ChainConnection connection;
    private final String client;
    private final StepBlocks blocks;
    private final BlockTimes times;
    private final VenueSenders senders;
    private final TransactionSender publisher;
    private final TransactionSender operator;
    private final TransactionSender keeperSender;
    private final DeployedPool pool;
    private final PerpMarketGateway market;
    private final MarketEvents events;
    private final PoolRun run;
    private final Reconciliation reconciliation;
    private final List<Publisher> publishers;
    private final InterruptedSteps interrupted;
    private final Upkeep upkeep;
    private final SignedFeeds feeds;
    private final PricesBeforeTape prices;
    private final VenueReports reports;
    private final PriceFeedGateway readFeed;
    private final TapeInterventions interventions;
    private final ChainKeepers keepers;
    private final OrderPhase orders;
    private final Versions versions;
    private final OrderCursor cursor;
    private final WithdrawalCursor leavings;
    private final Withdrawals withdrawals;
    private final @Nullable Stakers stakers;

    private OnChainVenue(PoolJob job, ContractCode code, ChainConnection connection, @Nullable Speed inRealTime) {
        this.job = job;
        this.connection = connection;
        client = connection.clientVersion();
        senders = VenueSenders.of(job, connection);
        publisher = senders.publisher();
        operator = senders.operator();
        keeperSender = senders.keeper();
        blocks = inRealTime == null
                ? new BlocksOnDemand(job, connection)
                : new RealTimeBlocks(job, connection, senders.all(), inRealTime);
        times = blocks.times();
        fundKeepers();
        pool = new Deployment(connection, senders.deployer(), operator, blocks::endDeployment)
                .deploy(
                        job.venue(),
                        code,
                        publisher.address(),
                        job.signerAddresses(),
                        job.openInterest(),
                        this::showFirstPrice);
        market = pool.market(connection);
        run = job.newRun(times);
        publishers = Publishers.of(job, connection, pool, publisher, times);
        interrupted = new InterruptedSteps(job, connection, pool, publisher, times);
        upkeep = new Upkeep(connection, pool, job.venue(), keeperSender);
        feeds = new SignedFeeds(job, connection, pool, times);
        prices = new PricesBeforeTape(blocks, publisher, publishers, feeds);
        reports = new VenueReports(job.tape(), job.venue(), job.feeds(), times);
        readFeed = new PriceFeedGateway(connection, market.wiring().markFeed());
        interventions = new TapeInterventions(connection, pool, job, senders);
        PaidFeeds paid = new PaidFeeds(job, connection, pool);
        KeeperRace race = KeeperRace.of(job.tape(), job.venue(), job.feeds());
        List<String> paying = Stream.concat(Stream.of(keeperSender), senders.racing().stream())
                .map(TransactionSender::address)
                .toList();
        events = paid.events(paying, operator.address());
        VenueKeepers hired = new VenueKeepers(job, connection, pool, market, readFeed, feeds, events, times);
        keepers = race == null ? hired.sole(keeperSender, reports) : hired.racing(race, keeperSender, senders.racing());
        reconciliation = new Reconciliation(connection, pool, job.venue(), keepers, paid);
        cursor = new OrderCursor(job.tape(), job.venue().rules().sizeUnit());
        orders = orders();
        versions = new Versions(
                keeperSender,
                feeds,
                keepers.first(),
                orders,
                new HeldVersions(reports, job.tape().grid(), job.venue().keeperLatencyMillis()));
        leavings = new WithdrawalCursor(job.tape(), job.venue());
        withdrawals = new Withdrawals(connection, senders.deployer(), pool, leavings);
        stakers = Stakers.of(connection, senders, pool, job);
    }

    /** The genesis time of a fresh chain for this job, epoch seconds. */
    public static long genesisTime(PoolJob job) {
        return firstSeedingTime(job) - TIME_TO_DEPLOY;
    }

    /**
     * Replays the job's tape on a chain whose blocks are made on demand and whose clock is not past the tape.
     *
     * @param code the contracts, normally {@link ContractCode#BUILT}
     * @throws ChainException if the chain fails, its clock is past the tape, or it refuses a seeded position
     */
    public static VenueRun run(PoolJob job, ContractCode code, ChainConnection connection) {
        return new OnChainVenue(job, code, connection, null).replay();
    }

    /** Replays the job's tape on a chain with a clock of its own. */
    static RealTimeRun runInRealTime(PoolJob job, ContractCode code, ChainConnection connection, Speed speed) {
        OnChainVenue venue = new OnChainVenue(job, code, connection, speed);
        return new RealTimeRun(venue.replay(), venue.times);
    }

    private VenueRun replay() {
        run.record(-1, pool.funded());
        long first = connection.blockNumber() + 1;
        new Seeding(job, connection, blocks, operator, market, prices, stakers).seed();
        run.record(-1, events.ofBlocks(first, connection.blockNumber()));
        reconciliation.check(run);
        keepers.catchUp(connection.blockNumber());
        for (int step = 0; step < job.tape().grid().steps(); step++) {
            if (interrupted.contain(step)) {
                passOver(step);
            } else {
                replayStep(step);
            }
        }
        blocks.requireNothingWaits();
        return run.finish(
                VenueRun.Kind.ON_CHAIN,
                withdrawals.initialShares(),
                pool.lpPool().totalAssets(connection),
                facts(),
                keepers.race(),
                stakers == null ? StakeRun.NONE : stakers.result());
    }

    private void passOver(int step) {
        blocks.passOver(step, () -> interrupted.pass(step, publishers));
    }

    /** So that what the keepers of a race send can be paid. */
    private void fundKeepers() {
        if (!job.venue().keepers().isEmpty()) {
            KeeperAccounts.fund(senders.deployer(), job.venue().keepers());
            blocks.endDeployment();
        }
    }

    private OrderPhase orders() {
        SentOrders sent = new SentOrders(connection, operator, cursor);
        OrderQueueSpec spec = job.venue().mechanisms().orders();
        if (spec == null) {
            return new TapeOrders(operator, market, feeds, reports, sent);
        }
        return new TwoStepOrders(
                operator,
                keeperSender,
                new OrderQueueGateway(pool.address("orders")),
                feeds,
                reports,
                sent,
                new HeldRequests(spec, reports));
    }

    private void replayStep(int step) {
        blocks.begin(step);
        interrupted.tellReturn(step);
        for (Publisher feed : publishers) {
            feed.publish(step);
        }
        interventions.send(step);
        reports.at(step);
        keepers.at(step);
        cursor.decide(step, run.mark(step), run);
        orders.send(step);
        leavings.decide(step, run);
        withdrawals.send(step);
        sendStakers(step);
        orders.release(step);
        keepers.send(step);
        versions.release(step);
        upkeep.send();
        long block = blocks.end(step);
        upkeep.decide();
        List<MarketEvent> happened = interventions.outcomes();
        happened.addAll(events.ofBlock(block));
        happened.addAll(orders.refused());
        happened.addAll(withdrawals.refused());
        if (stakers != null) {
            stakers.note(happened);
        }
        run.record(step, happened);
        keepers.note(step, block, happened);
        orders.note(step, happened);
        reports.note(happened);
        reconciliation.check(run);
        reports.decide(step, () -> readFeed.latest().publishTime(), versions::pending);
        orders.decide(step);
        keepers.decide(step, block);
        versions.decide(step);
    }

    /** Two seconds before anybody trades where the first depositor needs a price, so that the money comes a second later. */
    private void showFirstPrice(DeployedPool contracts) {
        if (job.venue().mechanisms().depositsNeedPrice()) {
            PricesBeforeTape first = new PricesBeforeTape(
                    blocks,
                    publisher,
                    Publishers.of(job, connection, contracts, publisher, times),
                    new SignedFeeds(job, connection, contracts, times));
            blocks.endFirstPrice(first.publish(job.tape().priceBefore(), firstSeedingTime(job)));
        }
    }

    private void sendStakers(int step) {
        if (stakers != null) {
            stakers.decide(step, times, run);
            stakers.send();
        }
    }

    private ChainFacts facts() {
        return new ChainFacts(
                client,
                connection.chainId(),
                pool.addresses(),
                senders.sent(),
                connection.latestBlock().hash(),
                interrupted.dropped());
    }

    private static long firstSeedingTime(PoolJob job) {
        return SeedingPlan.of(job.tape(), job.venue()).firstPriceTime();
    }
}
