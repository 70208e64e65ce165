package io.backstop.tests.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.sending.SendingLimits;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain itself does what chains do to keepers. */
class ChainFaultsTest {

    /**
     * The keeper's transactions are in a block that is taken back, with the price and some blocks before it. anvil loses their
     * transactions: the keeper sends its own again, and the price comes again.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatAReorganisationTakesBackIsDoneAgainOnce(int depth) throws Exception {
        try (Stage stage = Stage.withHistory(30, 5);
                RunningKeeper keeper = RunningKeeper.on(stage, stage.chain().webSocketUrl())
                        .checkedEvery(1)
                        .start()) {
            for (int block = 0; block < 8; block++) {
                stage.mine();
            }
            stage.publish(1950);
            stage.mineUntilClosed();
            keeper.await("closed account=30 ");

            stage.reorganise(depth);
            keeper.await("reorganisation");
            stage.publish(1950);
            stage.mineUntilClosed();

            keeper.stopCleanly();
            stage.assertSound(keeper);
            assertThat(keeper.told("MISMATCH")).isFalse();
            assertThat(keeper.told("deep-reorganisation")).isFalse();
        }
    }

    /** 20 gwei are offered while blocks cost 1; then they cost 50, and after two blocks an eighth more than that is offered. */
    @Test
    void gasThatCostsFiftyTimesAsMuchIsPaid() throws Exception {
        try (Stage stage = Stage.pruned(20, 2);
                RunningKeeper keeper =
                        RunningKeeper.on(stage, stage.chain().webSocketUrl()).start()) {
            stage.publish(1950);
            stage.mine();
            keeper.await("sent kind=LIQUIDATION");
            for (int block = 0; block < 4; block++) {
                stage.baseFee(50);
                stage.mine();
                assertThat(stage.openOfWeak()).isEqualTo(20);
            }
            stage.mineAtLeast(50, () -> stage.openOfWeak() == 0);

            keeper.stopCleanly();
            stage.assertSound(keeper);
            assertThat(keeper.senders().getFirst().replaced()).isGreaterThanOrEqualTo(1);
        }
    }

    /** What is offered first is twice what blocks cost, and the tip. */
    @Test
    void whereGasIsDearAlreadyEnoughIsOfferedAtOnce() throws Exception {
        try (Stage stage = Stage.pruned(5, 2);
                RunningKeeper keeper =
                        RunningKeeper.on(stage, stage.chain().webSocketUrl()).start()) {
            stage.baseFee(50);
            stage.mine();
            stage.baseFee(50);
            stage.publish(1950);

            stage.mineUntilClosed();

            keeper.stopCleanly();
            stage.assertSound(keeper);
            assertThat(keeper.senders().getFirst().replaced()).isZero();
        }
    }

    /**
     * Another program with the same key puts a transaction of its own in the place of the keeper's, for more: the batch is
     * displaced, and its accounts are liquidated under another nonce.
     */
    @Test
    void aNonceThatAnotherProgramUsesIsGivenUp() throws Exception {
        try (Stage stage = Stage.pruned(10, 2);
                RunningKeeper keeper =
                        RunningKeeper.on(stage, stage.chain().webSocketUrl()).start()) {
            stage.publish(1950);
            stage.mine();
            keeper.await("sent kind=LIQUIDATION");
            stage.replaceFirstOf(DevAccount.KEEPER);

            stage.mineUntilClosed();

            assertThat(keeper.told("displaced")).isTrue();
            keeper.stopCleanly();
            stage.assertSound(keeper);
        }
    }

    /** The node forgets the keeper's transaction once, as a full pool does. */
    @Test
    void aTransactionThatThePoolForgetsIsSentAgain() throws Exception {
        try (Stage stage = Stage.pruned(10, 2);
                RunningKeeper keeper =
                        RunningKeeper.on(stage, stage.chain().webSocketUrl()).start()) {
            stage.publish(1950);
            stage.mine();
            keeper.await("sent kind=LIQUIDATION");
            stage.forgetWaiting();
            assertThat(stage.clock().waitingTransactions()).isZero();

            stage.mineUntilClosed();

            keeper.stopCleanly();
            stage.assertSound(keeper);
        }
    }

