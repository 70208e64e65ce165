package io.backstop.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.kind.ChainKind;
import io.backstop.tests.PresentChains;
import io.backstop.tests.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A chain that {@code deploy} starts itself serves keeper and oracle until Ctrl-C, and is gone then. */
class KeptDeploymentTest {

    private static final Pattern TOLD = Pattern.compile(
            "chain: (ws://127\\.0\\.0\\.1:\\d+) and (http://127\\.0\\.0\\.1:\\d+), a block each second,");

    @TempDir
    private Path folder;

    @TempDir
    private Path temporary;

    @Test
    void keeperAndOracleFindAnAnvil() throws Exception {
        assertIsFound(ChainKind.ANVIL);
    }

    /** What the other chain has at an address is there as well, and it gets nothing of what is deployed. At last the copy's node dies. */
    @Test
    void aDeploymentOnACopyOfAnotherChainLeavesThatOneAloneAndEndsWithItsNode() throws Exception {
        String elsewhere = "0x0000000000000000000000000000000000000abc";
        try (LiveNode other = LiveNode.onDemand().told("anvil_setCode", "\"%s\",\"0x6001\"".formatted(elsewhere))) {
            other.told("evm_mine", "");
            Launched deploy = launch("deploy", "--chain", "anvil", "--fork", other.http());
            Launched.await(() -> deploy.shows("until Ctrl-C"));
            Matcher told = TOLD.matcher(deploy.output());
            assertThat(told.find()).as(deploy.output()).isTrue();

            try (ChainConnection copy = ChainConnection.open(told.group(2))) {
                assertThat(copy.code(elsewhere)).isEqualTo("0x6001");
                assertThat(copy.blockNumber()).isGreaterThan(1);
            }
            assertThat(other.connection().blockNumber()).isEqualTo(1);
            assertEndsWithItsNode(deploy);
        }
    }

    /** Whoever uses the chain must learn that it is gone; Java says in a line of its own where its temporary files go. */
    private void assertEndsWithItsNode(Launched deploy) throws Exception {
        List<ProcessHandle> nodes = deploy.children();
        assertThat(nodes).hasSize(1);
        nodes.forEach(ProcessHandle::destroyForcibly);

        assertThat(deploy.exitCode()).isEqualTo(1);
        assertThat(deploy.errors().lines().filter(line -> !line.startsWith("Picked up ")))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("  chain: anvil"),
                        line -> assertThat(line)
                                .startsWith("the chain that was started is gone, with all that was on it: chain at ")
                                .contains(" does not answer: "));
        assertThat(temporary).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(names = {"BESU_HOME", "BESU"})
    void keeperAndOracleFindABesu(ChainKind kind) throws Exception {
        assertIsFound(kind);
    }

    @Tag("long")
    @Test
    void keeperAndOracleFindAHardhat() throws Exception {
        assertIsFound(ChainKind.HARDHAT);
    }

    /** The numbers of scenarios/golden/single-jump.yaml: 100 from 2000 to 1950 on 4000 dollars lack 1000. */
    private void assertIsFound(ChainKind kind) throws Exception {
        PresentChains.assumePresent(kind);
        String scenario = Repository.scenario("golden/single-jump").toString();
        Launched deploy = launch("deploy", "--chain", kind.word(), "--scenario", scenario);
        Launched.await(() -> deploy.shows("until Ctrl-C"));
        Matcher told = TOLD.matcher(deploy.output());
        assertThat(told.find()).as(deploy.output()).isTrue();

        Launched keeper = launch("keeper", "--chain", told.group(1), "--deployment", "deployment.json");
        keeper.awaitErrors(" watching ");
        Launched oracle = launch(
                "oracle",
                "--chain",
                told.group(2),
                "--deployment",
                "deployment.json",
                "--scenario",
                scenario,
                "--speed",
                "10x");

        assertThat(oracle.exitCode()).as(oracle.errors()).isZero();
        keeper.awaitErrors("closed account=1 ");
        assertThat(keeper.errors()).contains(" shortfall=1000.000000 ");
        keeper.interrupt();
        List<ProcessHandle> nodes = deploy.children();
        String client = clientAt(told.group(2));
        assertThat(kind == ChainKind.BESU || !nodes.isEmpty()).isTrue();
        assertThat(deploy.interrupt()).isEqualTo(deploy.exitCode());
        assertThat(nodes).noneMatch(ProcessHandle::isAlive);
        assertThat(deploy.errors()).doesNotContain("is gone");
        PresentChains.assumeReal(kind, client);
    }

    private static String clientAt(String url) {
        try (ChainConnection connection = ChainConnection.open(url)) {
            return connection.clientVersion();
        }
    }

    private Launched launch(String... arguments) throws Exception {
        return Launched.start(folder, Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary), arguments);
    }
}
