package io.backstop.tests.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.NoAnswerException;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.JournalFile;
import io.backstop.contracts.sender.Offer;
import io.backstop.contracts.sender.Replacement;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.contracts.sender.UnansweredException;
import io.backstop.keeper.Keeper;
import io.backstop.keeper.PromptDelivery;
import io.backstop.keeper.SentBatch;
import io.backstop.keeper.Witness;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node fails between one question and the next, wherever that is: no account and no batch falls between. */
class InterruptedSendingTest {

    private static final long GWEI = 1_000_000_000;

    private final Stage stage = Stage.pruned(5, 1);

    @AfterEach
    void close() {
        stage.close();
    }

    /** Of five who are due two are sent, then the node fails: with the next block the other three are sent, and not the two. */
    @Test
    void whoWasNotSentIsDecidedAgain() {
        HalfDelivery delivery = new HalfDelivery();
        Keeper keeper =
                new Keeper(stage.market(), stage.pool().events(stage.connection()), delivery, 100, 0, Witness.NONE);
        stage.publish(1950);
        stage.mine();
        long block = stage.connection().blockNumber();

        assertThatExceptionOfType(ChainException.class).isThrownBy(() -> keeper.onHead(block, 0));
        keeper.onHead(block, 0);
        keeper.onHead(block, 0);

        assertThat(delivery.sent).containsExactly(1, 2, 3, 4, 5);
    }

    /** Two batches are in a block, and the node fails when it is asked for their receipts: both are told when it is back. */
    @Test
    void batchesWhoseReceiptsDidNotComeAreToldLater() throws Exception {
        try (FaultProxy proxy = new FaultProxy(stage.chain().httpUrl());
                ChainConnection connection = ChainConnection.open(proxy.url())) {
            TransactionSender sender =
                    TransactionSender.tending(connection, DevAccount.KEEPER, new Replacement(2, 5_000 * GWEI));
            PromptDelivery delivery = new PromptDelivery(connection, stage.market(), sender, 12);
            delivery.submit(new int[] {1});
            delivery.submit(new int[] {2});
            stage.mine();
            long block = stage.connection().blockNumber();
            failAtReceipts(proxy);

            assertThatExceptionOfType(NoAnswerException.class).isThrownBy(() -> delivery.completed(block));
            proxy.tap((toNode, bytes, count) -> {});
            proxy.set(FaultProxy.Mode.PASS);

            assertThat(delivery.completed(block))
                    .extracting(SentBatch::accounts)
                    .containsExactly(new int[] {1}, new int[] {2});
            assertThat(delivery.completed(block)).isEmpty();
        }
    }

    /** The news that is worked on is older than the chain: what came into a later block waits for the news of that block. */
    @Test
    void aBatchInALaterBlockThanTheOneLookedAtIsNotDisplaced() {
        TransactionSender sender =
                TransactionSender.tending(stage.connection(), DevAccount.KEEPER, new Replacement(2, 5_000 * GWEI));
        PromptDelivery delivery = new PromptDelivery(stage.connection(), stage.market(), sender, 12);
        delivery.submit(new int[] {1});
        stage.mine();
        long block = stage.connection().blockNumber();
        for (int later = 0; sender.keepsAny(); later++) {
            assertThat(later).isLessThan(5);
            sender.tend();
            stage.mine();
        }

        assertThat(delivery.completed(block - 1)).isEmpty();
        assertThat(delivery.completed(block))
                .singleElement()
                .satisfies(batch -> assertThat(
                                Objects.requireNonNull(batch.receipt()).block())
                        .isEqualTo(block));
    }

    /** Over a WebSocket a call has left before its answer is waited for, which comes 300 ms later here. */
    @Test
    void aSenderThatIsInterruptedKeepsWhatMayHaveArrived(@TempDir Path folder) throws Exception {
        try (FaultProxy proxy = new FaultProxy(stage.chain().webSocketUrl());
                ChainConnection connection = ChainConnection.open(proxy.url())) {
            JournalFile journal = JournalFile.open(folder.resolve("journal"), line -> {});
            TransactionSender sender = TransactionSender.tending(
                    connection,
                    DevAccount.KEEPER.credentials(),
                    DevAccount.KEEPER.fees(),
                    new Replacement(2, 5_000 * GWEI),
                    journal);
            ContractCall call = stage.market().liquidateBatch(new int[] {1});
            proxy.set(FaultProxy.Mode.SLOW);

            Thread.currentThread().interrupt();
            assertThatExceptionOfType(UnansweredException.class).isThrownBy(() -> sender.send(call));
            assertThat(Thread.interrupted()).isTrue();

            stage.mineUntil(() -> stage.connection().minedCount(sender.address()) == 1);
            assertThat(sender.kept()).containsValue(call);
            assertThat(journal.open()).extracting(Offer::nonce).containsExactly(0L);
        }
    }

    /** The node has ended the connection when the keeper wants to be told of blocks. */
    @Test
    void aSubscriptionThatCannotBeAskedForIsNoAnswer() throws Exception {
        try (FaultProxy proxy = new FaultProxy(stage.chain().webSocketUrl());
                ChainConnection connection = ChainConnection.open(proxy.url())) {
            proxy.set(FaultProxy.Mode.DROP);
            assertThatExceptionOfType(NoAnswerException.class).isThrownBy(connection::blockNumber);

            assertThatExceptionOfType(NoAnswerException.class).isThrownBy(() -> connection.newHeads(() -> {}));
        }
    }

    private static void failAtReceipts(FaultProxy proxy) {
        proxy.tap((toNode, bytes, count) -> {
            String text = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
            if (toNode && text.contains("eth_getTransactionReceipt")) {
                proxy.set(FaultProxy.Mode.DROP);
            }
        });
    }

    /** Takes over two accounts of the first batch before the node fails, and all of the later ones. */
    private static final class HalfDelivery extends IdleDelivery {

        private final List<Integer> sent = new ArrayList<>();
        private final List<SentBatch> underway = new ArrayList<>();

        @Override
        public int[] submit(int[] accounts) {
            boolean isFirst = sent.isEmpty();
            for (int account : isFirst ? new int[] {accounts[0], accounts[1]} : accounts) {
                sent.add(account);
                underway.add(new SentBatch(SentBatch.Kind.LIQUIDATION, new int[] {account}, "0x" + account));
            }
            if (isFirst) {
                throw new NoAnswerException("the node does not answer");
            }
            return new int[0];
        }

        @Override
        public List<SentBatch> underway() {
            return underway;
        }
    }
}
