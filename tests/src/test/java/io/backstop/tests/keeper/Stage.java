package io.backstop.tests.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.BlockClock;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.deploy.Deployment;
import io.backstop.contracts.gateway.BlockEvents;
import io.backstop.contracts.gateway.LensGateway;
import io.backstop.contracts.gateway.Opening;
import io.backstop.contracts.gateway.PauseGateway;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.MarketEvent;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.protocol.core.methods.response.Transaction;

/**
 * A chain with a market of longs of one unit at 2000, of whom some have 60 dollars of collateral and the others 400. At 1950 the
 * former have 10 left, less than 1 % of 1950, and are liquidatable; the latter never are.
 */
final class Stage implements AutoCloseable {

    static final long PRICE = 100_000_000;
    static final long USD = 1_000_000;
    static final long UNIT = 1_000_000;

    /** Gwei and dollars that the feeds of gas and ether show, where rewards follow them. */
    private static final long GAS_PRICE = 20;

    private static final long ETHER_PRICE = 2000;
    private static final long GWEI = 1_000_000_000;
    private static final long GENESIS = 1_760_000_000;
    private static final long PATIENCE_SECONDS = 60;
    private static final int OPENINGS_AT_ONCE = 500;

    private LocalChain chain;
    private final AtomicLong time = new AtomicLong(GENESIS);
    private TransactionSender publisher;
    private final TransactionSender operator;
    private final DeployedPool pool;
    private final int weak;
    private final int strong;
    private final int spread;
    private final List<String> others;
    private final boolean followsGas;

    private Stage(LocalChain chain, int weak, int strong, int spread, String... others) {
        this.chain = chain;
        this.weak = weak;
        this.strong = strong;
        this.spread = spread;
        this.others = List.of(others);
        followsGas = venue().mechanisms().keeperReward() != null;
        publisher = TransactionSender.of(chain.connection(), DevAccount.PUBLISHER);
        operator = TransactionSender.of(chain.connection(), DevAccount.OPERATOR);
        TransactionSender deployer = TransactionSender.of(chain.connection(), DevAccount.DEPLOYER);
        pool = new Deployment(chain.connection(), deployer, operator, this::mine)
                .deploy(venue(), ContractCode.BUILT, publisher.address(), 0);
        publish(2000);
        mine();
        open();
    }

    /** A market with so many weak and strong positions: ids from 1, the weak first. */
    static Stage pruned(int weak, int strong) {
        return graded(weak, strong, 0);
    }

    /** The same, and the weak have 0 to {@code spread} dollars more than 60 in turn, so that not all are due at once. */
    static Stage graded(int weak, int strong, int spread) {
        return new Stage(LocalChain.start(Repository.HOME, GENESIS), weak, strong, spread);
    }

    /** The same in a venue that is not the plain one. */
    static Stage with(int weak, int strong, String... others) {
        return new Stage(LocalChain.start(Repository.HOME, GENESIS), weak, strong, 0, others);
    }

    static Stage withHistory(int weak, int strong, String... others) {
        return new Stage(LocalChain.startWithHistory(Repository.HOME, GENESIS), weak, strong, 0, others);
    }

    /** What is deployed. */
    VenueSpec.Pool venue() {
        List<String> overrides = new ArrayList<>(others);
        overrides.addAll(List.of(
                "venues.pool.lpCapital=" + capital(),
                "venues.pool.operations={maxForcedPause: 1h, settleable: false, parameters: []}"));
        Scenario scenario = ScenarioReader.read(Repository.scenario("golden/single-jump"), overrides, Map.of());
        return (VenueSpec.Pool) scenario.venues().getFirst();
    }

    /** Dollars, twice what the positions are worth. */
    private long capital() {
        return Math.max(1, weak + strong) * 4_000L;
    }

    private void open() {
        List<Opening> openings = new ArrayList<>();
        for (int account = 1; account <= weak + strong; account++) {
            openings.add(new Opening(account, UNIT, collateral(account)));
            if (openings.size() == OPENINGS_AT_ONCE || account == weak + strong) {
                operator.send(market().openFor(openings));
                mine();
                openings.clear();
            }
        }
    }

    private long collateral(int account) {
        return (account <= weak ? 60 + account % (spread + 1) : 400) * USD;
    }

