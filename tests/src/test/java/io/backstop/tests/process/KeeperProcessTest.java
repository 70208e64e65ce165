package io.backstop.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.BlockClock;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.deploy.Deployment;
import io.backstop.contracts.gateway.Opening;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.tests.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.WalletUtils;

/** {@code ./backstop keeper} as a process of its own against a chain that somebody else drives. */
class KeeperProcessTest {

    private static final long PRICE = 100_000_000;
    private static final long USD = 1_000_000;
    /** The fourth of the keys that every development chain funds; worth nothing anywhere else. */
    private static final String KEEPER_KEY = "7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6";

    private static final String PASSWORD = "correct horse";

    @TempDir
    private Path folder;

    private final AtomicLong time = new AtomicLong(1_760_000_000);
    private LocalChain chain;
    private BlockClock clock;
    private DeployedPool pool;
    private TransactionSender publisher;
    private TransactionSender operator;
    private Path keystore;

    @BeforeEach
    void deploy() throws Exception {
        chain = LocalChain.start(Repository.HOME, time.get());
        clock = chain.clock();
        publisher = TransactionSender.of(chain.connection(), DevAccount.PUBLISHER);
        operator = TransactionSender.of(chain.connection(), DevAccount.OPERATOR);
        deploy(venue("golden/single-jump"));
        String name = WalletUtils.generateWalletFile(
                PASSWORD, Credentials.create(KEEPER_KEY).getEcKeyPair(), folder.toFile(), false);
        keystore = folder.resolve(name);
    }

    private void deploy(VenueSpec.Pool venue) {
        TransactionSender deployer = TransactionSender.of(chain.connection(), DevAccount.DEPLOYER);
        pool = new Deployment(chain.connection(), deployer, operator, this::mine)
                .deploy(venue, ContractCode.BUILT, publisher.address(), 0);
        publish(2000);
        operator.send(pool.market(chain.connection())
                .openFor(List.of(new Opening(1, 100_000_000, 4000 * USD), new Opening(2, 100_000_000, 90_000 * USD))));
        mine();
    }

    @AfterEach
    void stop() {
        chain.close();
    }

    @Test
    void overWebSocketItLiquidatesWhatFallsBelowItsMarginAndNothingElse() throws Exception {
        assertLiquidatesOnlyTheFirst(chain.webSocketUrl());
    }

    @Test
    void overHttpToo() throws Exception {
        assertLiquidatesOnlyTheFirst(chain.httpUrl());
    }

    /** The key comes through a file descriptor, so no argument holds it, and it stands in no line. */
    @Test
    void aKeyFromAFileDescriptorSignsAndIsNeverShown() throws Exception {
        Path key = Files.writeString(folder.resolve("key.txt"), KEEPER_KEY);
        Launched keeper = Launched.shell(
                folder,
                "exec \"$1\" keeper --rpc \"$2\" --market \"$3\" --key-fd 3 3<\"$4\"",
                chain.webSocketUrl(),
                pool.address("market"),
                key.toString());
        keeper.awaitErrors("positions=2 ");

        assertLiquidatesOnlyTheFirst(keeper);

        assertThat(keeper.errors())
                .contains(" accounts=" + DevAccount.KEEPER.address())
                .doesNotContain(KEEPER_KEY);
        assertThat(keeper.output()).doesNotContain(KEEPER_KEY);
    }

    /** It finds the flags of a market's gate by itself. */
    @Test
    void whereFlagsAreNeededItFlagsFirst() throws Exception {
        deploy(venue("golden/flags"));

        assertLiquidatesOnlyTheFirst(chain.webSocketUrl());
    }

    /** It hears of blocks from the first of two nodes, and asks the second as soon as that is gone. */
    @Test
    void aNodeThatDiesIsLeftForTheNext() throws Exception {
        try (Relay first = new Relay(chain.webSocketUrl())) {
            Launched keeper = startKeeper(first.url() + "," + chain.httpUrl(), PASSWORD);
            keeper.awaitErrors("positions=2 ");

            first.cut();

            keeper.awaitErrors("chain at " + first.url() + " does not answer: ");
            keeper.awaitErrors("; going on with " + chain.httpUrl());
            assertLiquidatesOnlyTheFirst(keeper);
        }
    }

