package io.backstop.tests.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.sender.DevAccount;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
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

    /** While blocks come, a fresh process has up to so long that it has surely begun to send. */
    private void killed(int times, long seed) throws Exception {
        Random random = new Random(seed);
        try (Stage stage = Stage.pruned(60, 4)) {
            Process keeper = start(stage);
            stage.publish(1950);
            for (int kill = 0; kill < times; kill++) {
                long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_000 + random.nextInt(1_500));
                while (System.nanoTime() < until) {
                    TimeUnit.MILLISECONDS.sleep(150);
                    if (random.nextInt(4) == 0) {
                        stage.mine();
                    }
                }
                keeper.destroyForcibly().waitFor();
                keeper = start(stage);
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
            assertThat(stage.connection().minedCount(DevAccount.KEEPER.address()))
                    .isEqualTo(stage.connection().transactionCount(DevAccount.KEEPER.address()));
        }
    }

    private Process start(Stage stage) throws IOException {
        List<String> command = List.of(
                Repository.HOME.resolve("backstop").toString(),
                "keeper",
                "--rpc",
                stage.chain().webSocketUrl(),
                "--market",
                stage.pool().address("market"),
                "--state",
                folder.toString(),
                "--batch",
                "4",
                "--checkpoint-every",
                "1",
                "--confirmations",
                "2");
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