    /** The weak positions are opened again after all of them were closed. */
    void reopen() {
        operator.send(market().openFor(IntStream.rangeClosed(1, weak)
                .mapToObj(account -> new Opening(account, UNIT, collateral(account)))
                .toList()));
    }

    LocalChain chain() {
        return chain;
    }

    ChainConnection connection() {
        return chain.connection();
    }

    BlockClock clock() {
        return chain.clock();
    }

    DeployedPool pool() {
        return pool;
    }

    PerpMarketGateway market() {
        return pool.market(chain.connection());
    }

    int weak() {
        return weak;
    }

    /** Sends a price, which the next block holds. */
    synchronized void publish(long dollars) {
        publisher.send(pool.executionFeed(chain.connection()).publish(dollars * PRICE, time.get()));
        publisher.send(pool.markFeed(chain.connection()).publish(dollars * PRICE, time.get()));
        if (followsGas) {
            publisher.send(pool.feed(chain.connection(), "gasFeed").publish(GAS_PRICE * PRICE, time.get()));
            publisher.send(pool.feed(chain.connection(), "etherFeed").publish(ETHER_PRICE * PRICE, time.get()));
        }
    }

    /** Makes a block, a second after the last. */
    synchronized void mine() {
        clock().mine(time.incrementAndGet());
    }

    /** The chain's clock jumps. */
    synchronized void skip(long seconds) {
        time.addAndGet(seconds);
    }

    /** Takes the newest blocks back, with what was in them; the publisher's count of its transactions with them. */
    synchronized void reorganise(int depth) {
        clock().reorganise(depth);
        publisher = TransactionSender.of(chain.connection(), DevAccount.PUBLISHER);
        time.set(Math.max(time.get(), connection().latestBlock().timestamp()));
    }

    /** Kills the node and starts another with what it had; what waited for a block is lost. */
    synchronized void restart() throws IOException, InterruptedException {
        String answer = Rpc.ask(chain.httpUrl(), "anvil_dumpState", "");
        String state = answer.substring(answer.indexOf("\"0x"), answer.lastIndexOf('"') + 1);
        chain.close();
        chain = LocalChain.startWithHistory(Repository.HOME, GENESIS);
        Rpc.ask(chain.httpUrl(), "anvil_loadState", state);
        publisher = TransactionSender.of(chain.connection(), DevAccount.PUBLISHER);
    }

    /** The guardian stops liquidations, from the next block. */
    void pause() {
        TransactionSender guardian = TransactionSender.of(chain.connection(), DevAccount.GUARDIAN);
        guardian.send(new PauseGateway(pool.address("pause")).pause(List.of("LIQUIDATE")));
    }

    /** The governor lets them go on. */
    void resume() {
        TransactionSender governor = TransactionSender.of(chain.connection(), DevAccount.GOVERNOR);
        governor.send(new PauseGateway(pool.address("pause")).resume(List.of("LIQUIDATE")));
    }

    /** What a unit of gas costs in the next block, gwei. */
    void baseFee(long gwei) throws IOException, InterruptedException {
        Rpc.ask(chain.httpUrl(), "anvil_setNextBlockBaseFeePerGas", "\"0x%x\"".formatted(gwei * GWEI));
    }

    /** The pool forgets all that waits. */
    void forgetWaiting() throws IOException, InterruptedException {
        Rpc.ask(chain.httpUrl(), "anvil_dropAllTransactions", "");
    }

    /** Puts a transaction that does nothing in the place of the first of an account's that waits, for more. */
    void replaceFirstOf(DevAccount account) throws IOException, InterruptedException {
        String parameters =
                "{\"from\":\"%s\",\"to\":\"%s\",\"nonce\":\"0x%x\",\"gas\":\"0x5208\",\"maxFeePerGas\":\"0x%x\",\"maxPriorityFeePerGas\":\"0x%x\"}"
                        .formatted(
                                account.address(),
                                account.address(),
                                connection().minedCount(account.address()),
                                300 * GWEI,
                                30 * GWEI);
        Rpc.ask(chain.httpUrl(), "eth_sendTransaction", parameters);
    }

