package io.backstop.simulator.onchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.scenario.ScenarioReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a step begins and ends on a chain that makes its blocks itself; here the test makes them. */
class RealTimeBlocksTest {

    private static final Path HOME =
            Path.of(System.getProperty("backstop.home", "..")).normalize();
    private static final long GENESIS = 1_704_067_200;
    private static final ContractCall CALL =
            new ContractCall("0x0000000000000000000000000000000000000abc", "0x01", 100_000);

    private long time = GENESIS;

    private final LocalChain chain = LocalChain.start(HOME, GENESIS);
    private final ChainConnection own = ChainConnection.open(chain.httpUrl());
    private final TransactionSender publisher = TransactionSender.of(own, DevAccount.PUBLISHER);
    private final TransactionSender operator = TransactionSender.of(own, DevAccount.OPERATOR);
    private final RealTimeBlocks blocks =
            new RealTimeBlocks(job(), own, List.of(publisher, operator), Speed.NO_WAITING);

    @AfterEach
    void stop() {
        own.close();
        chain.close();
    }

    /** 600 ms after a block the next may be made while a step is sent: it is waited for, and the step is sent after it. */
    @Test
    void aStepThatIsLateWaitsForTheNextBlock() throws Exception {
        seed();
        begin(0);
        publisher.send(CALL);
        TimeUnit.MILLISECONDS.sleep(600);

        CompletableFuture<Void> late = CompletableFuture.runAsync(() -> blocks.end(0));
        TimeUnit.MILLISECONDS.sleep(300);

        assertThat(late).isNotDone();
        assertThat(chain.clock().waitingTransactions()).isZero();
        mineUntil(late);
        blocks.requireNothingWaits();
    }

    /** A block is made after each of them, as when sending takes longer than a block: all four land in the step's. */
    @Test
    void aStepWhoseSendingLastsForBlocksComesIntoOne() throws Exception {
        seed();
        begin(0);
        for (TransactionSender sender : List.of(publisher, operator, publisher, publisher)) {
            sender.send(CALL);
            chain.clock().mine(++time);
        }

        CompletableFuture<Long> block = CompletableFuture.supplyAsync(() -> blocks.end(0));
        mineUntil(block);

        blocks.requireNothingWaits();
        Set<String> senders = Set.of(publisher.address(), operator.address());
        assertThat(own.transactionsOf(block.join(), senders)).isEqualTo(4);
    }

    /** Nothing was sent, so nothing is missing from any block. */
    @Test
    void aChainThatMakesNoBlockIsToldAsThat() {
        RealTimeBlocks hurried = hurried();
        long published = hurried.seedingTime(0);

        assertThatThrownBy(() -> hurried.endSeeding(published))
                .isInstanceOf(ChainException.class)
                .hasMessage("chain at " + chain.httpUrl()
                        + ": no block came after block 0 in 1 s; a run needs a node that" + " makes blocks by itself");
    }

    /** What is sent after block 1 waits: from then on each block costs a million gwei a unit of gas, which nobody offers. */
    @Test
    void aStepThatNoBlockTakesIsToldAsThat() throws Exception {
        RealTimeBlocks hurried = hurried();
        long published = hurried.seedingTime(0);
        publisher.send(CALL);

        CompletableFuture<Void> block = CompletableFuture.runAsync(() -> hurried.endSeeding(published));
        TimeUnit.MILLISECONDS.sleep(300);
        chain.clock().mine(++time);
        while (chain.clock().waitingTransactions() == 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        while (!block.isDone()) {
            chain.clock().setNextBaseFee(1_000_000_000_000_000L);
            chain.clock().mine(++time);
            TimeUnit.MILLISECONDS.sleep(50);
        }

        assertThatThrownBy(block::join)
                .hasRootCauseInstanceOf(ChainException.class)
                .rootCause()
                .hasMessageMatching(
                        "chain at \\S+: what was sent after block 1 is in no block up to [2-9]\\d*, 1 s later");
    }

    /** Waits for a second. */
    private RealTimeBlocks hurried() {
        return new RealTimeBlocks(job(), own, List.of(publisher, operator), Speed.NO_WAITING, Duration.ofSeconds(1));
    }

    /** Two blocks at least: one after which a price is sent, and one that holds it. */
    private void seed() throws InterruptedException {
        mineUntil(CompletableFuture.runAsync(() -> blocks.endSeeding(blocks.seedingTime(0))));
    }

    private void begin(int step) throws InterruptedException {
        mineUntil(CompletableFuture.runAsync(() -> blocks.begin(step)));
    }

    private void mineUntil(CompletableFuture<?> done) throws InterruptedException {
        while (!done.isDone()) {
            chain.clock().mine(++time);
            TimeUnit.MILLISECONDS.sleep(50);
        }
        done.join();
    }

    private static PoolJob job() {
        Scenario scenario =
                ScenarioReader.read(HOME.resolve("scenarios/golden/four-pockets.yaml"), List.of(), Map.of());
        return PoolJob.of(
                TapeWriter.write(scenario).tape(),
                (VenueSpec.Pool) scenario.venues().getFirst(),
                scenario.seed());
    }
}
