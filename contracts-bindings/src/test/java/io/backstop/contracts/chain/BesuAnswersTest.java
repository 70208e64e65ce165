package io.backstop.contracts.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.venue.ContractError;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Besu 26.8.0 and a 25.11.0 were seen to answer, line by line of the table that was made of them, and what becomes of it. */
class BesuAnswersTest {

    private static final String CONTRACT = "0x0000000000000000000000000000000000000abc";
    private static final String TRANSACTION = "0x" + "ab".repeat(32);

    /** Error("unlucky"): its selector, 32 for where the text begins, its 7 bytes, and the bytes. */
    private static final String UNLUCKY =
            "0x08c379a0" + "%064x%064x".formatted(32, 7) + "756e6c75636b79" + "00".repeat(25);

    private static final ContractCall CALL = new ContractCall(CONTRACT, "0x01", 100_000);

    private final ScriptedNode node = new ScriptedNode();
    private final ChainConnection connection = ChainConnection.open(node.url());

    @AfterEach
    void stop() {
        connection.close();
        node.close();
    }

    /** 26.8.0 has a code of its own for it, 25.11.0 has none. */
    @ParameterizedTest
    @ValueSource(ints = {3, -32_000})
    void aRevertIsTheContractsRefusal(int code) {
        node.refuse("eth_call", code, "Execution reverted (unlucky)", UNLUCKY);

        ContractRevertException refused =
                catchThrowableOfType(ContractRevertException.class, () -> connection.call(CONTRACT, "0x01"));

        assertThat(refused.error()).isEqualTo(ContractError.of("Error"));
        assertThat(connection.refusalOf(DevAccount.KEEPER.address(), CONTRACT, "0x01", false))
                .contains(ContractError.of("Error"));
    }