    /** Makes blocks until something holds. */
    void mineUntil(BooleanSupplier holds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "nothing happened within " + PATIENCE_SECONDS + " s; open: " + openOfWeak());
            }
            mine();
            TimeUnit.MILLISECONDS.sleep(60);
        }
    }

    /** The same with blocks that cost so many gwei. */
    void mineAtLeast(long gwei, BooleanSupplier holds) throws InterruptedException {
        mineUntil(() -> {
            try {
                baseFee(gwei);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return holds.getAsBoolean();
        });
    }

    /** Makes blocks until all who are liquidatable at 1950 are closed. */
    void mineUntilClosed() throws InterruptedException {
        mineUntil(() -> openOfWeak() == 0);
    }

    long openOfWeak() {
        return open(1, weak + 1);
    }

    private long open(int from, int to) {
        return new LensGateway(chain.connection(), pool.address("lens"))
                .positions(
                        pool.address("market"), chain.connection().latestBlock().hash(), from, to)
                .size();
    }

    /** Nobody who is liquidatable is left, nobody healthy was touched, and each was liquidated once. */
    void assertEachLiquidatedOnce() {
        assertThat(openOfWeak()).isZero();
        assertThat(open(weak + 1, weak + strong + 1)).isEqualTo(strong);
        List<Integer> liquidated = liquidations().stream()
                .map(MarketEvent.PositionLiquidated::account)
                .sorted()
                .toList();
        assertThat(liquidated).doesNotHaveDuplicates().hasSize(weak);
    }

    /**
     * What holds after every fault: nobody who is liquidatable is left, nobody was liquidated twice, and no transaction is lost.
     *
     * @param lives of one keeper, one after the other; the last one has ended cleanly
     */
    void assertSound(RunningKeeper... lives) {
        assertEachLiquidatedOnce();
        List<String> lines =
                Stream.of(lives).flatMap(life -> life.lines().stream()).toList();
        Set<String> accounts = Stream.of(lives)
                .flatMap(life -> life.senders().stream())
                .map(TransactionSender::address)
                .collect(Collectors.toSet());
        assertNoTransactionLost(lines, accounts);
    }

    /**
     * None waits, of each that was sent it was told what became of it, and each nonce that these accounts have used was used by one
     * that was told to be in a block, or by another program.
     */
    void assertNoTransactionLost(List<String> lines, Set<String> accounts) {
        assertNothingWaits();
        ToldTransactions told = ToldTransactions.of(lines);
        assertThat(told.settled()).as("%s", lines).containsAll(told.sent());
        long used = accounts.stream().mapToLong(connection()::minedCount).sum();
        assertThat(told.mined()).as("%s", lines).hasSize(Math.toIntExact(used - ofAnotherProgram(accounts)));
    }

    /** Number of transactions in blocks that {@link #replaceFirstOf} has put there. */
    private long ofAnotherProgram(Set<String> accounts) {
        long found = 0;
        for (long block = 0; block <= connection().blockNumber(); block++) {
            for (EthBlock.TransactionResult<?> each : transactions(block)) {
                Transaction one = (Transaction) each.get();
                found += accounts.contains(one.getFrom()) && one.getFrom().equals(one.getTo()) ? 1 : 0;
            }
        }
        return found;
    }

    @SuppressWarnings("rawtypes")
    private List<EthBlock.TransactionResult> transactions(long block) {
        DefaultBlockParameter which = DefaultBlockParameter.valueOf(BigInteger.valueOf(block));
        try {
            return connection()
                    .web3j()
                    .ethGetBlockByNumber(which, true)
                    .send()
                    .getBlock()
                    .getTransactions();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All liquidations on the chain as it is now. */
    List<MarketEvent.PositionLiquidated> liquidations() {
        return pool.events(chain.connection()).ofBlocks(0, chain.connection().blockNumber()).stream()
                .filter(MarketEvent.PositionLiquidated.class::isInstance)
                .map(MarketEvent.PositionLiquidated.class::cast)
                .toList();
    }

    /** All that has happened, block by block. */
    List<BlockEvents> events() {
        return pool.events(chain.connection()).byBlock(0, chain.connection().blockNumber());
    }

    /** What a contract has, micro-dollars. */
    long dollarsOf(String contract) {
        return pool.balances(chain.connection(), List.of(pool.address(contract)))
                .read()[0];
    }

    /** No transaction of this account waits, not even behind a gap. */
    void assertNothingWaits() {
        assertThat(clock().waitingTransactions()).isZero();
    }

    @Override
    public void close() {
        chain.close();
    }
}
