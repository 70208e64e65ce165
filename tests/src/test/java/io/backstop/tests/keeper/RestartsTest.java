package io.backstop.tests.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.sender.DevAccount;
import io.backstop.keeper.sending.SendingLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keepers that end, and what the next one finds. */
class RestartsTest {

    @TempDir
    private Path state;

    /** It ends with four batches on their way; the next one knows them by its journal and sends none of them again. */
    @Test
    void whatWasOnItsWayIsTakenUpAgain() throws Exception {
        try (Stage stage = Stage.pruned(80, 4)) {
            String url = stage.chain().webSocketUrl();
            RunningKeeper killed = RunningKeeper.on(stage, url).state(state).start();
            try (killed) {
                stage.publish(1950);
                stage.mine();
                killed.await("sent kind=LIQUIDATION");
                killed.kill();
            }
            stage.forgetWaiting();

            try (RunningKeeper next = RunningKeeper.on(stage, url).state(state).start()) {
                stage.mineUntilClosed();

                next.stopCleanly();
                stage.assertSound(killed, next);
                assertThat(next.told("lost-race")).isFalse();
            }
        }
    }

    /** What the first one has told of is confirmed, and its journal lacks the last lines; the next one tells nothing of it. */
    @Test
    void whatWasToldBeforeIsNotToldAgain() throws Exception {
        try (Stage stage = Stage.pruned(5, 2)) {
            String url = stage.chain().webSocketUrl();
            RunningKeeper first = RunningKeeper.on(stage, url).state(state).start();
            try (first) {
                stage.publish(1950);
                stage.mine();
                first.await("sent kind=LIQUIDATION");
                Files.copy(state.resolve("journal"), state.resolve("early"));
                stage.mineUntilClosed();
                first.await("closed account=5 ");
                for (int block = 0; block < 16; block++) {
                    stage.mine();
                    TimeUnit.MILLISECONDS.sleep(30);
                }
                first.stopCleanly();
            }
            Files.move(state.resolve("early"), state.resolve("journal"), StandardCopyOption.REPLACE_EXISTING);

            try (RunningKeeper next = RunningKeeper.on(stage, url).state(state).start()) {
                stage.mine();
                next.stopCleanly();

                assertThat(next.lines())
                        .noneMatch(line ->
                                line.contains(" closed ") || line.contains(" not-done ") || line.contains(" mined "));
                stage.assertSound(first, next);
            }
        }
    }

    /** What is on its way is known by its kind: nobody is flagged twice, and the next one tells what became of the first flags. */
    @Test
    void flagsOnTheirWayAreTakenUpAgainToo() throws Exception {
        try (Stage stage = Stage.with(5, 2, "venues.pool.guards=[{kind: flags, minDelay: 0s, expiry: 10m}]")) {
            String url = stage.chain().webSocketUrl();
            RunningKeeper killed = RunningKeeper.on(stage, url).state(state).start();
            try (killed) {
                stage.publish(1950);
                stage.mine();
                killed.await("sent kind=FLAGGING");
                killed.kill();
            }

            try (RunningKeeper next = RunningKeeper.on(stage, url).state(state).start()) {
                stage.mineUntilClosed();

                next.stopCleanly();
                assertThat(next.told("sent kind=FLAGGING")).isFalse();
                stage.assertSound(killed, next);
            }
        }
    }

    /** No node answers while it stops: told once, however often it asks. */
    @Test
    void aNodeThatIsGoneAtTheEndIsToldOnce() throws Exception {
        try (Stage stage = Stage.pruned(5, 2);
                FaultProxy proxy = new FaultProxy(stage.chain().httpUrl());
                RunningKeeper keeper =
                        RunningKeeper.on(stage, proxy.url()).stopWait(2).start()) {
            stage.publish(1950);
            stage.mine();
            keeper.await("sent kind=LIQUIDATION");
            keeper.stop();
            proxy.set(FaultProxy.Mode.DROP);

            keeper.await("stopped underway=1");

            assertThat(keeper.times("node-unusable")).isEqualTo(1);
        }
    }

    /**
     * The node hangs, and each question is given up after 3 s. One is open when it is to stop within 4 s, one is asked after that and given
     * up before 7 s: it ends by then, and tells of what it has sent. Were the 4 s counted from the first answer that fails, it would ask a
     * third time and end at 9 s.
     */
    @Test
    void aNodeThatHangsDoesNotHoldUpTheEnd() throws Exception {
        try (Stage stage = Stage.pruned(5, 2);
                FaultProxy proxy = new FaultProxy(stage.chain().httpUrl());
                RunningKeeper keeper = RunningKeeper.on(stage, proxy.url())
                        .state(state)
                        .timeout(Duration.ofSeconds(3))
                        .stopWait(4)
                        .start()) {
            stage.publish(1950);
            stage.mine();
            keeper.await("sent kind=LIQUIDATION");
            proxy.set(FaultProxy.Mode.HALF_OPEN);
            TimeUnit.MILLISECONDS.sleep(300);
            long stopped = System.nanoTime();
            keeper.stop();

            keeper.await("stopped underway=1");

            assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(Duration.ofMillis(8_500));
            assertLeftUnderway(keeper);
        }
    }

