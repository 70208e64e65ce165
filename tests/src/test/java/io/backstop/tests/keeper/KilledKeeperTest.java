package io.backstop.tests.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.sender.DevAccount;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A keeper's process is killed at moments that nobody chose, and started again with what it left. */
class KilledKeeperTest {

    @TempDir
    private Path folder;

    @Test
    void killedThreeTimesItLosesNothing() throws Exception {
        killed(3, 1);
    }

    @Test
    @Tag("long")
    void killedTwentyTimesItLosesNothing() throws Exception {
        killed(20, 2);
    }

    /**
     * Two transactions of two liquidations each are underway at a time, so that there is work for many lives; each ends within
     * 0.4 s of having read everything.
     */
    private void killed(int times, long seed) throws Exception {
        Random random = new Random(seed);
        try (Stage stage = Stage.pruned(60, 4)) {
            stage.publish(1950);
            stage.mine();
            Process keeper = started(stage);
            for (int kill = 0; kill < times; kill++) {
                for (int pause = random.nextInt(4); pause >= 0; pause--) {
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(100));
                    stage.mine();
                }
                keeper.destroyForcibly().waitFor();
                keeper = started(stage);
            }
            stage.mineUntilClosed();
            stage.mineUntil(() -> stage.clock().waitingTransactions() == 0);
            keeper.destroy();

            assertThat(keeper.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(keeper.exitValue()).isEqualTo(143);
            assertThat(lines())
                    .contains(" info stopped underway=0")
                    .doesNotContain("\tat ")
                    .doesNotContain("BUG");
            stage.assertEachLiquidatedOnce();
            stage.assertNoTransactionLost(lines().lines().toList(), Set.of(DevAccount.KEEPER.address()));
            System.out.printf(
                    "killed %d times: %d of %d liquidated once each, %d transactions, none lost%n",
                    times,
                    stage.liquidations().size(),
                    stage.weak(),
                    stage.connection().minedCount(DevAccount.KEEPER.address()));
        }
    }

    /** A question to a node that hangs is open for 20 s; the process may wait 1 s for what is underway, and lives until it has told of it. */
    @Test
    void itTellsOfWhatIsUnderwayThoughTheNodeHangs() throws Exception {
        try (Stage stage = Stage.pruned(2, 1);
                FaultProxy proxy = new FaultProxy(stage.chain().httpUrl())) {
            Process keeper = started(stage, proxy.url(), "--stop-wait", "1");
            stage.publish(1950);
            stage.mine();
            await(0, " info sent kind=LIQUIDATION ");
            proxy.set(FaultProxy.Mode.HALF_OPEN);
            TimeUnit.MILLISECONDS.sleep(500);
            keeper.destroy();

            assertThat(keeper.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(keeper.exitValue()).isEqualTo(143);
            assertThat(lines()).containsSubsequence(" warn left-underway transaction=0x", " info stopped underway=1");
            Path journal = folder.resolve(DevAccount.KEEPER.address() + ".journal");
            assertThat(journal).content().startsWith("offer 0 ");
        }
    }

    private Process started(Stage stage) throws IOException, InterruptedException {
        return started(stage, stage.chain().webSocketUrl());
    }

    /** A process that has read everything. */
    private Process started(Stage stage, String url, String... more) throws IOException, InterruptedException {
        int before = Files.exists(log()) ? lines().length() : 0;
        Process keeper = start(stage, url, more);
        await(before, " info watching ");
        return keeper;
    }

    /** Waits for a text behind so many characters of all lines. */
    private void await(int before, String text) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(log()) || !lines().substring(before).contains(text)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(lines());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private Process start(Stage stage, String url, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Repository.HOME.resolve("backstop").toString(),
                "keeper",
                "--rpc",
                url,
                "--market",
                stage.pool().address("market"),
                "--state",
                folder.toString(),
                "--batch",
                "2",
                "--window",
                "2",
                "--checkpoint-every",
                "1",
                "--confirmations",
                "2"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return folder.resolve("lines.txt");
    }

    private String lines() throws IOException {
        return Files.readString(log());
    }
}