    /** Some nodes leave the bytes out: that the contract refused is known by the words, and why is not. */
    @Test
    void aRevertWithoutItsBytesIsTheContractsRefusalToo() {
        node.refuse("eth_call", -32_000, "execution reverted");

        ContractRevertException refused =
                catchThrowableOfType(ContractRevertException.class, () -> connection.call(CONTRACT, "0x01"));

        assertThat(refused.error()).isEqualTo(ContractError.of("NoReason"));
        assertThat(connection.refusalOf(DevAccount.KEEPER.address(), CONTRACT, "0x01", false))
                .contains(ContractError.of("NoReason"));
        assertThat(connection.wouldCarryOut(CONTRACT, "0x01")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        eth_estimateGas          | 3      | Execution reverted (unlucky)                      | REVERT
        eth_estimateGas          | -32000 | Execution reverted (unlucky)                      | REVERT
        eth_noSuchMethod         | -32601 | Method not found                                  | NO_SUCH_METHOD
        txpool_status            | -32601 | Method not found                                  | NO_SUCH_METHOD
        txpool_status            | -32604 | Method not enabled                                | NO_SUCH_METHOD
        eth_sendTransaction      | -32604 | The method eth_sendTransaction is not supported. Use eth_sendRawTransaction to send a signed transaction to Besu. | NO_SUCH_METHOD
        eth_getBalance           | -32602 | Invalid address params                            | BAD_PARAMETERS
        eth_getBalance           | -32602 | Invalid block param (block not found)             | UNKNOWN_BLOCK
        eth_getBalance           | -32000 | Block not found                                   | UNKNOWN_BLOCK
        eth_estimateGas          | -32000 | Transaction processing could not be completed due to an exception (Invalid opcode: 0xfe) | OTHER
        eth_getBlockByNumber     | -39001 | Unknown block                                     | UNKNOWN_BLOCK
        eth_getLogs              | -32602 | Invalid params                                    | BAD_PARAMETERS
        eth_getLogs              | -32005 | Requested range exceeds maximum RPC range limit   | TOO_LARGE
        eth_getLogs              | -32000 | Block not found                                   | UNKNOWN_BLOCK
        eth_getFilterChanges     | -32000 | Filter not found                                  | OTHER
        eth_unsubscribe          | -32000 | Subscription not found                            | OTHER
        eth_subscribe            | -32600 | Invalid Request                                   | BAD_PARAMETERS
        debug_traceTransaction   | -32000 | Transaction not found                             | OTHER
        eth_mining               | -32601 | Method not found                                  | NO_SUCH_METHOD
        eth_coinbase             | -32604 | Method not enabled                                | NO_SUCH_METHOD
        """)
    void aQuestionThatIsRefusedSaysWhy(String method, int code, String message, Refusal why) {
        node.anew(method).refuse(method, code, message);

        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> connection.json(method));

        assertThat(refused.why()).isEqualTo(why);
        assertThat(refused).hasMessage("chain at " + node.url() + ": " + method + ": " + message);
    }

    /** What one of the two versions answers where the other refuses, and that no account is the node's own. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
        eth_accounts           | []
        eth_mining             | true
        eth_coinbase           | "0xfe3b557e8fb62b89f4916b721be55ceb828dbd73"
        eth_getLogs            | []
        debug_traceTransaction | null
        txpool_status          | {"pending":"0x3","queued":"0x2"}
        """)
    void anAnswerIsHandedOnAsItIs(String method, String result) {
        node.tell(method, result);

        assertThat(connection.json(method)).hasToString(result);
    }

    /** From a block to one before it: 25.11.0 finds nothing, 26.8.0 refuses. */
    @Test
    void logsOfNoBlockAreNone() {
        node.tell("eth_getLogs", "[]");
        node.refuse("eth_getLogs", -32_602, "Invalid params");

        assertThat(connection.logs(9, 3, List.of(CONTRACT))).isEmpty();
        assertThat(catchThrowableOfType(RefusedException.class, () -> connection.logs(9, 3, List.of(CONTRACT)))
                        .why())
                .isEqualTo(Refusal.BAD_PARAMETERS);
    }

    /** The whole list gets one object whose id is null. Nothing asks for so many at once: 1025 receipts are 11 lists. */
    @Test
    void aListOf1025QuestionsIsRefusedAsOne() {
        node.takeAtMost(1024);
        node.tell("eth_getTransactionReceipt", "null");
        try (NodeLink link = NodeLink.open(node.url(), ChainConnection.DEFAULT_TIMEOUT)) {
            assertThat(link.exchangeAll("eth_chainId", Collections.nCopies(1024, List.of())))
                    .hasValueSatisfying(answers -> assertThat(answers).hasSize(1024));
            assertThat(link.exchangeAll("eth_chainId", Collections.nCopies(1025, List.of())))
                    .isEmpty();
        }
        int before = node.requests();

        assertThat(connection.receipts(Collections.nCopies(1025, TRANSACTION))).isEmpty();

        assertThat(node.requests() - before).isEqualTo(11);
    }

    /** The node takes a second; nobody waits for longer than he said. */
    @Test
    void aQuestionWhoseTimeIsOverIsOneLine() {
        try (ChainConnection hurried = ChainConnection.open(node.url(), Duration.ofMillis(300))) {
            node.answerAfter(Duration.ofSeconds(1));
            long asked = System.nanoTime();

            NoAnswerException silent = catchThrowableOfType(NoAnswerException.class, hurried::blockNumber);

            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMillis(900));
            assertThat(silent).hasMessage("chain at " + node.url() + " does not answer: timeout");
        }
    }

    /** The nonce of what was not taken is that of the next. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -32602 | Invalid params                                | BAD_PARAMETERS
        -32000 | Wrong chainId                                 | WRONG_CHAIN
        -32003 | Intrinsic gas exceeds gas limit               | TOO_LITTLE_GAS
        -32005 | Transaction gas limit exceeds block gas limit | TOO_MUCH_GAS
        -32001 | Nonce too low                                 | NONCE_TOO_LOW
        -32004 | Upfront cost exceeds account balance          | TOO_LITTLE_MONEY
        """)
    void aTransactionThatIsRefusedLeavesItsNonceFree(int code, String message, Refusal why) {
        TransactionSender sender = sender();
        node.tell("eth_getTransactionByHash", "null");
        node.refuse("eth_sendRawTransaction", code, message);
        String future = sender.futureContract(0);

        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> sender.send(CALL));

        assertThat(refused.why()).isEqualTo(why);
        assertThat(sender.sent()).isZero();
        assertThat(sender.futureContract(0)).isEqualTo(future);
    }

    /** From an attempt whose answer was lost. */
    @Test
    void aTransactionThatItHasAlreadyIsSent() {
        TransactionSender sender = sender();
        node.tell("eth_getTransactionByHash", "{\"hash\": \"" + TRANSACTION + "\"}");
        node.refuse("eth_sendRawTransaction", -32_000, "Known transaction");

        sender.send(CALL);

        assertThat(sender.sent()).isEqualTo(1);
    }

