package io.backstop.contracts.chain.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.backstop.contracts.Venues;
import io.backstop.contracts.chain.BlockClock;
import io.backstop.contracts.chain.Capability;
import io.backstop.contracts.chain.Chain;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.chain.NodeRequest;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every kind of chain that is started here must do. */
abstract class ChainContract {

    private static final Duration SHORT = Duration.ofSeconds(5);

    private final ChainKind kind;

    ChainContract(ChainKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void skipByName() {
        String missing = kind.missing(Venues.HOME).orElse("");
        assumeTrue(missing.isEmpty(), kind.word() + " is skipped: " + missing);
    }

    /** Starts a chain, says which process it is, and waits to be killed. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) throws InterruptedException {
            Chain chain = ChainKind.named(arguments[0]).orElseThrow().start(request(0));
            System.out.println(chain.httpUrl());
            Thread.currentThread().join();
        }
    }

    @Test
    void aStartedChainAnswersOnBothUrlsAndIsGoneAfterItsEnd() {
        Set<String> before = nodes();
        Chain chain = kind.start(request(0));
        assertThat(chain.connection().chainId()).isEqualTo(kind.chainId());
        for (String endpoint : List.of(chain.httpUrl(), chain.webSocketUrl())) {
            try (ChainConnection connection = ChainConnection.open(endpoint, SHORT)) {
                assertThat(connection.latestBlock().number()).as(endpoint).isNotNegative();
            }
        }
        assertThat(nodes()).hasSizeGreaterThan(before.size());

        chain.close();
        chain.close();

        assertThat(nodes()).isEqualTo(before);
        assertThatThrownBy(() -> ChainConnection.open(chain.httpUrl(), SHORT)).isInstanceOf(ChainException.class);
    }

    @Test
    void whatTheKindPromisesIsTrue() {
        try (Chain chain = kind.start(request(0))) {
            assertThat(chain.capabilities()).isEqualTo(kind.capabilities());
            if (chain.capabilities().contains(Capability.PREFUNDED_ACCOUNTS)) {
                for (DevAccount account : DevAccount.values()) {
                    assertThat(chain.connection().hasMoney(account.address()))
                            .as(account.name())
                            .isTrue();
                }
            }
            if (kind.isOnDemand()) {
                BlockClock clock = BlockClock.of(chain.connection());
                assertThat(clock.minesOnDemand()).isTrue();
                clock.mine(Venues.GENESIS + 17);
                assertThat(chain.connection().latestBlock().timestamp()).isEqualTo(Venues.GENESIS + 17);
            }
            if (chain.capabilities().contains(Capability.SNAPSHOTS)) {
                BlockClock clock = BlockClock.of(chain.connection());
                long block = chain.connection().blockNumber();
                String snapshot = clock.snapshot();
                clock.mine(Venues.GENESIS + 18);
                clock.revert(snapshot);
                assertThat(chain.connection().blockNumber()).isEqualTo(block);
            }
        }
    }

    /** The keeper has sent one on the first chain and nothing on the copy, where it has money as well. */
    @Test
    void aChainThatCanBeginAsACopyOfAnotherHasWhatThatOneHad() {
        assumeTrue(kind.capabilities().contains(Capability.FORK), kind.word() + " begins as a copy of no chain");
        try (Chain first = kind.start(request(0))) {
            TransactionSender.of(first.connection(), DevAccount.KEEPER).send(transfer());
            BlockClock.of(first.connection()).mine(Venues.GENESIS + 10);
            BlockClock.of(first.connection()).mine(Venues.GENESIS + 20);

            try (Chain copy = kind.start(request(0).forkOf(first.httpUrl()))) {
                String keeper = DevAccount.KEEPER.address();
                assertThat(copy.connection().minedCount(keeper)).isEqualTo(1);
                assertThat(copy.connection().hasMoney(keeper)).isTrue();
                assertThat(copy.connection().blockNumber()).isEqualTo(2);
                BlockClock.of(copy.connection()).mine(Venues.GENESIS + 30);
                assertThat(first.connection().blockNumber()).isEqualTo(2);
            }
        }
    }

    @Test
    void whatIsSentComesIntoABlock() {
        try (Chain chain = kind.start(request(0))) {
            TransactionSender low = TransactionSender.of(chain.connection(), DevAccount.KEEPER);
            TransactionSender high = TransactionSender.of(chain.connection(), DevAccount.PUBLISHER);
            String late = low.send(transfer());
            String early = high.send(transfer());
            if (kind.isOnDemand()) {
                BlockClock clock = BlockClock.of(chain.connection());
                assertThat(clock.waitingTransactions()).isEqualTo(2);
                clock.mine(Venues.GENESIS + 10);
                assertThat(clock.waitingTransactions()).isZero();
                assertThat(chain.connection().awaitReceipt(late).block())
                        .isEqualTo(chain.connection().awaitReceipt(early).block());
            }
            assertThat(chain.connection().awaitReceipt(early).succeeded()).isTrue();
            assertThat(chain.connection().awaitReceipt(late).succeeded()).isTrue();
        }
    }

    @Test
    void aNodeThatDiesIsToldInOneLine() throws InterruptedException {
        Set<String> before = nodes();
        try (Chain chain = kind.start(request(0))) {
            nodes().stream().filter(node -> !before.contains(node)).forEach(this::kill);
            awaitOnly(before);

            assertThatThrownBy(() -> chain.connection().blockNumber())
                    .isInstanceOf(ChainException.class)
                    .hasMessageContaining(" does not answer: ")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void aPortInUseIsToldInOneLine() throws IOException {
        Set<String> before = nodes();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> kind.start(request(taken.getLocalPort())))
                    .isInstanceOf(ChainException.class)
                    .hasMessageContaining("in use")
                    .hasMessageNotContaining("\n");
        }
        assertThat(nodes()).isEqualTo(before);
    }

    @Test
    void twoThatStartAtOnceKnowNothingOfEachOther() {
        CompletableFuture<Chain> first = CompletableFuture.supplyAsync(() -> kind.start(request(0)));
        CompletableFuture<Chain> second = CompletableFuture.supplyAsync(() -> kind.start(request(0)));
        try (Chain one = first.join();
                Chain other = second.join()) {
            assertThat(one.httpUrl()).isNotEqualTo(other.httpUrl());
            String sent =
                    TransactionSender.of(one.connection(), DevAccount.KEEPER).send(transfer());

            assertThat(one.connection().knows(sent)).isTrue();
            assertThat(other.connection().knows(sent)).isFalse();
        }
    }

    /** Whoever starts clears away what was left behind, but nothing that is in use. */
    @Test
    void oneThatStartsWhileAnotherRunsLeavesItAlone() {
        try (Chain first = kind.start(request(0))) {
            long block = first.connection().blockNumber();
            try (Chain second = kind.start(request(0))) {
                assertThat(second.httpUrl()).isNotEqualTo(first.httpUrl());
            }
            assertThat(first.connection().blockNumber()).isGreaterThanOrEqualTo(block);
        }
    }

    @Test
    void aKilledJavaLeavesNothingOnceTheNextChainHasStarted() throws IOException, InterruptedException {
        Set<String> before = nodes();
        Process java = program();
        try (BufferedReader output = java.inputReader()) {
            String url = output.readLine();
            try (ChainConnection connection = ChainConnection.open(url, SHORT)) {
                assertThat(connection.blockNumber()).isNotNegative();
            }
            java.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

            try (Chain next = kind.start(request(0))) {
                assertThat(next.connection().blockNumber()).isNotNegative();
                assertThatThrownBy(() -> ChainConnection.open(url, SHORT)).isInstanceOf(ChainException.class);
            }
        } finally {
            java.destroyForcibly();
        }
        assertThat(nodes()).isEqualTo(before);
    }

    private Process program() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dbackstop.home=" + Venues.HOME));
        String besu = System.getProperty("BESU_HOME");
        if (besu != null) {
            command.add("-DBESU_HOME=" + besu);
        }
        command.addAll(
                List.of("-classpath", System.getProperty("java.class.path"), Program.class.getName(), kind.word()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static NodeRequest request(int port) {
        return new NodeRequest(Venues.HOME, Venues.GENESIS, Hardfork.CANCUN, port);
    }

    /** Nothing to nobody. */
    private static ContractCall transfer() {
        return new ContractCall(DevAccount.GOVERNOR.address(), "0x", 21_000);
    }

    /** Ends a node as a crash does. */
    void kill(String node) {
        ProcessHandle.of(Long.parseLong(node)).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** What was killed is there until whoever started it has noticed. */
    private void awaitOnly(Set<String> before) throws InterruptedException {
        for (int i = 0; i < 500 && !nodes().equals(before); i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(nodes()).isEqualTo(before);
    }

    /** The nodes that this Java has started, itself or by another, and that still run. */
    Set<String> nodes() {
        return Stream.concat(ProcessHandle.current().descendants(), Orphans.ofThisJava())
                .filter(ProcessHandle::isAlive)
                .map(process -> Long.toString(process.pid()))
                .collect(Collectors.toSet());
    }
}