    /** Somebody who pays more takes every other account of each batch: those are lost races, and the rest is done. */
    @Test
    void aCompetitorTakesHalfOfEachBatch() throws Exception {
        try (Stage stage = Stage.pruned(40, 2);
                RunningKeeper keeper =
                        RunningKeeper.on(stage, stage.chain().webSocketUrl()).start()) {
            TransactionSender competitor = TransactionSender.of(stage.connection(), DevAccount.GUARDIAN);
            stage.publish(1950);
            stage.mine();
            keeper.await("sent kind=LIQUIDATION");
            int[] half = new int[20];
            for (int i = 0; i < half.length; i++) {
                half[i] = 2 * i + 1;
            }
            competitor.send(stage.market().liquidateBatch(half));

            stage.mineUntilClosed();
            keeper.await("lost-race account=1 ");

            keeper.stopCleanly();
            stage.assertSound(keeper);
            assertThat(keeper.lines().stream().filter(line -> line.contains(" info lost-race ")))
                    .hasSize(20);
            assertThat(keeper.told("BUG")).isFalse();
        }
    }

    /** The node asks what would be refused, so nothing that somebody else is about to do is sent. */
    @Test
    void whatWouldBeRefusedIsNotSent() throws Exception {
        SendingLimits asking = new SendingLimits(20, 64, 50, Long.MAX_VALUE, true, false);
        try (Stage stage = Stage.pruned(4, 2);
                RunningKeeper keeper = RunningKeeper.on(stage, stage.chain().webSocketUrl())
                        .limits(asking)
                        .start()) {
            TransactionSender competitor = TransactionSender.of(stage.connection(), DevAccount.GUARDIAN);
            stage.publish(1950);
            competitor.send(stage.market().liquidateBatch(new int[] {1, 2, 3, 4}));
            stage.mine();
            stage.mineUntilClosed();
            keeper.stopCleanly();

            assertThat(keeper.senders().getFirst().sent()).isZero();
            stage.assertSound(keeper);
        }
    }

    /** Liquidations are paused while the price falls: they are refused, rest, and are done when they may be. */
    @Test
    void whatIsPausedIsDoneWhenItIsResumed() throws Exception {
        try (Stage stage = Stage.pruned(20, 2);
                RunningKeeper keeper =
                        RunningKeeper.on(stage, stage.chain().webSocketUrl()).start()) {
            stage.pause();
            stage.mine();
            stage.publish(1950);
            stage.mineUntil(() -> keeper.told("refused account=20 error=ActionPaused"));
            stage.resume();

            stage.mineUntilClosed();

            keeper.stopCleanly();
            stage.assertSound(keeper);
            assertThat(keeper.told("BUG")).isFalse();
        }
    }

    /** The node is killed with the keeper's transactions in its pool, which are lost. */
    @Test
    void aNodeThatIsKilledAndRestartedIsFollowedAgain() throws Exception {
        try (Stage stage = Stage.withHistory(20, 2);
                FaultProxy proxy = new FaultProxy(stage.chain().webSocketUrl());
                RunningKeeper keeper = RunningKeeper.on(stage, proxy.url()).start()) {
            stage.publish(1950);
            stage.mine();
            keeper.await("sent kind=LIQUIDATION");
            proxy.set(FaultProxy.Mode.DROP);
            stage.restart();
            proxy.lead(stage.chain().webSocketUrl());
            proxy.set(FaultProxy.Mode.PASS);

            stage.mineUntilClosed();

            keeper.stopCleanly();
            stage.assertSound(keeper);
        }
    }

    /** The chain's clock is a day ahead of the wall's from one block to the next, and blocks go on from there. */
    @Test
    void theClockOfTheChainDoesNotMatter() throws Exception {
        try (Stage stage = Stage.pruned(10, 2);
                RunningKeeper keeper =
                        RunningKeeper.on(stage, stage.chain().webSocketUrl()).start()) {
            stage.skip(86_400);
            stage.mine();
            stage.publish(1950);

            stage.mineUntilClosed();

            keeper.stopCleanly();
            stage.assertSound(keeper);
        }
    }

    /** No block comes for a while although the price is on its way: when blocks come again, all is done. */
    @Test
    void aHeadThatStandsStillIsWaitedFor() throws Exception {
        try (Stage stage = Stage.pruned(10, 2);
                RunningKeeper keeper =
                        RunningKeeper.on(stage, stage.chain().webSocketUrl()).start()) {
            stage.publish(1950);
            TimeUnit.MILLISECONDS.sleep(2_500);

            stage.mineUntilClosed();

            keeper.stopCleanly();
            stage.assertSound(keeper);
        }
    }