    /** An estimate that is more than the account has. */
    @Test
    void aFailureOfTheNodeIsOneLineWithoutItsStack() {
        node.refuse(
                "eth_estimateGas",
                -32_603,
                "Internal error (IllegalStateException: Cannot remove 5 wei from account)\n"
                        + "\tat org.hyperledger.Besu.run");

        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> connection.json("eth_estimateGas"));

        assertThat(refused.why()).isEqualTo(Refusal.INTERNAL);
        assertThat(refused.getMessage())
                .endsWith("Cannot remove 5 wei from account)")
                .hasLineCount(1);
    }

    @Test
    void aBlockThatIsNotThereYetIsNoNull() {
        node.anew("eth_getBlockByNumber").tell("eth_getBlockByNumber", "null");

        assertThatThrownBy(() -> connection.block(9)).isInstanceOf(BehindException.class);
    }

    /** Since 25.12, as a balance at a future number. */
    @Test
    void aCallAtABlockThatIsNotThereIsNoNull() {
        node.tell("eth_call", "null");

        assertThatThrownBy(() -> connection.callAt(TRANSACTION, CONTRACT, "0x01"))
                .isInstanceOf(BehindException.class)
                .hasMessage("chain at " + node.url() + ": there is no block " + TRANSACTION);
        connection.viewAt(9);
        assertThatThrownBy(() -> connection.call(CONTRACT, "0x01"))
                .isInstanceOf(BehindException.class)
                .hasMessage("chain at " + node.url() + ": there is no block 0x9");
    }

    @Test
    void aBalanceThatIsNullIsOneLine() {
        node.tell("eth_getBalance", "null");

        assertThatThrownBy(() -> connection.balanceWei(CONTRACT))
                .isInstanceOf(ChainException.class)
                .hasMessage("chain at " + node.url() + ": eth_getBalance: \"null\" must be a number in hexadecimal");
    }

    @Test
    void whatNobodyKnowsHasNeitherTransactionNorReceipt() {
        node.tell("eth_getTransactionByHash", "null");
        node.tell("eth_getTransactionReceipt", "null");

        assertThat(connection.knows(TRANSACTION)).isFalse();
        assertThat(connection.receipt(TRANSACTION)).isEmpty();
        assertThat(connection.receipts(List.of(TRANSACTION, TRANSACTION))).isEmpty();
    }

    @Test
    void nobodyAsksForNothingAtOnce() {
        int before = node.asked().size();

        assertThat(connection.receipts(List.of())).isEmpty();
        assertThat(node.asked()).hasSize(before);
    }

    /** What is no JSON, and an empty list of questions: neither is ever sent, so whoever says so is no node. */
    @ParameterizedTest
    @ValueSource(strings = {"-32700,\"message\":\"Parse error\"", "-32600,\"message\":\"Invalid Request\""})
    void aQuestionThatDidNotArriveIsOneLine(String error) {
        node.failAll(400, "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":" + error + "}}");

        NoAnswerException silent = catchThrowableOfType(NoAnswerException.class, connection::blockNumber);

        assertThat(silent.getMessage())
                .startsWith("chain at " + node.url() + " does not answer: ")
                .contains("400")
                .hasLineCount(1);
    }

    /** What waits is told as the newest block, so the next may have its time at least. */
    @Test
    void theNextBlockIsNotBeforeTheNewest() {
        assertThat(BlockClock.of(connection).next()).isEqualTo(5);
        assertThat(BlockClock.of(connection).minesOnDemand()).isFalse();
    }

    @Test
    void gasThatCostsNothingIsNothing() {
        node.tell("eth_gasPrice", "\"0x0\"");

        assertThat(connection.gasPrice()).isZero();
        assertThat(connection.latestBlock().baseFee()).isZero();
    }

    /** Whoever started it without WEB3 is not told after a whole run that it has no name. */
    @Test
    void aNodeThatDoesNotSayWhatItIsIsUnknown() {
        node.refuse("web3_clientVersion", -32_604, "Method not enabled");

        assertThat(connection.clientVersion()).isEqualTo("unknown");
    }

    /** 25.11.0 knows no such trace and says null; a node without DEBUG has no traces. */
    @Test
    void whoeverWasRefusedWithoutAReasonIsToldSo() {
        node.tell("eth_getTransactionReceipt", """
            {"transactionHash": "%s", "blockNumber": "0x1", "status": "0x0", "gasUsed": "0x5208"}\
            """.formatted(TRANSACTION));
        node.tell("debug_traceTransaction", "null");
        node.refuse("debug_traceTransaction", -32_604, "Method not enabled");

        assertThatThrownBy(() -> connection.requireSuccess(TRANSACTION, "a price was refused"))
                .hasMessage("a price was refused: NoReason()");
        assertThatThrownBy(() -> connection.requireSuccess(TRANSACTION, "a price was refused"))
                .hasMessage("a price was refused: the node does not say why: chain at " + node.url()
                        + ": debug_traceTransaction: Method not enabled");
    }

    /** `--network=dev` of 25.11.0 has the network id 2018, and neither version knows a final block. */
    @Test
    void anExaminationTellsWhatIsDifferent() {
        node.tell("web3_clientVersion", "\"besu/v25.11.0/linux-x86_64/openjdk-java-25\"");
        node.tell("net_version", "\"2018\"");
        node.refuse("eth_call", -32_000, "Execution reverted", "0x12345678");
        node.tell("eth_getLogs", "[]");

        node.anew("eth_blockNumber").tell("eth_blockNumber", "\"0x2\"");

        assertThat(NodeExamination.of(connection))
                .contains(
                        new Finding("client", "besu/v25.11.0/linux-x86_64/openjdk-java-25", true),
                        new Finding(
                                "chain id", "1337, network id 2018 (transactions are signed for the chain id)", true),
                        new Finding("safe and finalized", "unknown: no block is final", true),
                        new Finding("unknown methods", "told as NO_SUCH_METHOD", true),
                        new Finding("contracts' refusals", "understood, with their bytes", true),
                        new Finding(
                                "receipts",
                                "asked for a hundred in one request, again and again; the node also tells them one by"
                                        + " one",
                                true),
                        new Finding(
                                "pool",
                                "does not tell what waits; limit: 200 of an account unless"
                                        + " --tx-pool-max-future-by-sender says otherwise",
                                true),
                        new Finding("traces", "missing: refused transactions do not say why", false));
    }

    /** Another node has no more room in a block. Of a node that has no time the next is asked. */
    @Test
    void ofSeveralNodesTooMuchGasIsNoReasonToLeaveOne() {
        try (ScriptedNode other = new ScriptedNode();
                ChainConnection both = ChainConnection.open(List.of(node.url(), other.url()), line -> {})) {
            node.refuse("eth_sendRawTransaction", -32_005, "Transaction gas limit exceeds block gas limit");

            assertThatThrownBy(() -> both.sendRaw("0x01")).isInstanceOf(RefusedException.class);
            assertThat(other.asked()).doesNotContain("eth_sendRawTransaction");

            node.refuse("eth_getLogs", -32_005, "Requested range exceeds maximum RPC range limit");
            other.tell("eth_getLogs", "[]");
            assertThat(both.json("eth_getLogs").isEmpty()).isTrue();
        }
    }

    private TransactionSender sender() {
        node.tell("eth_getTransactionCount", "\"0x0\"");
        return TransactionSender.of(connection, DevAccount.KEEPER);
    }
}
