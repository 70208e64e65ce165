package io.backstop.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.simulator.Backstop;
import io.backstop.simulator.live.DeploymentFile;
import io.backstop.simulator.live.DeploymentRecord;
import io.backstop.tests.Repository;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.web3j.crypto.WalletUtils;

/** {@code oracle} without a scenario: prices of a source, delivered in some way. */
class SourceOracleTest {

    private static final String NOBODY = "0x0000000000000000000000000000000000000abc";

    @TempDir
    private Path folder;

    /** 2000 for ten seconds, then 2.5 % less, which is 1950: one update a second, seen at once. */
    @Test
    void aModelIsPublishedToADeployedFeed() throws Exception {
        Path feed = Files.writeString(folder.resolve("feed.yaml"), "delay: 0s\n");
        try (LiveNode node = LiveNode.automatic()) {
            Path file = folder.resolve("deployment.json");
            String scenario = Repository.scenario("golden/single-jump").toString();
            assertThat(run("deploy", "--rpc", node.http(), "--scenario", scenario, "--out", file.toString())
                            .code())
                    .isZero();

            Outcome outcome = run(
                    "oracle",
                    "--rpc",
                    "http://127.0.0.1:1," + node.http(),
                    "--deployment",
                    file.toString(),
                    "--source",
                    "gap:price=2000,at=10s,move=-2.5%",
                    "--for",
                    "20s",
                    "--delivery",
                    feed.toString(),
                    "--speed",
                    "max",
                    "--metrics",
                    "0");

            assertThat(outcome.code()).as(outcome.errors()).isZero();
            assertThat(outcome.output())
                    .isEqualTo("markFeed: 20 updates accepted, 0 refused, 0 superseded, last price 1950.00000000\n");
            assertThat(outcome.errors().lines().toList().getFirst())
                    .startsWith("chain at http://127.0.0.1:1 does not answer: ")
                    .endsWith("; going on with " + node.http());
            assertThat(outcome.errors()).contains("figures at http://127.0.0.1:");
            DeploymentRecord deployed = DeploymentFile.read(file);
            assertThat(node.price(deployed, "markFeed")).isEqualTo(195_000_000_000L);
        }
    }

    @Test
    void aDryRunSaysWhatWouldBeSentAndAsksNobody() throws Exception {
        Path bars = Files.write(
                folder.resolve("bars.csv"),
                List.of(
                        "ts_ms,open,high,low,close",
                        "1735689600000,2000,2000,2000,2000",
                        "1735689601000,1950,1950,1950,1950"));
        Path feed = Files.writeString(folder.resolve("feed.yaml"), "delay: 1s\n");

        Outcome outcome = run("oracle", "--dry-run", "--source", bars.toString(), "--delivery", feed.toString());

        assertThat(outcome)
                .isEqualTo(new Outcome(
                        0, "2025-01-01T00:00:01Z markFeed price 2000.00000000 publishTime 1735689600\n", ""));
    }

