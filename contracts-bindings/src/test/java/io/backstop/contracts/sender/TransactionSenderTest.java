package io.backstop.contracts.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.contracts.Venues;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.FaultyNode;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.chain.NoAnswerException;
import io.backstop.contracts.chain.Receipt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transactions through nodes that lose them: nothing is lost, and nothing is carried out twice. */
class TransactionSenderTest {

    private static final long GWEI = 1_000_000_000;
    /** 8.5 gwei. */
    private static final String BASE_FEE = "0x1faa3b500";

    private static final ContractCall OTHER_CALL =
            new ContractCall("0x0000000000000000000000000000000000000abc", "0x02", 100_000);
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
    void manyCallsAreSentInOrderUnderOneNonceEach() {
        TransactionSender sender = sender(AFTER_TWO);

        List<String> sent = sender.sendAll(List.of(CALL, OTHER_CALL, CALL));
        mine();

        assertThat(sent).doesNotHaveDuplicates().hasSize(3);
        assertThat(sent.stream().map(sender::receipt))
                .allMatch(receipt -> receipt.orElseThrow().succeeded());
        assertThat(connection.transactionCount(sender.address())).isEqualTo(3);
    }

    /** The second cannot pay for its own data: what was signed ahead of it is dropped, and its nonce is the next one's. */
    @Test
    void theFirstThatIsRefusedEndsThem() {
        TransactionSender sender = sender(AFTER_TWO);
        ContractCall tooLittle = new ContractCall(CALL.contract(), "0x01", 1);

        assertThatExceptionOfType(ChainException.class)
                .isThrownBy(() -> sender.sendAll(List.of(CALL, tooLittle, CALL)));
        String after = sender.send(OTHER_CALL);
        mine();

        assertThat(sender.receipt(after)).map(Receipt::succeeded).contains(true);
        assertThat(connection.transactionCount(sender.address())).isEqualTo(2);
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
            mineAt(BASE_FEE);
        }

