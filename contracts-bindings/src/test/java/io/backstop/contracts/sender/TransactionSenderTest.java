package io.backstop.contracts.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.Venues;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.FaultyNode;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.chain.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions through nodes that lose them: nothing is lost, and nothing is carried out twice. */
class TransactionSenderTest {

    private static final long GWEI = 1_000_000_000;
    private static final ContractCall CALL =
            new ContractCall("0x0000000000000000000000000000000000000abc", "0x01", 100_000);
    private static final Replacement AFTER_TWO = new Replacement(2, 20 * GWEI);

    private final LocalChain chain = LocalChain.start(Venues.HOME, Venues.GENESIS);
    private final FaultyNode first = new FaultyNode(chain.httpUrl());
    private final FaultyNode second = new FaultyNode(chain.httpUrl());
    private final List<String> log = new CopyOnWriteArrayList<>();
    private ChainConnection connection;
    private long time = Venues.GENESIS;

    @BeforeEach
    void connect() {
        connection = ChainConnection.open(List.of(first.url(), second.url()), log::add);
    }

    @AfterEach
    void stop() {
        connection.close();
        first.close();
        second.close();
        chain.close();
    }

    @Test
    void aTransactionWhoseAnswerWasLostIsSentAgainAndCarriedOutOnce() {
        TransactionSender sender = sender(AFTER_TWO);
        first.set(FaultyNode.Mode.LOSE_ANSWER);

        List<String> sent = List.of(sender.send(CALL), sender.send(CALL), sender.send(CALL));
        mine();

        assertThat(sent.stream().map(sender::receipt))
                .allMatch(receipt -> receipt.orElseThrow().succeeded());
        assertThat(connection.transactionCount(sender.address())).isEqualTo(3);
        assertThat(first.transactionsTaken() + second.transactionsTaken()).isEqualTo(3);
        assertThat(log).hasSize(1);
    }

    @Test
    void whatAnAutomaticNodeMinedBeforeItsAnswerWasLostIsNotSentUnderAnotherNonce() throws Exception {
        FaultyNode.ask(chain.httpUrl(), "evm_setAutomine", "true");
        TransactionSender sender = sender(AFTER_TWO);
        first.set(FaultyNode.Mode.LOSE_ANSWER);

        String sent = sender.send(CALL);

        assertThat(sender.receipt(sent)).isPresent();
        assertThat(connection.minedCount(sender.address())).isEqualTo(1);
    }

    /** The first is forgotten, so the second waits for it; sent again, both are mined in the next block. */
    @Test
    void aGapBetweenNoncesIsClosedByTheTransactionThatIsMissing() {
        TransactionSender sender = sender(AFTER_TWO);
        first.set(FaultyNode.Mode.FORGET_TRANSACTION);
        String forgotten = sender.send(CALL);
        first.set(FaultyNode.Mode.RELAY);
        String behindIt = sender.send(CALL);
        mine();
        assertThat(connection.minedCount(sender.address())).isZero();

        sender.tend();
        mine();

        assertThat(sender.receipt(forgotten)).map(Receipt::succeeded).contains(true);
        assertThat(sender.receipt(behindIt)).map(Receipt::succeeded).contains(true);
        assertThat(first.transactionsTaken()).isEqualTo(2);
        assertThat(sender.replaced()).isZero();
    }

    /** Blocks ask for 8.5 gwei. 8 are offered, after two blocks an eighth more, which is 9. */
    @Test
    void moreIsOfferedUnderTheSameNonceAfterSoManyBlocks() throws Exception {
        TransactionSender sender = sender(AFTER_TWO);
        String sent = sender.send(CALL);
        List<Long> replaced = new ArrayList<>();
        for (int block = 0; block < 4; block++) {
            sender.tend();
            replaced.add(sender.replaced());
            mineAt("0x1faa3b500");
        }

        assertThat(replaced).containsExactly(0L, 0L, 1L, 1L);
        Receipt receipt = sender.receipt(sent).orElseThrow();
        assertThat(receipt.transaction()).isNotEqualTo(sent);
        assertThat(receipt.block()).isEqualTo(3);
        assertThat(receipt.gasPrice()).isEqualTo(9 * GWEI);
        assertThat(connection.minedCount(sender.address())).isEqualTo(1);
    }

    /** An eighth more than 8 is 9, which is more than 8.9. */
    @Test
    void noMoreIsOfferedThanTheMost() throws Exception {
        TransactionSender sender = sender(new Replacement(1, 8_900_000_000L));
        String sent = sender.send(CALL);
        for (int block = 0; block < 4; block++) {
            sender.tend();
            mineAt("0x1faa3b500");
        }

        assertThat(sender.replaced()).isZero();
        assertThat(sender.receipt(sent)).isEmpty();
    }

    @Test
    void aNonceThatSomebodyElseUsedIsPassedOver() {
        TransactionSender sender = sender(AFTER_TWO);
        TransactionSender other = sender(AFTER_TWO);
        String foreign = other.send(new ContractCall(CALL.contract(), "0x02", 100_000));
        mine();

        String own = sender.send(CALL);
        mine();

        assertThat(own).isNotEqualTo(foreign);
        assertThat(sender.receipt(own)).map(Receipt::succeeded).contains(true);
        assertThat(connection.minedCount(sender.address())).isEqualTo(2);
    }

    private TransactionSender sender(Replacement replacement) {
        Fees fees = new Fees(8 * GWEI, 8 * GWEI);
        return TransactionSender.tending(connection, DevAccount.PUBLISHER.credentials(), fees, replacement);
    }

    private void mine() {
        chain.clock().mine(++time);
    }

    private void mineAt(String baseFee) throws Exception {
        FaultyNode.ask(chain.httpUrl(), "anvil_setNextBlockBaseFeePerGas", "\"" + baseFee + "\"");
        mine();
    }
}
