package io.backstop.contracts.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an examination says of nodes that answer one thing or another. */
class NodeExaminationTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    private final ScriptedNode node = new ScriptedNode();
    private final ChainConnection connection = ChainConnection.open(node.url());

    @BeforeEach
    void makeABlock() {
        node.anew("eth_blockNumber").tell("eth_blockNumber", "\"0x2\"");
    }

    @AfterEach
    void stop() {
        connection.close();
        node.close();
    }

    /** Anvil knows both names of the question, Hardhat one. */
    @Test
    void aHardhatThatMakesABlockForEachTransactionPlaysNoRun() {
        node.tell("hardhat_getAutomine", "true");

        assertThat(found("blocks"))
                .isEqualTo(new Finding(
                        "blocks",
                        "one for each transaction: run needs all of a step in one; start anvil with --block-time 1, or"
                                + " with --no-mining and a --timestamp before the tape (Hardhat: mining: {auto: false,"
                                + " interval: 0} and an initialDate)",
                        false));
    }

    @Test
    void aNodeThatDoesNotTellIsWatched() {
        node.anew("eth_blockNumber").tell("eth_blockNumber", "\"0x1\"");
        assertThat(found("blocks"))
                .isEqualTo(new Finding(
                        "blocks",
                        "none in 1 s: run would wait for one in vain; start the node so that it makes them by itself",
                        false));

        node.anew("eth_blockNumber").tell("eth_blockNumber", "\"0x2\"");
        assertThat(found("blocks"))
                .isEqualTo(new Finding("blocks", "made by the node: runs play one step for each block", true));
    }

    /** As Besu refuses: the one that takes 1024 takes no 1025. */
    @Test
    void theLongestListIsFound() {
        assertThat(found("batches")).isEqualTo(new Finding("batches", "of more than 1024 questions", true));
        node.takeAtMost(1024);
        assertThat(found("batches")).isEqualTo(new Finding("batches", "of 1024 questions", true));
        node.takeAtMost(1023);
        assertThat(found("batches")).isEqualTo(new Finding("batches", "of 100 questions", true));
        node.takeAtMost(99);
        assertThat(found("batches")).isEqualTo(new Finding("batches", "not of 100 questions", true));
    }

    /** Of blocks 200 to 1200 it refuses all 1001, and tells half of them. */
    @Test
    void logsThatAreTooManyAtOnceAreReadInPages() {
        node.anew("eth_blockNumber").tell("eth_blockNumber", "\"0x4b0\"");
        node.refuse("eth_getLogs", -32005, "Requested range exceeds maximum RPC range limit");
        node.tell("eth_getLogs", "[]");

        assertThat(found("logs"))
                .isEqualTo(new Finding("logs", "of 500 blocks at once, not of 1001: read in smaller pages", true));
    }

    @Test
    void aNodeThatTellsNoLogsAtAll() {
        node.anew("eth_blockNumber").tell("eth_blockNumber", "\"0x4b0\"");
        node.refuse("eth_getLogs", -32601, "Method not found");

        assertThat(found("logs")).isEqualTo(new Finding("logs", "not even of one block", false));
    }

    @Test
    void allWaysToReceiptsAreNamed() {
        node.tell("eth_getBlockReceipts", "[]");
        assertThat(found("receipts"))
                .isEqualTo(new Finding(
                        "receipts",
                        "asked for a hundred in one request, again and again; the node also tells them all of a block"
                                + " at once, one by one",
                        true));

        node.refuseLists();
        connection.renew();
        assertThat(found("receipts"))
                .isEqualTo(new Finding(
                        "receipts",
                        "asked for all of a block at once, again and again; the node also tells them one by one",
                        true));

        node.anew("eth_getBlockReceipts");
        connection.renew();
        assertThat(found("receipts")).isEqualTo(new Finding("receipts", "asked for one by one, again and again", true));
    }

    /** 3 can come into the next block, 2 wait for one before them. */
    @Test
    void whatWaitsInThePoolIsCounted() {
        node.tell("txpool_status", "{\"pending\":\"0x3\",\"queued\":\"0x2\"}");

        assertThat(found("pool")).isEqualTo(new Finding("pool", "5 transactions wait; limit: unknown", true));
    }

    /** Transactions then have one price. */
    @Test
    void noBaseFeeIsNoFailure() {
        node.anew("eth_getBlockByNumber").tell("eth_getBlockByNumber", """
            {"number": "0x1", "hash": "0x01", "parentHash": "0x00", "timestamp": "0x5", "gasLimit": "0x1fffffffffffff"}\
            """);

        assertThat(found("fees"))
                .isEqualTo(new Finding("fees", "no base fee: transactions have one price, all of which is paid", true));
    }

    /** The code that is run refuses with 12345678. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        3      | execution reverted | 0x12345678 | understood, with their bytes                       | true
        3      | execution reverted | 0x         | understood, without their bytes: nobody learns why | false
        -32000 | Execution reverted | why        | understood, without their bytes: nobody learns why | false
        -32000 | out of gas         | why        | told as OTHER                                      | false
        """)
    void contractsRefusalsAreUnderstoodWithTheirBytes(
            int code, String words, String data, String found, boolean works) {
        node.refuse("eth_call", code, words, data);

        assertThat(found("contracts' refusals")).isEqualTo(new Finding("contracts' refusals", found, works));
    }

    @Test
    void aRefusalThatIsAnAnswerIsNoneAnybodyUnderstands() {
        node.tell("eth_call", "\"0x\"");

        assertThat(found("contracts' refusals"))
                .isEqualTo(new Finding("contracts' refusals", "taken for answers", false));
    }

    private Finding found(String what) {
        List<Finding> findings = NodeExamination.of(connection, SHORT);
        return findings.stream()
                .filter(finding -> finding.what().equals(what))
                .findFirst()
                .orElseThrow();
    }
}
