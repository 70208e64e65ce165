package io.backstop.tests.fuzz;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.deploy.Deployment;
import io.backstop.contracts.gateway.MarketEvents;
import io.backstop.contracts.gateway.TestDollarGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.market.Report;
import io.backstop.model.scenario.OperationsSpec;
import io.backstop.model.scenario.OperationsSpec.Parameter;
import io.backstop.model.scenario.ReportFigures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthSendTransaction;
import org.web3j.protocol.core.methods.response.Log;

/** The contracts of one venue on a chain, with wallets like those of the mirror. Not thread safe. */
final class ChainSide {

    private static final String DEPOSITED = Calldata.topic("Deposit(address,address,uint256,uint256)");
    private static final String WITHDRAWN = Calldata.topic("Withdraw(address,address,address,uint256,uint256)");
    private static final String ENTERED = Calldata.topic("Deposited(uint8,address,uint256,uint256)");
    private static final String LEFT = Calldata.topic("Redeemed(uint8,address,uint256,uint256)");
    private static final String CLAIM_PAID = Calldata.topic("ClaimPaid(uint64,uint256)");
    private static final String OPENED = Calldata.topic("PositionOpened(uint64,int64,int64,int64)");

    private static final BigInteger GAS_PRICE = BigInteger.valueOf(2_000_000_000);

    private record Sent(Call call, String transaction, long block) {}

    private final LocalChain chain;
    private final DeployedPool pool;
    private final CallEncoding encoding;
    private final MarketEvents marketEvents;
    private final List<Sent> sent = new ArrayList<>();
    private final List<String> contracts;
    private final List<Parameter> parameters;
    private long block;

    private ChainSide(LocalChain chain, DeployedPool pool, List<Parameter> parameters) {
        this.parameters = parameters;
        this.chain = chain;
        this.pool = pool;
        encoding = new CallEncoding(pool, chain.connection());
        marketEvents = pool.events(chain.connection());
        contracts = List.copyOf(pool.addresses().values());
    }

    /** Deploys a venue and fills the wallets. */
    static ChainSide deploy(LocalChain chain, ContractCode code, Setup setup) {
        TransactionSender deployer = TransactionSender.of(chain.connection(), DevAccount.DEPLOYER);
        TransactionSender operator = TransactionSender.of(chain.connection(), DevAccount.OPERATOR);
        Deployment deployment = new Deployment(chain.connection(), deployer, operator, () -> mineNext(chain));
        DeployedPool pool = deployment.deploy(
                setup.venue(),
                code,
                Actor.PUBLISHER.address(),
                setup.signed() ? Map.of("markFeed", SignedMark.addresses()) : Map.of(),
                0,
                contracts -> showFirstPrice(chain, contracts, setup));
        ChainSide side = new ChainSide(chain, pool, parameters(setup));
        side.fillWallets();
        return side;
    }

    /** Where a gate asks the first depositor for one. */
    private static void showFirstPrice(LocalChain chain, DeployedPool contracts, Setup setup) {
        if (!setup.mechanisms().depositsNeedPrice()) {
            return;
        }
        ChainConnection connection = chain.connection();
        TransactionSender publisher = TransactionSender.of(connection, DevAccount.PUBLISHER);
        long time = connection.latestBlock().timestamp() + 1;
        Report report = ReportFigures.NONE.report(setup.firstPrice(), time, time);
        publisher.send(SignedMark.update(connection, contracts.address("markFeed"), report, SignedMark.quorum()));
        for (String name : List.of("executionFeed", "referenceFeed")) {
            if (contracts.addresses().containsKey(name)) {
                publisher.send(contracts.feed(connection, name).publish(setup.firstPrice(), time));
            }
        }
        mineNext(chain);
    }

    private static List<Parameter> parameters(Setup setup) {
        OperationsSpec operations = setup.mechanisms().operations();
        return operations == null ? List.of() : operations.parameters();
    }

    /** The figures that the governor may change. */
    List<Parameter> parameters() {
        return parameters;
    }

    ChainConnection connection() {
        return chain.connection();
    }

    DeployedPool pool() {
        return pool;
    }

    /** The time of the newest block. */
    long now() {
        return connection().latestBlock().timestamp();
    }

