package io.backstop.tests.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.LocalChain;
import io.backstop.tests.Repository;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What lies between keeper and node fails just before the price falls. */
class ConnectionFaultsTest {

    private final Stage stage = Stage.pruned(60, 10);

    @AfterEach
    void close() {
        stage.close();
    }

    /** 60 are due, 20 fit one transaction: all three are in the block after the one with the price. */
    @Test
    void withoutAnyFaultAllAreInTheNextBlock() throws Exception {
        try (RunningKeeper keeper =
                RunningKeeper.on(stage, stage.chain().webSocketUrl()).start()) {
            stage.publish(1950);
            stage.mine();
            keeper.awaitTimes("sent kind=LIQUIDATION accounts=20 ", 3);

            stage.mine();

            assertThat(stage.openOfWeak()).isZero();
            assertEnd(keeper);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PASS")
    void aConnectionThatFailsForAWhileDelaysAndNothingElse(FaultProxy.Mode fault) throws Exception {
        try (FaultProxy proxy = new FaultProxy(stage.chain().webSocketUrl());
                RunningKeeper keeper = RunningKeeper.on(stage, proxy.url()).start()) {
            proxy.set(fault);
            stage.publish(1950);
            for (int block = 0; block < 10; block++) {
                stage.mine();
                TimeUnit.MILLISECONDS.sleep(100);
            }

            proxy.set(FaultProxy.Mode.PASS);
            stage.mineUntilClosed();

            assertEnd(keeper);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP", "GARBAGE"})
    void overHttpToo(FaultProxy.Mode fault) throws Exception {
        try (FaultProxy proxy = new FaultProxy(stage.chain().httpUrl());
                RunningKeeper keeper = RunningKeeper.on(stage, proxy.url()).start()) {
            proxy.set(fault);
            stage.publish(1950);
            stage.mine();
            TimeUnit.MILLISECONDS.sleep(300);

            proxy.set(FaultProxy.Mode.PASS);
            stage.mineUntilClosed();

            assertEnd(keeper);
        }
    }

    /** The node answers what it is asked and tells of no block: what it is asked finds them, and the subscription is begun anew. */
    @Test
    void aSubscriptionThatIsSilentIsBegunAnew() throws Exception {
        try (FaultProxy proxy = new FaultProxy(stage.chain().webSocketUrl());
                RunningKeeper keeper = RunningKeeper.on(stage, proxy.url()).start()) {
            proxy.set(FaultProxy.Mode.SILENT);
            stage.publish(1950);
            stage.mineUntilClosed();
            keeper.await("subscription-silent");

            assertThat(keeper.told("node-unusable")).isFalse();
            assertEnd(keeper);
        }
    }

    /** A node with the right id and more blocks does not know the market, as after a start without its state. */
    @Test
    void aNodeThatForgotItsChainIsNotActedOn() throws Exception {
        try (LocalChain other = LocalChain.start(Repository.HOME, 1_700_000_000);
                FaultProxy proxy = new FaultProxy(stage.chain().httpUrl());
                RunningKeeper keeper = RunningKeeper.on(stage, proxy.url()).start()) {
            for (int block = 1; block <= 100; block++) {
                other.clock().mine(1_700_000_000 + block);
            }
            proxy.lead(other.httpUrl());
            keeper.await("there is no contract that answers at " + stage.pool().address("market"));

            proxy.lead(stage.chain().httpUrl());
            stage.publish(1950);
            stage.mineUntilClosed();

            assertEnd(keeper);
        }
    }

    /** Another chain with the id 1 answers where the node was. Nothing is sent there, and nothing forgotten. */
    @Test
    void anotherChainBehindTheSameAddressIsNotActedOn() throws Exception {
        try (LocalChain other = LocalChain.start(Repository.HOME, 1_700_000_000);
                FaultProxy proxy = new FaultProxy(stage.chain().httpUrl());
                RunningKeeper keeper = RunningKeeper.on(stage, proxy.url()).start()) {
            Rpc.ask(other.httpUrl(), "anvil_setChainId", "1");
            proxy.lead(other.httpUrl());
            keeper.await("its id is 1, must be 31337");
            stage.publish(1950);
            stage.mine();
            assertThat(other.connection()
                            .transactionCount(keeper.senders().getFirst().address()))
                    .isZero();

            proxy.lead(stage.chain().httpUrl());
            stage.mineUntilClosed();

            assertThat(keeper.told("deep-reorganisation")).isFalse();
            assertEnd(keeper);
        }
    }

    /**
     * Two nodes of one chain. The first stands where the price is 1950, with which 60 are due; on the other it is 2000 again, three
     * blocks later. What lies more than two blocks behind is not acted on, not even by a keeper that has just started.
     */
    @Test
    void aNodeThatIsThreeBlocksBehindIsNotActedOn() throws Exception {
        try (Stage ahead = Stage.pruned(60, 10)) {
            for (Stage node : List.of(stage, ahead)) {
                node.publish(1950);
                node.mine();
            }
            ahead.publish(2000);
            for (int block = 0; block < 3; block++) {
                ahead.mine();
            }
            try (RunningKeeper keeper = RunningKeeper.on(
                            ahead, stage.chain().httpUrl(), ahead.chain().httpUrl())
                    .start()) {
                assertThat(keeper.told("is 3 blocks behind; going on with ")).isTrue();
                keeper.stopCleanly();

                assertThat(keeper.senders().getFirst().sent()).isZero();
            }
        }
    }

    private void assertEnd(RunningKeeper keeper) throws InterruptedException {
        keeper.stopCleanly();
        stage.assertSound(keeper);
    }
}