    /**
     * 150 are due, and liquidations may take a hundredth of a block of 2e9 units: 20e6 ÷ 150,000 = 133 are in the next block, the
     * other 17 in the one after.
     */
    @Test
    void asManyAsTheGasAllowsAreInTheNextBlock() throws Exception {
        SendingLimits aHundredth = new SendingLimits(40, 64, 1, Long.MAX_VALUE, false, false);
        try (Stage stage = Stage.pruned(150, 2);
                RunningKeeper keeper = RunningKeeper.on(stage, stage.chain().webSocketUrl())
                        .limits(aHundredth)
                        .start()) {
            stage.publish(1950);
            stage.mine();
            keeper.awaitTimes("sent kind=LIQUIDATION accounts=", 4);
            stage.mine();
            assertThat(stage.openOfWeak()).isEqualTo(17);

            keeper.awaitTimes("sent kind=LIQUIDATION accounts=17 ", 1);
            stage.mine();
            assertThat(stage.openOfWeak()).isZero();

            keeper.stopCleanly();
            stage.assertSound(keeper);
        }
    }

    /**
     * At 1945 five of 60 dollars are left. Half of the unit is closed, for whose other half 9.725 would be needed; half of that in the
     * block after, and for the quarter that is left 4.8625 are enough. Nobody waits for confirmations in between.
     */
    @Test
    void whoIsClosedInPartIsTakenAgainInTheNextBlock() throws Exception {
        try (Stage stage = Stage.with(
                        1, 1, "venues.pool.liquidation={kind: fraction, ratio: 50%, fullBelowNotional: 100}");
                RunningKeeper keeper =
                        RunningKeeper.on(stage, stage.chain().webSocketUrl()).start()) {
            stage.publish(1945);
            stage.mine();
            keeper.awaitTimes("sent kind=LIQUIDATION", 1);
            stage.mine();
            keeper.awaitTimes("sent kind=LIQUIDATION", 2);
            stage.mine();

            keeper.stopCleanly();
            assertThat(stage.liquidations())
                    .extracting(each -> each.settlement().size())
                    .containsExactly(Stage.UNIT / 2, Stage.UNIT / 4);
        }
    }

    /** Of three who are due the second is never liquidated, at whatever price. */
    @Test
    void whoIsExcludedIsLeft() throws Exception {
        try (Stage stage = Stage.pruned(3, 1);
                RunningKeeper keeper = RunningKeeper.on(stage, stage.chain().webSocketUrl())
                        .without(2)
                        .start()) {
            stage.publish(1950);
            stage.mineUntil(() -> stage.openOfWeak() == 1);

            keeper.stopCleanly();
            assertThat(stage.market().position(2).size()).isEqualTo(Stage.UNIT);
        }
    }

    /** A unit from 2000 is worth 2000 dollars: as much as the least that is liquidated, or a micro-dollar less. */
    @ParameterizedTest
    @CsvSource({"2000000000, 0", "2000000001, 1"})
    void whoIsTooSmallIsLeft(long least, int left) throws Exception {
        try (Stage stage = Stage.pruned(1, 1);
                RunningKeeper keeper = RunningKeeper.on(stage, stage.chain().webSocketUrl())
                        .leavingBelow(least)
                        .start()) {
            stage.publish(1950);
            stage.mine();
            TimeUnit.MILLISECONDS.sleep(500);
            stage.mine();

            keeper.stopCleanly();
            assertThat(stage.openOfWeak()).isEqualTo(left);
        }
    }

    /** Three accounts, one transaction each at a time, five liquidations in each: 60 are done in four blocks. */
    @Test
    void severalAccountsShareWhatIsDue() throws Exception {
        SendingLimits narrow = new SendingLimits(5, 1, 50, Long.MAX_VALUE, false, false);
        try (Stage stage = Stage.pruned(60, 2);
                RunningKeeper keeper = RunningKeeper.on(stage, stage.chain().webSocketUrl())
                        .limits(narrow)
                        .accounts(DevAccount.KEEPER, DevAccount.GUARDIAN, DevAccount.GOVERNOR)
                        .start()) {
            stage.publish(1950);

            stage.mineUntilClosed();

            keeper.stopCleanly();
            stage.assertSound(keeper);
            assertThat(keeper.senders().stream().map(TransactionSender::sent)).allMatch(sent -> sent >= 4 - 1);
            assertThat(keeper.senders().stream()
                            .mapToLong(TransactionSender::sent)
                            .sum())
                    .isGreaterThanOrEqualTo(12);
        }
    }
}