    /** Carries out a call in a block of its own; what came of it is told by {@link #outcomes}. */
    void send(Call call, long now) {
        String transaction = call instanceof Call.Wait
                ? ""
                : transact(call.caller(), CallEncoding.generous(encoding.encode(call, now)));
        chain.clock().mine(now);
        sent.add(new Sent(call, transaction, ++block));
    }

    /** What came of all calls since the last question. */
    List<Outcome> outcomes() {
        if (sent.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Log>> logs =
                connection().logs(sent.getFirst().block(), sent.getLast().block(), contracts).stream()
                        .collect(Collectors.groupingBy(
                                log -> log.getBlockNumber().longValueExact()));
        List<Outcome> outcomes = sent.stream()
                .map(each -> outcome(each, logs.getOrDefault(each.block(), List.of())))
                .toList();
        sent.clear();
        return outcomes;
    }

    /** Begins with the newest block, after a jump of the chain to another state. */
    void restart() {
        block = connection().blockNumber();
        sent.clear();
    }

    private Outcome outcome(Sent each, List<Log> logs) {
        if (logs.isEmpty()
                && !each.transaction().isEmpty()
                && !connection().awaitReceipt(each.transaction()).succeeded()) {
            return Outcome.refused(connection().refusal(each.transaction()));
        }
        return new Outcome("", marketEvents.decode(logs), returned(each.call(), logs));
    }

    private static List<Long> returned(Call call, List<Log> logs) {
        return switch (call) {
            case Call.Open open -> List.of(Words.of(topics(logs, OPENED).get(1)).number(0));
            case Call.PayClaim claim -> List.of(number(logs, CLAIM_PAID, 0));
            case Call.Deposit deposit -> List.of(number(logs, DEPOSITED, 1));
            case Call.Redeem redeem -> List.of(number(logs, WITHDRAWN, 0));
            case Call.Withdraw withdraw -> List.of(number(logs, WITHDRAWN, 1));
            case Call.EnterTranche entry -> List.of(number(logs, ENTERED, 1));
            case Call.LeaveTranche exit -> List.of(number(logs, LEFT, 0));
            default -> List.of();
        };
    }

    private static List<String> topics(List<Log> logs, String topic) {
        return log(logs, topic).getTopics();
    }

    private static long number(List<Log> logs, String topic, int word) {
        return Words.of(log(logs, topic).getData()).number(word);
    }

    private static Log log(List<Log> logs, String topic) {
        return logs.stream()
                .filter(log -> log.getTopics().getFirst().equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no event " + topic));
    }

    private void fillWallets() {
        TestDollarGateway token = new TestDollarGateway(pool.address("token"));
        List<String> sent = new ArrayList<>();
        for (Actor actor : Actor.values()) {
            if (actor != Actor.OPERATOR) {
                sent.add(transact(actor, token.mint(actor.address(), Wallets.EACH)));
            }
            for (String spender : List.of("market", "lpPool", "safetyModule", "juniorLp", "accountDebts")) {
                if (pool.addresses().containsKey(spender)) {
                    sent.add(transact(actor, token.approveAll(pool.address(spender))));
                }
            }
        }
        mineNext(chain);
        // What a node under load left out would look like a difference of the contracts.
        sent.forEach(transaction -> connection().requireSuccess(transaction, "a wallet was not filled"));
        restart();
    }

    /**
     * The node signs for its own accounts, which is faster than to do it here. The price is ours: fees that the node
     * chooses just after a block may fit neither this block nor that, and what does not fit is dropped in silence.
     */
    private String transact(Actor actor, ContractCall call) {
        Transaction transaction = Transaction.createFunctionCallTransaction(
                actor.address(),
                null,
                GAS_PRICE,
                BigInteger.valueOf(call.gasLimit()),
                call.contract(),
                call.calldata());
        try {
            EthSendTransaction answer =
                    connection().web3j().ethSendTransaction(transaction).send();
            if (answer.hasError()) {
                throw new IllegalStateException(answer.getError().getMessage());
            }
            return answer.getTransactionHash();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void mineNext(LocalChain chain) {
        chain.clock().mine(chain.connection().latestBlock().timestamp() + 1);
    }
}
