package io.backstop.simulator.live;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.deploy.Deployment;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.SeedingPlan;
import io.backstop.simulator.onchain.Openings;
import io.backstop.simulator.onchain.PoolJob;
import io.backstop.simulator.onchain.SignedFeeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts a pool venue on a chain with a clock of its own and opens the positions that exist before the tape, in the order of
 * {@link SeedingPlan} but at the chain's times. Not thread safe; one object deploys one venue.
 */
public final class LiveDeployment {

    /** The prices of before the tape are on none. */
    private static final FeedTape NO_UPDATES = new FeedTape(0, List.of());

    private final ChainConnection connection;
    private final TransactionSender operator;
    private final ChainTime chain;
    private final PoolJob job;
    private final long firstBlock;
    private final DeployedPool pool;
    private final TransactionSender publisher;
    private final SignedFeeds signed;
    private final Map<FeedRole, LiveFeed> feeds = new LinkedHashMap<>();
    private long shown;

    private LiveDeployment(ChainConnection connection, Roles roles, Hardfork rules, PoolJob job) {
        this.connection = connection;
        this.job = job;
        operator = roles.operator();
        publisher = roles.publisher();
        chain = ChainTime.of(connection);
        firstBlock = connection.blockNumber() + 1;
        pool = new Deployment(connection, roles.deployer(), operator, chain::mine)
                .deploy(
                        job.venue(),
                        ContractCode.builtFor(rules),
                        publisher.address(),
                        job.signerAddresses(),
                        job.openInterest(),
                        contracts -> {});
        signed = new SignedFeeds(job, connection, pool);
        FeedRole.of(job).stream().filter(role -> role.isPushed(job)).forEach(role -> feeds.put(role, feed(role)));
    }

    /**
     * Deploys, funds and seeds.
     *
     * @param rules that the chain follows, for which the contracts are built
     * @param job a venue of the scenario
     * @throws ChainException if the chain fails or refuses something
     */
    public static DeploymentRecord run(
            ChainConnection connection, Roles roles, Hardfork rules, Scenario scenario, PoolJob job) {
        LiveDeployment deployment = new LiveDeployment(connection, roles, rules, job);
        deployment.seed();
        return deployment.record(scenario.name(), Build.of(rules));
    }

    private void seed() {
        for (SeedingPlan.Group group : SeedingPlan.of(job.tape()).groups()) {
            publishEverywhere(group.entryPrice());
            open(group.positions());
        }
        publishEverywhere(job.tape().priceBefore());
    }

    private void publishEverywhere(long price) {
        shown = chain.after(shown);
        List<String> sent = new ArrayList<>(signed.show(publisher, price, shown));
        feeds.forEach((role, feed) -> sent.add(feed.send(role.priceBefore(job, price), chain.after(feed.lastTime()))));
        requireSuccess(sent, "a price before the tape");
    }

    private void open(List<SeededPosition> positions) {
        List<String> sent = operator.sendAll(Openings.of(pool.market(connection), positions));
        requireSuccess(sent, "a position before the tape");
    }

    private void requireSuccess(List<String> transactions, String what) {
        chain.mine();
        String failure =
                "venue \"%s\": the chain refuses %s".formatted(job.venue().id(), what);
        transactions.forEach(transaction -> connection.requireSuccess(transaction, failure));
    }

    private LiveFeed feed(FeedRole role) {
        FeedTarget target = new FeedTarget(role.contract(), pool.address(role.contract()), NO_UPDATES);
        return new LiveFeed(target, connection, publisher, line -> {}, line -> {});
    }

    private DeploymentRecord record(String scenario, Build build) {
        Map<String, DeployedContract> contracts = new LinkedHashMap<>();
        pool.addresses().forEach((name, address) -> contracts.put(name, DeployedContract.at(address, connection)));
        return new DeploymentRecord(
                connection.chainId(),
                firstBlock,
                scenario,
                job.venue().id(),
                DeploymentRecord.hashOf(job),
                job.tape().hash(),
                build,
                publisher.address(),
                operator.address(),
                contracts);
    }
}