    /** The checkpoint is of a block 12 blocks ago; what came later is read again. */
    @Test
    void theNextOneGoesOnFromTheCheckpoint() throws Exception {
        try (Stage stage = Stage.pruned(10, 30)) {
            String url = stage.chain().webSocketUrl();
            for (int block = 0; block < 15; block++) {
                stage.mine();
            }
            try (RunningKeeper first = RunningKeeper.on(stage, url).state(state).start()) {
                first.stopCleanly();
            }

            stage.publish(1950);
            stage.mine();
            try (RunningKeeper next =
                    RunningKeeper.on(stage, url).state(state).checkedEvery(1).start()) {
                assertThat(next.told("checkpoint-resumed block=")).isTrue();
                stage.mineUntilClosed();

                next.stopCleanly();
                stage.assertSound(next);
                assertThat(next.told("MISMATCH")).isFalse();
            }
        }
    }

    /** The folder of the state takes nothing: told, and otherwise of no consequence. */
    @Test
    void aDiskThatTakesNoCheckpointStopsNobody() throws Exception {
        try (Stage stage = Stage.pruned(10, 2)) {
            for (int block = 0; block < 15; block++) {
                stage.mine();
            }
            try (RunningKeeper keeper = RunningKeeper.on(stage, stage.chain().webSocketUrl())
                    .state(state)
                    .start()) {
                keeper.stopCleanly();
            }
            blockCheckpoints(stage);
            try (RunningKeeper keeper = RunningKeeper.on(stage, stage.chain().webSocketUrl())
                    .state(state)
                    .start()) {
                stage.publish(1950);
                stage.mineUntilClosed();

                keeper.await("checkpoint-failed");
                keeper.stopCleanly();
                stage.assertSound(keeper);
            }
        }
    }

    /** A folder stands where the file is to be written beside the old one. */
    private void blockCheckpoints(Stage stage) throws IOException {
        Path beside = state.resolve(stage.pool().address("market") + ".checkpoint.new");
        Files.createDirectories(beside.resolve("full"));
        assertThat(Files.exists(beside)).isTrue();
    }

    @Test
    void onceEndsAfterOneLookWithNothingUnderway() throws Exception {
        try (Stage stage = Stage.pruned(5, 2)) {
            stage.publish(1950);
            stage.mine();
            try (RunningKeeper keeper =
                    RunningKeeper.on(stage, stage.chain().webSocketUrl()).once().start()) {
                keeper.await("sent kind=LIQUIDATION");
                stage.mineUntilClosed();
                keeper.await("stopped underway=0");
                stage.assertSound(keeper);
            }
        }
    }

    /** Two transactions of five liquidations each. */
    @Test
    void itEndsAfterSoManyTransactions() throws Exception {
        SendingLimits two = new SendingLimits(5, 64, 50, 2, false, false);
        try (Stage stage = Stage.pruned(20, 2);
                RunningKeeper keeper = RunningKeeper.on(stage, stage.chain().webSocketUrl())
                        .limits(two)
                        .start()) {
            stage.publish(1950);
            stage.mineUntil(() -> keeper.told("stopped underway=0"));

            assertThat(stage.openOfWeak()).isEqualTo(10);
            assertThat(stage.connection().minedCount(DevAccount.KEEPER.address()))
                    .isEqualTo(2);
        }
    }

    @Test
    void aDryRunTellsAndSendsNothing() throws Exception {
        SendingLimits dry = new SendingLimits(5, 64, 50, Long.MAX_VALUE, true, true);
        try (Stage stage = Stage.pruned(5, 2);
                RunningKeeper keeper = RunningKeeper.on(stage, stage.chain().webSocketUrl())
                        .limits(dry)
                        .start()) {
            stage.publish(1950);
            stage.mine();
            keeper.await("would-liquidate accounts=");
            keeper.stopCleanly();

            assertThat(stage.connection().transactionCount(DevAccount.KEEPER.address()))
                    .isZero();
            assertThat(stage.openOfWeak()).isEqualTo(5);
        }
    }

    /** What is still in no block when the time is over is told with its hash, and stays in the journal. */
    @Test
    void whatIsLeftUnderwayIsTold() throws Exception {
        try (Stage stage = Stage.pruned(5, 2);
                RunningKeeper keeper = RunningKeeper.on(stage, stage.chain().webSocketUrl())
                        .state(state)
                        .stopWait(1)
                        .start()) {
            stage.publish(1950);
            stage.mine();
            keeper.await("sent kind=LIQUIDATION");
            keeper.stop();
            keeper.await("stopped underway=1");

            assertLeftUnderway(keeper);
        }
    }

    private void assertLeftUnderway(RunningKeeper keeper) throws IOException {
        String transaction =
                keeper.senders().getFirst().kept().keySet().iterator().next();
        assertThat(keeper.told("left-underway transaction=" + transaction)).isTrue();
        assertThat(Files.readString(state.resolve("journal"))).startsWith("offer 0 ");
    }
}
