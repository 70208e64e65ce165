package io.backstop.contracts.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.contracts.Venues;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.ledger.Account;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalChainTest {

    private static final Duration SHORT = Duration.ofSeconds(5);

    @Test
    void blocksAreMadeOnlyWhenToldAndAtTheTimeTold() {
        try (LocalChain chain = LocalChain.start(Venues.HOME, Venues.GENESIS)) {
            assertThat(chain.connection().latestBlock().number()).isZero();
            assertThat(chain.connection().latestBlock().timestamp()).isEqualTo(Venues.GENESIS);

            chain.clock().mine(Venues.GENESIS + 17);

            assertThat(chain.connection().latestBlock().number()).isEqualTo(1);
            assertThat(chain.connection().latestBlock().timestamp()).isEqualTo(Venues.GENESIS + 17);
        }
    }

    @Test
    void theSameTransactionsGiveTheSameBlockHashOnTwoFreshChains() {
        assertThat(hashAfterDeployment()).isEqualTo(hashAfterDeployment());
    }

    @Test
    void everyTransportReadsTheSameChain() {
        try (LocalChain chain = LocalChain.start(Venues.HOME, Venues.GENESIS)) {
            chain.clock().mine(Venues.GENESIS + 1);
            Block expected = chain.connection().latestBlock();

            for (String endpoint : List.of(chain.httpUrl(), chain.webSocketUrl())) {
                try (ChainConnection connection = ChainConnection.open(endpoint, SHORT)) {
                    assertThat(connection.latestBlock()).as(endpoint).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void anAnswerMayBeLargerThanTheFirstBuffer() {
        try (LocalChain chain = LocalChain.start(Venues.HOME, Venues.GENESIS)) {
            String bytes = "ab".repeat(100_000);
            String returnsItsInput = "0x365f5f37365ff3";
            String contract = "0x00000000000000000000000000000000000000ff";
            chain.connection().json("anvil_setCode", contract, returnsItsInput);

            assertThat(chain.connection().call(contract, "0x" + bytes)).isEqualTo("0x" + bytes);
        }
    }

    @Test
    void waitingTransactionsAreCountedUntilTheirBlock() {
        try (LocalChain chain = LocalChain.start(Venues.HOME, Venues.GENESIS)) {
            TransactionSender sender = TransactionSender.of(chain.connection(), DevAccount.DEPLOYER);
            sender.create("0x00", 100_000);
            sender.create("0x00", 100_000);

            assertThat(chain.clock().waitingTransactions()).isEqualTo(2);
            chain.clock().mine(Venues.GENESIS + 1);
            assertThat(chain.clock().waitingTransactions()).isZero();
        }
    }

    @Test
    void aChainGoesBackToWhereItWasRemembered() {
        try (LocalChain chain = LocalChain.start(Venues.HOME, Venues.GENESIS)) {
            String before = chain.clock().snapshot();
            chain.clock().mine(Venues.GENESIS + 1);

            chain.clock().revert(before);

            assertThat(chain.connection().blockNumber()).isZero();
            assertThatThrownBy(() -> chain.clock().revert("0x7"))
                    .isInstanceOf(ChainException.class)
                    .hasMessageContaining("0x7");
        }
    }

    @Test
    void aNodeThatDiesIsToldInOneLineOnEveryTransport() {
        LocalChain chain = LocalChain.start(Venues.HOME, Venues.GENESIS);
        try (ChainConnection http = ChainConnection.open(chain.httpUrl(), SHORT);
                ChainConnection webSocket = ChainConnection.open(chain.webSocketUrl(), SHORT)) {
            kill(chain.pid());

            for (ChainConnection connection : List.of(chain.connection(), http, webSocket)) {
                assertThatThrownBy(connection::blockNumber)
                        .isInstanceOf(ChainException.class)
                        .hasMessageStartingWith("chain at " + connection.endpoint() + " does not answer: ")
                        .hasMessageNotContaining("\n");
            }
        } finally {
            chain.close();
        }
    }

    @Test
    void nothingIsLeftOfAClosedChain() {
        LocalChain chain = LocalChain.start(Venues.HOME, Venues.GENESIS);
        Path socket = Path.of(chain.connection().endpoint());
        assertThat(socket).exists();

        chain.close();

        assertThat(ProcessHandle.of(chain.pid()).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(Files.exists(socket.getParent())).isFalse();
    }

    @Test
    void anAddressWhereNobodyListensIsToldInOneLine(@TempDir Path folder) {
        for (String endpoint : List.of(
                "http://127.0.0.1:1",
                "ws://127.0.0.1:1",
                folder.resolve("no.ipc").toString())) {
            assertThatThrownBy(() -> ChainConnection.open(endpoint, SHORT))
                    .isInstanceOf(ChainException.class)
                    .hasMessageStartingWith("chain at " + endpoint + " does not answer: ")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void anotherChainIdIsRefused() {
        try (LocalChain chain = LocalChain.start(Venues.HOME, Venues.GENESIS)) {
            assertThatThrownBy(() -> chain.connection().requireChainId(1))
                    .isInstanceOf(ChainException.class)
                    .hasMessage("chain at %s: its id is 31337, must be 1"
                            .formatted(chain.connection().endpoint()));
        }
    }

    @Test
    void aMissingNodeProgramIsToldWithItsPlace(@TempDir Path home) {
        assertThatThrownBy(() -> LocalChain.start(home, Venues.GENESIS))
                .isInstanceOf(ChainException.class)
                .hasMessageStartingWith("anvil was found neither in " + home);
    }

    private static String hashAfterDeployment() {
        try (LocalChain chain = LocalChain.start(Venues.HOME, Venues.GENESIS)) {
            TransactionSender operator = TransactionSender.of(chain.connection(), DevAccount.OPERATOR);
            DeployedPool pool = Venues.deploy(
                    chain,
                    Venues.marketVenue(1_000_000 * Venues.DOLLAR, List.of(Venues.pocket(Account.LP, 0))),
                    operator);
            assertThat(pool.transactions()).isEqualTo(12);
            return chain.connection().latestBlock().hash();
        }
    }

    private static void kill(long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        assertThat(process).isPresent();
        process.orElseThrow().destroyForcibly();
        process.orElseThrow().onExit().join();
    }

    /** The other node takes the connection and says nothing. */
    @Test
    void aCopyOfAChainThatNeverAnswersIsGivenUp() throws IOException {
        List<Path> before = ownFolders();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String other = "http://127.0.0.1:" + silent.getLocalPort();
            NodeRequest request = NodeRequest.at(Venues.HOME, Venues.GENESIS).forkOf(other + "/secret");

            assertThatThrownBy(() -> AnvilProcess.start(request, false, Duration.ofSeconds(2)))
                    .isInstanceOf(ChainException.class)
                    .hasMessageContaining(
                            " does not start as a copy of the chain at " + other + ": anvil was not ready within 2 s")
                    .hasMessageNotContaining("secret")
                    .hasMessageNotContaining("\n");

            assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                    .noneMatch(child -> child.info().command().orElse("").contains("anvil"));
        }
        assertThat(ownFolders()).isEqualTo(before);
    }

    /** Others may have theirs beside them. */
    private static List<Path> ownFolders() throws IOException {
        String owner = ProcessHandle.current().pid() + " ";
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("backstop-node-"))
                    .filter(path -> begins(path.resolve("owner"), owner))
                    .toList();
        }
    }

    private static boolean begins(Path file, String text) {
        try {
            return Files.readString(file).startsWith(text);
        } catch (IOException e) {
            return false;
        }
    }
}
