package io.backstop.contracts.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.Replacement;
import io.backstop.contracts.sender.TransactionSender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.SignedRawTransaction;
import org.web3j.crypto.TransactionDecoder;

/** What a Besu was seen to take into its pool, and what becomes of what it takes; what it refuses is in {@link BesuAnswersTest}. */
class BesuPoolTest {

    private static final String TRANSACTION = "0x" + "ab".repeat(32);
    private static final String KNOWN = "{\"hash\": \"" + TRANSACTION + "\"}";
    private static final String SEND = "eth_sendRawTransaction";
    private static final ContractCall CALL =
            new ContractCall("0x0000000000000000000000000000000000000abc", "0x01", 100_000);

    private final ScriptedNode node = new ScriptedNode();
    private final ChainConnection connection = ChainConnection.open(node.url());

    @BeforeEach
    void begin() {
        node.tell("eth_getTransactionCount", "\"0x0\"");
    }

    @AfterEach
    void stop() {
        connection.close();
        node.close();
    }

    /** Nothing of nonce 0 ever came: what has nonce 1 is taken, known and in no block, and the one that is missing is sent again. */
    @Test
    void whatIsBehindAGapIsTakenAndWaits() {
        TransactionSender sender = tending();
        node.tell(SEND, "\"" + TRANSACTION + "\"");
        node.tell("eth_getTransactionReceipt", "null");
        node.tell("eth_getTransactionByHash", "null");
        node.tell("eth_getTransactionByHash", KNOWN);

        sender.send(CALL);
        String behind = sender.send(CALL);

        assertThat(sender.sent()).isEqualTo(2);
        assertThat(sender.receipt(behind)).isEmpty();
        String signedLast = node.given(SEND);

        sender.tend();

        assertThat(timesSent()).isEqualTo(3);
        assertThat(decoded(signedLast).getNonce()).isEqualTo(1);
        assertThat(decoded(node.given(SEND)).getNonce()).isZero();
    }

    /** Somebody with the same key pays the same, and has taken its place: sent again it takes that place back, for no more. */
    @Test
    void ofTwoOfOneNonceAndPriceTheLastStays() {
        TransactionSender sender = tending();
        node.tell(SEND, "\"" + TRANSACTION + "\"");
        node.tell("eth_getTransactionByHash", "null");
        sender.send(CALL);
        String signed = node.given(SEND);

        sender.tend();

        assertThat(timesSent()).isEqualTo(2);
        assertThat(node.given(SEND)).isEqualTo(signed);
        assertThat(sender.replaced()).isZero();
        assertThat(sender.keepsAny()).isTrue();
    }

    /** Besu takes what is signed for no chain; whoever could play it again elsewhere gets none: 2 × 1337 + 35, or 1 more. */
    @Test
    void whatHasOnePriceIsSignedForItsChain() {
        node.anew("eth_getBlockByNumber").tell("eth_getBlockByNumber", """
            {"number": "0x1", "hash": "0x01", "parentHash": "0x00", "timestamp": "0x5", "gasLimit": "0x1fffffffffffff"}\
            """);
        node.tell("eth_gasPrice", "\"0x0\"");
        node.tell(SEND, "\"" + TRANSACTION + "\"");

        TransactionSender.of(connection, DevAccount.KEEPER).send(CALL);

        byte[] v = decoded(node.given(SEND)).getSignatureData().getV();
        assertThat(v).hasSize(2);
        assertThat(Byte.toUnsignedInt(v[0]) * 256 + Byte.toUnsignedInt(v[1])).isBetween(2709, 2710);
    }

    /** It holds 200 of a sender; the 201st is sent again when one has come into a block: two attempts for one transaction. */
    @Test
    void aSenderWaitsForRoomInThePool() {
        TransactionSender sender = TransactionSender.of(connection, DevAccount.KEEPER);
        node.tell("eth_getTransactionByHash", "null");
        node.refuse(SEND, -32_000, "Transaction nonce is too distant from current sender nonce");
        node.tell(SEND, "\"" + TRANSACTION + "\"");
        node.anew("eth_getTransactionCount").tell("eth_getTransactionCount", "\"0x0\"");
        node.tell("eth_getTransactionCount", "\"0x0\"");
        node.tell("eth_getTransactionCount", "\"0x1\"");

        sender.send(CALL);

        assertThat(sender.sent()).isEqualTo(1);
        assertThat(timesSent()).isEqualTo(2);
    }

    /** It takes what nobody can pay; the transaction is known and has no receipt. */
    @Test
    void aTransactionThatNobodyCanPayWaits() {
        TransactionSender sender = TransactionSender.of(connection, DevAccount.KEEPER);
        node.tell(SEND, "\"" + TRANSACTION + "\"");
        node.tell("eth_getTransactionReceipt", "null");

        String sent = sender.send(CALL);

        assertThat(sender.receipt(sent)).isEmpty();
    }

    private TransactionSender tending() {
        return TransactionSender.tending(connection, DevAccount.KEEPER, new Replacement(5, 1_000_000_000_000L));
    }

    private long timesSent() {
        return node.asked().stream().filter(SEND::equals).count();
    }

    private static SignedRawTransaction decoded(String signed) {
        return (SignedRawTransaction) TransactionDecoder.decode(signed);
    }
}