        assertThat(replaced).containsExactly(0L, 0L, 1L, 1L);
        Receipt receipt = sender.receipt(sent).orElseThrow();
        assertThat(receipt.transaction()).isNotEqualTo(sent);
        assertThat(receipt.block()).isEqualTo(3);
        assertThat(receipt.gasPrice()).isEqualTo(9 * GWEI);
        assertThat(connection.minedCount(sender.address())).isEqualTo(1);
    }

    /** An eighth more than 8 is 9, another would be more than 9.5, so 9.5 are offered and no more. */
    @Test
    void noMoreIsOfferedThanTheMost() throws Exception {
        TransactionSender sender = sender(new Replacement(1, 9_500_000_000L));
        String sent = sender.send(CALL);
        for (int block = 0; block < 4; block++) {
            sender.tend();
            mineAt("0x23c346000");
        }
        assertThat(sender.replaced()).isEqualTo(1);
        assertThat(sender.receipt(sent)).isEmpty();

        sender.tend();
        mineAt(BASE_FEE);
        assertThat(sender.receipt(sent)).map(Receipt::gasPrice).contains(9_500_000_000L);
    }

    /** The first node takes the raise and says nothing, the second says that it has it already. */
    @Test
    void aRaiseWhoseAnswerWasLostIsKnownByItsTransaction() throws Exception {
        TransactionSender sender = sender(AFTER_TWO);
        String sent = waitingForTwoBlocks(sender);
        first.set(FaultyNode.Mode.LOSE_ANSWER_TO_TRANSACTION);

        sender.tend();
        mineAt(BASE_FEE);

        assertThat(sender.receipt(sent)).map(Receipt::gasPrice).contains(9 * GWEI);
        assertThat(sender.replaced()).isEqualTo(1);
    }

    @Test
    void aRaiseThatNoNodeAnswersIsKnownByItsTransactionToo() throws Exception {
        TransactionSender sender = sender(AFTER_TWO);
        String sent = waitingForTwoBlocks(sender);
        first.set(FaultyNode.Mode.LOSE_ANSWER_TO_TRANSACTION);
        second.set(FaultyNode.Mode.LOSE_ANSWER_TO_TRANSACTION);

        assertThatExceptionOfType(NoAnswerException.class).isThrownBy(sender::tend);
        mineAt(BASE_FEE);

        assertThat(sender.receipt(sent)).map(Receipt::gasPrice).contains(9 * GWEI);
    }

    /** 100,000 units at 8 gwei can be paid from 850,000 gwei, at 9 not. */
    @Test
    void theOriginalIsRestoredWhereMoreIsRefused() throws Exception {
        TransactionSender sender = sender(AFTER_TWO);
        String sent = waitingForTwoBlocks(sender);
        FaultyNode.ask(chain.httpUrl(), "anvil_dropTransaction", "\"" + sent + "\"");
        FaultyNode.ask(
                chain.httpUrl(), "anvil_setBalance", "\"" + sender.address() + "\",\"0x" + hexWei(850_000) + "\"");

        sender.tend();
        mineAt("0x1");

        assertThat(sender.receipt(sent)).map(Receipt::transaction).contains(sent);
        assertThat(sender.replaced()).isZero();
    }

    /** The second waits for the first, whatever it offers. */
    @Test
    void moreIsOfferedForTheFirstThatWaitsOnly() throws Exception {
        TransactionSender sender = sender(AFTER_TWO);
        String sent = waitingForTwoBlocks(sender);
        String behindIt = sender.send(OTHER_CALL);
        sender.tend();
        mineAt(BASE_FEE);
        assertThat(sender.replaced()).isEqualTo(1);
        assertThat(sender.receipt(sent)).isPresent();
        assertThat(sender.receipt(behindIt)).isEmpty();

        mineAt(BASE_FEE);
        sender.tend();
        mineAt(BASE_FEE);

        assertThat(sender.replaced()).isEqualTo(2);
        assertThat(sender.receipt(behindIt)).map(Receipt::gasPrice).contains(9 * GWEI);
    }

    @Test
    void whatAReorganisationDropsIsSentAgain() {
        TransactionSender sender = sender(AFTER_TWO);
        String before = chain.clock().snapshot();
        String sent = sender.send(CALL);
        String behindIt = sender.send(OTHER_CALL);
        mine();
        sender.tend();
        assertThat(sender.receipt(sent)).isPresent();

        chain.clock().revert(before);
        assertThat(sender.receipt(sent)).isEmpty();
        sender.tend();
        mine();

        assertThat(sender.receipt(sent)).map(Receipt::succeeded).contains(true);
        assertThat(sender.receipt(behindIt)).map(Receipt::succeeded).contains(true);
    }

    @Test
    void aTransactionIsKeptUntilItsNonceHasBeenUsedForThreeBlocks() {
        TransactionSender sender = sender(AFTER_TWO);
        sender.send(CALL);
        List<Boolean> kept = new ArrayList<>();
        for (int block = 1; block <= 4; block++) {
            mine();
            sender.tend();
            kept.add(sender.keepsAny());
        }

        assertThat(kept).containsExactly(true, true, true, false);
    }

    @Test
    void theNonceOfATransactionThatNoNodeAnswersIsUsed() {
        TransactionSender sender = sender(AFTER_TWO);
        first.set(FaultyNode.Mode.LOSE_ANSWER_TO_TRANSACTION);
        second.set(FaultyNode.Mode.LOSE_ANSWER_TO_TRANSACTION);
        assertThatExceptionOfType(NoAnswerException.class).isThrownBy(() -> sender.send(CALL));
        second.set(FaultyNode.Mode.RELAY);
        first.set(FaultyNode.Mode.RELAY);

        String next = sender.send(OTHER_CALL);
        mine();

        assertThat(sender.receipt(next)).isPresent();
        assertThat(connection.minedCount(sender.address())).isEqualTo(2);
        assertThat(sender.sent()).isEqualTo(2);
    }

    /** Neither node hears of the first; it is tended as any other. */
    @Test
    void aTransactionThatNoNodeHeardOfIsSentAgain() {
        TransactionSender sender = sender(AFTER_TWO);
        first.set(FaultyNode.Mode.REFUSE);
        second.set(FaultyNode.Mode.REFUSE);
        assertThatExceptionOfType(NoAnswerException.class).isThrownBy(() -> sender.send(CALL));
        first.set(FaultyNode.Mode.RELAY);
        second.set(FaultyNode.Mode.RELAY);

        sender.send(OTHER_CALL);
        sender.tend();
        mine();

        assertThat(connection.minedCount(sender.address())).isEqualTo(2);
    }

    @Test
    void aNonceThatSomebodyElseUsedIsPassedOver() {
        TransactionSender sender = sender(AFTER_TWO);
        TransactionSender other = sender(AFTER_TWO);
        String foreign = other.send(OTHER_CALL);
        mine();

        String own = sender.send(CALL);
        mine();

        assertThat(own).isNotEqualTo(foreign);
        assertThat(sender.receipt(own)).map(Receipt::succeeded).contains(true);
        assertThat(connection.minedCount(sender.address())).isEqualTo(2);
    }

    /** Blocks have no base fee, as far as the node tells: the transaction has one price, an eighth above what is asked, and the tip. */
    @Test
    void whereBlocksHaveNoBaseFeeATransactionHasOnePrice() throws Exception {
        first.hideBaseFee();
        TransactionSender sender = sender(AFTER_TWO);
        long asked = connection.gasPrice();

        String sent = sender.send(CALL);
        mine();

        Receipt receipt = sender.receipt(sent).orElseThrow();
        assertThat(receipt.succeeded()).isTrue();
        assertThat(receipt.gasPrice()).isEqualTo(Math.min(8 * GWEI, asked + asked / 8 + 8 * GWEI));
        assertThat(FaultyNode.ask(chain.httpUrl(), "eth_getTransactionByHash", "\"" + sent + "\""))
                .contains("\"type\":\"0x0\"");
    }

    /** One was sent and is lost, one was written down and never sent; the next sender finds both, and its own comes behind. */
    @Test
    void whatAJournalHoldsIsSentByTheNextSender(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("journal");
        TransactionSender killed = sender(AFTER_TWO, JournalFile.open(file, log::add));
        String sent = killed.send(CALL);
        FaultyNode.ask(chain.httpUrl(), "anvil_dropAllTransactions", "");
        JournalFile.open(file, log::add).offers(new Offer(1, OTHER_CALL, new Fees(8 * GWEI, 8 * GWEI), 20 * GWEI));

        TransactionSender next = sender(AFTER_TWO, JournalFile.open(file, log::add));
        assertThat(next.kept().values()).containsExactly(CALL, OTHER_CALL);
        String own = next.send(CALL);
        next.tend();
        mine();

        assertThat(next.receipt(sent)).map(Receipt::succeeded).contains(true);
        assertThat(next.receipt(own)).map(Receipt::succeeded).contains(true);
        assertThat(connection.minedCount(next.address())).isEqualTo(3);
    }

    /** Nonce 7 belongs to a chain on which six came before it; here it would wait for ever. */
    @Test
    void whatWouldLeaveAGapIsNotTakenFromAJournal(@TempDir Path folder) {
        JournalFile journal = JournalFile.open(folder.resolve("journal"), log::add);
        journal.offers(new Offer(7, CALL, new Fees(8 * GWEI, 8 * GWEI), 20 * GWEI));
        TransactionSender sender = sender(AFTER_TWO, JournalFile.open(folder.resolve("journal"), log::add));

        String sent = sender.send(CALL);
        mine();

        assertThat(sender.receipt(sent)).isPresent();
        assertThat(sender.kept()).hasSize(1);
    }

    /** Somebody else's transaction has the nonce for three blocks. */
    @Test
    void aTransactionWhoseNonceAnotherOneUsedIsDisplaced() throws Exception {
        TransactionSender sender = sender(AFTER_TWO);
        TransactionSender other = sender(new Replacement(2, 100 * GWEI));
        String sent = sender.send(CALL);
        FaultyNode.ask(chain.httpUrl(), "anvil_dropAllTransactions", "");
        other.send(OTHER_CALL);
        List<Boolean> displaced = new ArrayList<>();
        for (int block = 0; block < 5; block++) {
            mine();
            sender.tend();
            displaced.add(sender.isDisplaced(sent));
        }

        assertThat(displaced).containsExactly(false, false, false, true, true);
        assertThat(sender.underway(0)).isZero();
    }

    /** The chain is asked only where what is known says that there are too many. */
    @Test
    void whatIsUnderwayIsCountedUntilItIsMined() {
        TransactionSender sender = sender(AFTER_TWO);
        sender.send(CALL);
        sender.send(CALL);
        assertThat(sender.underway(1)).isEqualTo(2);
        mine();

        assertThat(sender.underway(2)).isEqualTo(2);
        assertThat(sender.underway(1)).isZero();
    }

    /** 8 gwei would be offered first; 5 are the most that this one is worth. */
    @Test
    void noMoreIsOfferedThanATransactionIsWorth() {
        TransactionSender sender = sender(AFTER_TWO);

        String sent = sender.send(CALL, 5 * GWEI);
        mine();

        assertThat(sender.receipt(sent)).map(Receipt::gasPrice).contains(5 * GWEI);
    }

    private String waitingForTwoBlocks(TransactionSender sender) throws Exception {
        String sent = sender.send(CALL);
        for (int block = 0; block < 2; block++) {
            sender.tend();
            mineAt(BASE_FEE);
        }
        return sent;
    }

    private static String hexWei(long gwei) {
        return Long.toHexString(gwei * GWEI);
    }

    private TransactionSender sender(Replacement replacement) {
        return sender(replacement, OfferJournal.NONE);
    }

    private TransactionSender sender(Replacement replacement, OfferJournal journal) {
        Fees fees = new Fees(8 * GWEI, 8 * GWEI);
        return TransactionSender.tending(connection, DevAccount.PUBLISHER.credentials(), fees, replacement, journal);
    }

    private void mine() {
        chain.clock().mine(++time);
    }

    private void mineAt(String baseFee) throws Exception {
        FaultyNode.ask(chain.httpUrl(), "anvil_setNextBlockBaseFeePerGas", "\"" + baseFee + "\"");
        mine();
    }
}