    /** A key file is tried without a node, so that what is wrong with it shows before it is needed. */
    @Test
    void aDryRunTellsWhoWouldPublish() throws Exception {
        String keystore = folder.resolve(WalletUtils.generateLightNewWalletFile("correct horse", folder.toFile()))
                .toString();
        String address = WalletUtils.loadCredentials("correct horse", keystore).getAddress();

        Launched right = dryRun("correct horse", keystore, "dydx-v4");
        assertThat(right.exitCode()).isZero();
        assertThat(right.errors()).isEqualTo("publisher " + address + "\n");
        assertThat(right.output())
                .startsWith("2025-01-01T00:00:00Z markFeed price ")
                .hasLineCount(2);
        Launched wrong = dryRun("wrong battery", keystore, "dydx-v4");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.errors()).isEqualTo("--keystore " + keystore + ": the password does not open it\n");
        assertThat(wrong.output()).isEmpty();
        Launched pulled = dryRun("correct horse", keystore, "pyth-core");
        assertThat(pulled.exitCode()).isEqualTo(2);
        assertThat(pulled.errors())
                .isEqualTo("--keystore: must not be given: others bring the signed reports of venue \"pool\", nobody"
                        + " publishes\n");
    }

    private Launched dryRun(String password, String keystore, String delivery) throws Exception {
        return Launched.start(
                folder,
                Map.of("BACKSTOP_KEYSTORE_PASSWORD", password),
                "oracle",
                "--dry-run",
                "--source",
                "gap:price=2000,at=1h,move=-1%",
                "--for",
                "2s",
                "--delivery",
                delivery,
                "--keystore",
                keystore);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        --feed FEED                                                ; --scenario: must be given: either --scenario FILE, or --source FILE|MODEL with --delivery PRESET
        --feed FEED --source gbm:price=1                           ; --delivery: must be given with --source: a preset of presets/oracle, or a YAML file
        --feed FEED --source gbm:price=1 --scenario FILE           ; --source: must not be given with --scenario: either --scenario FILE, or --source FILE|MODEL with --delivery PRESET
        --feed FEED --scenario FILE --for 1h                       ; --for: goes with --source only: a scenario says it itself, --set changes it
        --source gbm:price=1 --delivery dydx-v4                    ; --feed: must be given, or --deployment: without one only --dry-run makes sense
        --feed FEED --source gbm:price=1 --delivery dydx-v4        ; --rpc: must be given: the URL of a node, or several with commas
        --feed FEED --source gbm:price=1 --delivery pyth-core      ; --serve: must be given: the markFeed of venue "pool" shows signed reports that others bring
        --feed FEED --source gbm:price=1 --delivery dydx-v4 --serve 0 ; --serve: must not be given: the markFeed of venue "pool" is pushed, nobody signs reports
        --serve 65536                                              ; --serve 65536 must be a port from 0 to 65535
        --metrics -1                                               ; --metrics -1 must be a port from 0 to 65535
        --replace-after 0                                          ; --replace-after 0 must be at least 1
        --max-gas-price 449                                        ; --max-gas-price 449 must be between 450, an eighth more than what is offered at first, and 1000000
        --feed FEED --signers keys                                 ; --signers: goes with --serve only
        --serve 0 --keystore key.json                              ; --keystore: must not be given with --serve, which sends no transactions
        --serve 0 --max-gas-price 450                              ; --max-gas-price: must not be given with --serve, which sends no transactions
        --dry-run --metrics 0                                      ; --metrics: must not be given with --dry-run, which asks and shows nobody anything
        --dry-run --serve 0                                        ; --serve: must not be given with --dry-run, which asks and shows nobody anything
        --feed FEED --bind 127.0.0.1                               ; --bind: goes with --serve or --metrics only
        """, quoteCharacter = '\'')
    void mistakesTakeOneLine(String arguments, String line) {
        String file = Repository.scenario("golden/single-jump").toString();
        String[] given = ("oracle " + arguments.replace("FEED", NOBODY).replace("FILE", file)).split(" ");

        assertThat(run(given)).isEqualTo(new Outcome(2, "", line.strip() + "\n"));
    }

    @Test
    void aFeedThatIsNoneOrHearsOthersIsRefused() throws Exception {
        try (LiveNode node = LiveNode.automatic()) {
            Path file = folder.resolve("deployment.json");
            String scenario = Repository.scenario("golden/pull").toString();
            assertThat(run("deploy", "--rpc", node.http(), "--scenario", scenario, "--out", file.toString())
                            .code())
                    .isZero();
            String feed = DeploymentFile.read(file).address("markFeed");

            assertThat(serve(node, NOBODY, scenario, "seed=1").errors())
                    .isEqualTo("--feed " + NOBODY + ": there is no feed of signed reports at this address\n");
            assertThat(serve(node, feed, scenario, "seed=2").errors())
                    .startsWith("markFeed " + feed + " does not hear 0x")
                    .endsWith(": its signers are others (--seed, --venue and --signers decide who signs)\n");
            assertThat(serve(node, feed, scenario, "venues.pool.oracle.source.quorum=2")
                            .errors())
                    .isEqualTo("markFeed " + feed + " needs reports of 3 signers, source.quorum is 2\n");
        }
    }

    private static Outcome serve(LiveNode node, String feed, String scenario, String override) {
        Outcome outcome = run(
                "oracle",
                "--rpc",
                node.http(),
                "--feed",
                feed,
                "--scenario",
                scenario,
                "--serve",
                "0",
                "--set",
                override);
        assertThat(outcome.code()).isEqualTo(2);
        return outcome;
    }

    private static Outcome run(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int code = Backstop.execute(new PrintWriter(output, true), new PrintWriter(errors, true), arguments);
        return new Outcome(code, output.toString(), errors.toString());
    }

    private record Outcome(int code, String output, String errors) {}
}
