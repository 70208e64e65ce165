package io.backstop.tests.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.backstop.contracts.chain.Hardfork;
import io.backstop.model.ledger.Account;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.Settlement;
import io.backstop.model.waterfall.PocketPayment;
import io.backstop.simulator.live.DeploymentFile;
import io.backstop.simulator.live.DeploymentRecord;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy}, {@code keeper} and {@code oracle} as three processes that meet on a node and nowhere else. */
class ThreeTerminalsTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long SIZE = 100_000_000;

    @TempDir
    private Path folder;

    /** The numbers of scenarios/golden/four-pockets.yaml: 100 units fall from 2000 to 1950 on 4000 of collateral. */
    @Test
    void theyGiveTheGoldenNumbers() throws Exception {
        try (LiveNode node = LiveNode.automatic()) {
            DeploymentRecord deployed = deploy(node, "golden/four-pockets");
            Launched keeper = keeper(node.webSocket());

            Launched oracle = launch(oracleWith(node, "golden/four-pockets", "--speed", "60x"));

            assertThat(oracle.exitCode()).as(oracle.errors()).isZero();
            assertThat(oracle.output()).isEqualTo("""
                executionFeed: 20 updates accepted, 0 refused, 0 superseded, last price 1950.00000000
                markFeed: 20 updates accepted, 0 refused, 0 superseded, last price 1950.00000000
                """);
            keeper.awaitErrors("closed account=1 ");
            assertThat(keeper.interrupt()).isEqualTo(keeper.exitCode());
            assertThat(node.events(deployed))
                    .containsExactly(
                            new MarketEvent.PositionOpened(1, SIZE, 2000 * PRICE, 4000 * USD),
                            new MarketEvent.ShortfallSettled(
                                    1,
                                    1000 * USD,
                                    List.of(
                                            new PocketPayment(Account.FEE_BUFFER, 200 * USD),
                                            new PocketPayment(Account.TREASURY, 500 * USD),
                                            new PocketPayment(Account.SAFETY_MODULE, 150 * USD),
                                            new PocketPayment(Account.LP, 150 * USD)),
                                    0,
                                    0),
                            liquidationAt1950());
        }
    }

    /** The numbers of scenarios/golden/single-jump.yaml, with blocks that come each second whatever is sent. */
    @Test
    void aNodeThatMakesItsBlocksWithTimeGivesThemToo() throws Exception {
        try (LiveNode node = LiveNode.withInterval()) {
            DeploymentRecord deployed = deploy(node, "golden/single-jump");
            Launched keeper = keeper(node.http());

            Launched oracle = launch(oracleWith(node, "golden/single-jump", "--speed", "10x"));

            assertThat(oracle.exitCode()).as(oracle.errors()).isZero();
            keeper.awaitErrors("closed account=1 ");
            assertThat(keeper.interrupt()).isEqualTo(keeper.exitCode());
            assertThat(node.events(deployed)).isEqualTo(singleJump());
        }
    }

    /** The numbers of scenarios/golden/deleveraging.yaml: account 2 is first, of account 3 half is enough. */
    @Test
    void theKeeperNamesWinnersWhereNoPocketPays() throws Exception {
        try (LiveNode node = LiveNode.automatic()) {
            DeploymentRecord deployed = deploy(node, "golden/deleveraging");
            Launched keeper = keeper(node.webSocket());

            Launched oracle = launch(oracleWith(node, "golden/deleveraging", "--speed", "60x"));

            assertThat(oracle.exitCode()).as(oracle.errors()).isZero();
            keeper.awaitErrors("deleveraged account=3 ");
            keeper.interrupt();
            assertThat(node.events(deployed).stream()
                            .filter(MarketEvent.PositionDeleveraged.class::isInstance)
                            .map(MarketEvent.PositionDeleveraged.class::cast))
                    .extracting(
                            MarketEvent.PositionDeleveraged::account,
                            closed -> closed.settlement().size())
                    .containsExactly(tuple(2, -SIZE / 2), tuple(3, -SIZE / 2));
        }
    }

    /** The numbers of scenarios/golden/written-off.yaml: the pool goes without 1000 when nobody bore them in five seconds. */
    @Test
    void theKeeperEndsAWaitThatWasLongEnough() throws Exception {
        try (LiveNode node = LiveNode.withInterval()) {
            DeploymentRecord deployed = deploy(node, "golden/written-off");
            Launched keeper = keeper(node.http());

            Launched oracle = launch(oracleWith(node, "golden/written-off", "--speed", "10x"));

            assertThat(oracle.exitCode()).as(oracle.errors()).isZero();
            keeper.awaitErrors("closed account=1 ");
            Launched.await(() -> node.events(deployed).contains(new MarketEvent.ShortfallWrittenOff(1000 * USD)));
            keeper.interrupt();
        }
    }

    @Test
    void feedsNamedByTheirAddressesAreTheSame() throws Exception {
        try (LiveNode node = LiveNode.automatic()) {
            DeploymentRecord deployed = deploy(node, "golden/single-jump");
            Launched keeper = keeper(node.webSocket());

            for (String which : List.of("execution", "mark")) {
                Launched oracle = launch(
                        "oracle",
                        "--rpc",
                        node.http(),
                        "--feed",
                        deployed.address(which + "Feed"),
                        "--which",
                        which,
                        "--scenario",
                        Repository.scenario("golden/single-jump").toString(),
                        "--speed",
                        "60x");
                assertThat(oracle.exitCode()).as(oracle.errors()).isZero();
            }

            keeper.awaitErrors("closed account=1 ");
            keeper.interrupt();
            assertThat(node.events(deployed)).isEqualTo(singleJump());
        }
    }

    @Test
    void deployAloneMakesAPoolWithNobodyInIt() throws Exception {
        try (LiveNode node = LiveNode.automatic()) {
            Launched deploy = launch("deploy", "--rpc", node.http());

            assertThat(deploy.exitCode()).as(deploy.errors()).isZero();
            DeploymentRecord deployed = DeploymentFile.read(folder.resolve("deployment.json"));
            assertThat(deployed.contracts().keySet())
                    .containsExactly(
                            "token",
                            "markFeed",
                            "lpPool",
                            "feeBuffer",
                            "treasury",
                            "safetyModule",
                            "waterfall",
                            "market",
                            "lens");
            assertThat(node.price(deployed, "markFeed")).isEqualTo(2000 * PRICE);
            assertThat(node.events(deployed)).isEmpty();
        }
    }

    /** London has no transient storage: the usual build stops at its first guarded call, the build for it runs. */
    @Test
    void aChainWithOlderRulesTakesTheBuildForIt() throws Exception {
        try (LiveNode node = LiveNode.automatic(Hardfork.LONDON)) {
            String scenario = Repository.scenario("golden/single-jump").toString();
            Launched usual = launch("deploy", "--rpc", node.http(), "--scenario", scenario);
            assertThat(usual.exitCode()).isEqualTo(1);
            assertThat(usual.errors().lines()).hasSize(1);
            assertThat(folder.resolve("deployment.json")).doesNotExist();

            Launched older = launch("deploy", "--rpc", node.http(), "--evm", "London", "--scenario", scenario);
            assertThat(older.exitCode()).as(older.errors()).isZero();
            DeploymentRecord deployed = DeploymentFile.read(folder.resolve("deployment.json"));
            assertThat(node.price(deployed, "markFeed")).isEqualTo(2000 * PRICE);
        }
    }

    /** One block for each of the twenty steps, as in a run. */
    @Test
    void aNodeThatMinesOnDemandGetsABlockForEachStep() throws Exception {
        try (LiveNode node = LiveNode.onDemand()) {
            DeploymentRecord deployed = deploy(node, "golden/single-jump");
            long before = node.connection().blockNumber();
            long time = node.connection().latestBlock().timestamp();

            Launched oracle = launch(oracleWith(node, "golden/single-jump", "--speed", "max"));

            assertThat(oracle.exitCode()).as(oracle.errors()).isZero();
            assertThat(node.connection().blockNumber()).isEqualTo(before + 20);
            assertThat(node.connection().latestBlock().timestamp()).isGreaterThanOrEqualTo(time + 20);
            assertThat(node.price(deployed, "markFeed")).isEqualTo(1950 * PRICE);
        }
    }

    @Test
    void aClockThatIsLeftAloneLetsOnlyTheNewestPriceIn() throws Exception {
        try (LiveNode node = LiveNode.automatic()) {
            DeploymentRecord deployed = deploy(node, "golden/single-jump");

            Launched oracle =
                    launch(oracleWith(node, "golden/single-jump", "--speed", "max", "--keep-clock", "--which", "mark"));

            assertThat(oracle.exitCode()).as(oracle.errors()).isZero();
            assertThat(oracle.output())
                    .matches("markFeed: ([1-9]|1[0-9]) updates accepted, 0 refused, ([1-9]|1[0-9]) superseded,"
                            + " last price 1950\\.00000000\n");
            assertThat(node.price(deployed, "markFeed")).isEqualTo(1950 * PRICE);
        }
    }

    @Test
    void ctrlCEndsTheOracleWithItsSummary() throws Exception {
        try (LiveNode node = LiveNode.automatic()) {
            deploy(node, "golden/single-jump");
            Launched oracle = launch(oracleWith(
                    node, "golden/single-jump", "--verbose", "--which", "mark", "--set", "clock.steps=9999"));
            oracle.awaitErrors("markFeed 2000.00000000 at ");

            int interrupted = oracle.interrupt();

            assertThat(oracle.exitCode()).isEqualTo(interrupted);
            assertThat(oracle.output()).contains(" 0 refused, 0 superseded, last price 2000.00000000\n");
            assertThat(oracle.errors()).doesNotContain("\tat ");
        }
    }

    @Test
    void aNodeThatDiesIsAFailureInOneLine() throws Exception {
        try (LiveNode node = LiveNode.automatic()) {
            deploy(node, "golden/single-jump");
            Launched oracle = launch(oracleWith(node, "golden/single-jump", "--which", "mark", "--verbose"));
            oracle.awaitErrors("markFeed 2000.00000000 at ");

            node.kill();

            assertThat(oracle.exitCode()).isEqualTo(1);
            assertThat(oracle.errors().lines().filter(line -> line.contains("does not answer")))
                    .hasSize(1);
            assertThat(oracle.errors()).doesNotContain("\tat ");
        }
    }

    private static List<MarketEvent> singleJump() {
        return List.of(
                new MarketEvent.PositionOpened(1, SIZE, 2000 * PRICE, 4000 * USD),
                new MarketEvent.ShortfallSettled(
                        1, 1000 * USD, List.of(new PocketPayment(Account.LP, 1000 * USD)), 0, 0),
                liquidationAt1950());
    }

    /** PnL 100 * (1950 - 2000) = -5000, which is 1000 more than the collateral. */
    private static MarketEvent liquidationAt1950() {
        Settlement settlement = new Settlement(SIZE, 1950 * PRICE, -5000 * USD, 0, 0, 1000 * USD, 0, 0, 0, 0, 0, 0);
        return new MarketEvent.PositionLiquidated(1, 1950 * PRICE, settlement);
    }

    private DeploymentRecord deploy(LiveNode node, String scenario) throws Exception {
        Launched deploy = launch(
                "deploy",
                "--rpc",
                node.http(),
                "--scenario",
                Repository.scenario(scenario).toString());
        assertThat(deploy.exitCode()).as(deploy.errors()).isZero();
        return DeploymentFile.read(folder.resolve("deployment.json"));
    }

    /** It watches before the first price is published. */
    private Launched keeper(String endpoint) throws Exception {
        Launched keeper = launch("keeper", "--rpc", endpoint, "--deployment", "deployment.json");
        keeper.awaitErrors(" watching ");
        return keeper;
    }

    private static String[] oracleWith(LiveNode node, String scenario, String... more) {
        String file = Repository.scenario(scenario).toString();
        Stream<String> first =
                Stream.of("oracle", "--rpc", node.http(), "--deployment", "deployment.json", "--scenario", file);
        return Stream.concat(first, Stream.of(more)).toArray(String[]::new);
    }

    private Launched launch(String... arguments) throws IOException {
        return Launched.start(folder, Map.of(), arguments);
    }
}
