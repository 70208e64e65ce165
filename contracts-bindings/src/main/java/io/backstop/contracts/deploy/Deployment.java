package io.backstop.contracts.deploy;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.gateway.TestDollarGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.MarketEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Deploys and funds one pool venue in two blocks: contracts, then money.
 *
 * <p>Contracts know each other from construction, so their addresses are computed before the first is deployed. Not
 * thread safe; one object deploys one venue.
 */
public final class Deployment {

    private static final long CREATE_GAS = 8_000_000;

    /** More than any scenario posts, and far from overflowing a signed 64-bit balance. */
    private static final long OPERATOR_MONEY = Long.MAX_VALUE / 4;

    private final ChainConnection connection;
    private final TransactionSender deployer;
    private final TransactionSender operator;
    private final Miner miner;
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private final List<MarketEvent.Funded> funded = new ArrayList<>();

    /**
     * A deployment to the chain of these senders.
     *
     * @param deployer pays for it and owns the deposits
     * @param operator the account that will act for the traders
     */
    public Deployment(ChainConnection connection, TransactionSender deployer, TransactionSender operator, Miner miner) {
        this.connection = connection;
        this.deployer = deployer;
        this.operator = operator;
        this.miner = miner;
    }

    /**
     * Deploys and funds a venue whose feeds are all pushed.
     *
     * @param code the contracts, normally {@link ContractCode#BUILT}
     * @param publisher address that may publish prices
     * @param openInterest seeded open interest in micro-dollars, from which default balances follow
     * @throws ChainException if a transaction fails
     */
    public DeployedPool deploy(VenueSpec.Pool venue, ContractCode code, String publisher, long openInterest) {
        return deploy(venue, code, publisher, Map.of(), openInterest, contracts -> {});
    }

    /**
     * Deploys and funds a venue.
     *
     * @param code the contracts, normally {@link ContractCode#BUILT}
     * @param publisher address that may publish prices
     * @param signers addresses whose reports each feed hears that is not pushed, by the feed's name
     * @param openInterest seeded open interest in micro-dollars, from which default balances follow
     * @param beforeMoney what is done between contracts and money, with the venue as it is then
     * @throws ChainException if a transaction fails
     */
    public DeployedPool deploy(
            VenueSpec.Pool venue,
            ContractCode code,
            String publisher,
            Map<String, List<String>> signers,
            long openInterest,
            Consumer<DeployedPool> beforeMoney) {
        long before = deployer.sent() + operator.sent();
        Blueprint blueprint = Blueprint.of(venue, code, deployer);
        Map<String, String> creations = blueprint.creations(publisher, operator.address(), signers);
        creations.forEach((name, creation) -> waiting.put(name, deployer.create(creation, CREATE_GAS)));
        finishBlock();
        beforeMoney.accept(new DeployedPool(blueprint.addresses(), blueprint.pockets(), List.of(), 0));
        fund(venue, blueprint, openInterest);
        finishBlock();
        long transactions = deployer.sent() + operator.sent() - before;
        return new DeployedPool(blueprint.addresses(), blueprint.pockets(), funded, transactions);
    }

    private void fund(VenueSpec.Pool venue, Blueprint blueprint, long openInterest) {
        Funding funding = new Funding(blueprint, deployer.address());
        funding.of(venue, openInterest).forEach((what, call) -> send(deployer, what, call));
        funded.addAll(funding.funded());
        TestDollarGateway token = new TestDollarGateway(blueprint.address("token"));
        send(deployer, "operator's money", token.mint(operator.address(), OPERATOR_MONEY));
        send(operator, "operator's approval", token.approveAll(blueprint.address("market")));
        if (blueprint.addresses().containsKey(OrderBlueprint.QUEUE)) {
            send(operator, "operator's approval of orders", token.approveAll(blueprint.address(OrderBlueprint.QUEUE)));
        }
    }

    private void send(TransactionSender sender, String what, ContractCall call) {
        waiting.put(what, sender.send(call));
    }

    private void finishBlock() {
        miner.mine();
        waiting.forEach((what, transaction) ->
                connection.requireSuccess(transaction, "deployment of " + what + " was refused"));
        waiting.clear();
    }
}
