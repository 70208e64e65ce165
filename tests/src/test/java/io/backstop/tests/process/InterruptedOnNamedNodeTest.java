package io.backstop.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.Chain;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.chain.NodeRequest;
import io.backstop.contracts.chain.kind.ChainKind;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.tests.PresentChains;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ctrl-C in the middle of a run on somebody else's node leaves nothing of the run there, where the node can go back. */
class InterruptedOnNamedNodeTest {

    /** 2024, before the tapes of 2025. */
    private static final long EARLY_ENOUGH = 1_704_067_200;

    /** Deployed, with positions, and some steps on. */
    private static final int WELL_UNDERWAY = 150;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"ANVIL", "HARDHAT"})
    void aNodeIsAsItWasFound(ChainKind kind) throws Exception {
        PresentChains.assumePresent(kind);
        try (Chain chain = kind.start(NodeRequest.at(Repository.HOME, EARLY_ENOUGH))) {
            Launched run = start(chain.httpUrl());
            ChainConnection node = chain.connection();
            Launched.await(() -> node.blockNumber() > WELL_UNDERWAY);

            assertStops(run);

            assertThat(node.blockNumber()).isZero();
            assertThat(noncesWithWaiting(node)).containsOnly(0L);
        }
    }

    /** It goes on making blocks, in which nothing of the run may come late. */
    @Test
    void nothingComesLateOnANodeThatMakesItsBlocksItself() throws Exception {
        try (LocalChain chain = LocalChain.start(Repository.HOME, EARLY_ENOUGH)) {
            chain.clock().mineEachSecond();
            Launched run = start(chain.webSocketUrl());
            run.awaitErrors("chain: a node with a clock of its own");
            Launched.await(() -> noncesWithWaiting(chain.connection()).getFirst() > 5);

            assertStops(run);

            long after = chain.connection().blockNumber();
            Launched.await(() -> chain.connection().blockNumber() > after + 1);
            assertThat(noncesWithWaiting(chain.connection())).containsOnly(0L);
        }
    }

    /** A process that was stopped has its ports still, and answers nobody. The bound is five seconds; the rest is a busy machine's. */
    @Test
    void aNodeThatDoesNotAnswerHoldsNobodyUp() throws Exception {
        try (LocalChain chain = LocalChain.start(Repository.HOME, EARLY_ENOUGH)) {
            Launched run = start(chain.httpUrl());
            Launched.await(() -> chain.connection().blockNumber() > WELL_UNDERWAY);
            signal("-STOP", chain.pid());
            try {
                long before = System.nanoTime();
                assertStops(run);
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(12));
            } finally {
                signal("-CONT", chain.pid());
            }
        }
    }

    private Launched start(String endpoint) throws IOException {
        return Launched.start(
                folder,
                Map.of(),
                "run",
                Repository.scenario("2025-10-10-btc").toString(),
                "--chain",
                endpoint,
                "--out",
                "results");
    }

    private static void assertStops(Launched run) throws Exception {
        assertThat(run.interrupt()).isEqualTo(run.exitCode());
        assertThat(run.errors()).doesNotContain("\tat ");
    }

    private static List<Long> noncesWithWaiting(ChainConnection node) {
        List<Long> nonces = new ArrayList<>();
        for (DevAccount account : DevAccount.values()) {
            nonces.add(node.transactionCount(account.credentials().getAddress()));
        }
        return nonces;
    }

    private static void signal(String name, long process) throws IOException, InterruptedException {
        Process sending = new ProcessBuilder("kill", name, Long.toString(process)).start();
        assertThat(sending.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }
}
