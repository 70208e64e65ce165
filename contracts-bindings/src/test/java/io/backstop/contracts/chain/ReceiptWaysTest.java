package io.backstop.contracts.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which way of asking for many receipts a node takes is found when the link to it is made; how WebSockets do is in {@link SubscriptionsTest}. */
class ReceiptWaysTest {

    private static final String FIRST = "0x" + "01".repeat(32);
    private static final String SECOND = "0x" + "02".repeat(32);
    private static final String THIRD = "0x" + "03".repeat(32);
    private static final List<String> ALL = List.of(FIRST, SECOND, THIRD);

    private final ScriptedNode node = new ScriptedNode();

    @AfterEach
    void stop() {
        node.close();
    }

    /** Three questions in one request, and none beside it. */
    @Test
    void aNodeThatTakesListsIsAskedForAllAtOnce() {
        tellEach();
        try (ChainConnection connection = ChainConnection.open(node.url())) {
            assertThat(askedFor(connection)).hasSize(3).containsOnly("eth_getTransactionReceipt");
        }
        assertThat(node.requests()).isEqualTo(3);
    }

    /** One receipt tells the block and the block the other one; then the third, which waits, is asked for by itself. */
    @Test
    void aNodeThatTakesNoListsTellsTheReceiptsOfABlock() {
        node.refuseLists();
        node.tell("eth_getBlockReceipts", "[" + receipt(SECOND) + "," + receipt(FIRST) + "]");
        node.tell("eth_getTransactionReceipt", receipt(FIRST));
        node.tell("eth_getTransactionReceipt", "null");
        try (ChainConnection connection = ChainConnection.open(node.url())) {
            assertThat(askedFor(connection))
                    .containsExactly("eth_getTransactionReceipt", "eth_getBlockReceipts", "eth_getTransactionReceipt");
        }
    }

    @Test
    void aNodeThatHasNeitherIsAskedOneByOne() {
        node.refuseLists();
        tellEach();
        try (ChainConnection connection = ChainConnection.open(node.url())) {
            assertThat(askedFor(connection)).hasSize(3).containsOnly("eth_getTransactionReceipt");
        }
        // The chain's id, a list and a block's receipts when the link was made; then three by themselves.
        assertThat(node.requests()).isEqualTo(3 + 3);
    }

    /** The third waits. */
    private void tellEach() {
        node.tell("eth_getTransactionReceipt", receipt(FIRST));
        node.tell("eth_getTransactionReceipt", receipt(SECOND));
        node.tell("eth_getTransactionReceipt", "null");
    }

    /** What it was asked for once the link stood. */
    private List<String> askedFor(ChainConnection connection) {
        int before = node.asked().size();

        Map<String, Receipt> receipts = connection.receipts(ALL);

        assertThat(receipts).containsOnlyKeys(FIRST, SECOND);
        assertThat(receipts.values()).allMatch(receipt -> receipt.succeeded() && receipt.block() == 7);
        return node.asked().subList(before, node.asked().size());
    }

    private static String receipt(String transaction) {
        return "{\"transactionHash\":\"%s\",\"blockNumber\":\"0x7\",\"status\":\"0x1\",\"gasUsed\":\"0x5208\"}"
                .formatted(transaction);
    }
}