    /** The first life has told of the one liquidation; the next finds it in one of the last blocks again, and records nothing. */
    @Test
    void aRestartDoesNotRepeatTheRecord() throws Exception {
        String[] recorded = {"--state", folder.toString(), "--decision-log", "decisions.jsonl"};
        Launched first = startKeeper(chain.webSocketUrl(), PASSWORD, recorded);
        first.awaitErrors("positions=2 ");
        assertLiquidatesOnlyTheFirst(first);
        String told = Files.readString(folder.resolve("decisions.jsonl"));

        Launched next = startKeeper(chain.webSocketUrl(), PASSWORD, recorded);
        next.awaitErrors("closed account=1 ");
        next.interrupt();
        next.exitCode();

        assertThat(told.lines()).hasSize(1);
        assertThat(folder.resolve("decisions.jsonl")).hasContent(told);
    }

    private void assertLiquidatesOnlyTheFirst(String endpoint) throws Exception {
        Launched keeper = startKeeper(endpoint, PASSWORD);
        keeper.awaitErrors("positions=2 ");
        assertLiquidatesOnlyTheFirst(keeper);
    }

    private void assertLiquidatesOnlyTheFirst(Launched keeper) throws Exception {
        assertThat(sizeOf(1)).isEqualTo(100_000_000);
        publish(1950);

        Launched.await(() -> {
            mine();
            return sizeOf(1) == 0;
        });
        keeper.awaitErrors("closed account=1 ");
        int interrupted = keeper.interrupt();

        assertThat(keeper.exitCode()).isEqualTo(interrupted);
        assertThat(keeper.errors()).contains("stopped underway=0").doesNotContain("\tat ");
        assertThat(sizeOf(2)).isEqualTo(100_000_000);
    }

    @Test
    void aWrongPasswordIsOneLineThatDoesNotRepeatIt() throws Exception {
        Launched keeper = startKeeper(chain.httpUrl(), "wrong battery");

        assertThat(keeper.exitCode()).isEqualTo(2);
        assertThat(keeper.errors()).isEqualTo("--keystore " + keystore + ": the password does not open it\n");
    }

    @Test
    void anotherChainIsRefused() throws Exception {
        Launched keeper = Launched.start(
                folder,
                Map.of("BACKSTOP_KEYSTORE_PASSWORD", PASSWORD),
                "keeper",
                "--rpc",
                chain.httpUrl(),
                "--market",
                pool.address("market"),
                "--keystore",
                keystore.toString(),
                "--chain-id",
                "1");

        assertThat(keeper.exitCode()).isEqualTo(2);
        assertThat(keeper.errors()).isEqualTo("chain at " + chain.httpUrl() + ": its id is 31337, must be 1\n");
    }

    private Launched startKeeper(String endpoint, String password, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "keeper", "--rpc", endpoint, "--market", pool.address("market"), "--keystore", keystore.toString()));
        arguments.addAll(List.of(more));
        return Launched.start(folder, Map.of("BACKSTOP_KEYSTORE_PASSWORD", password), arguments.toArray(String[]::new));
    }

    private static VenueSpec.Pool venue(String name) {
        Scenario scenario = ScenarioReader.read(Repository.scenario(name), List.of(), Map.of());
        return (VenueSpec.Pool) scenario.venues().getFirst();
    }

    private long sizeOf(int account) {
        return pool.market(chain.connection()).position(account).size();
    }

    private void publish(long dollars) {
        publisher.send(pool.executionFeed(chain.connection()).publish(dollars * PRICE, time.get()));
        publisher.send(pool.markFeed(chain.connection()).publish(dollars * PRICE, time.get()));
        mine();
    }

    private void mine() {
        clock.mine(time.incrementAndGet());
    }
}
