package io.backstop.contracts.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nodes answer, as they were seen to, and what it means: Besu 26.8.0 and 25.11.0, anvil and Hardhat. */
class RefusalTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        3      | Execution reverted (unlucky)                              | 0x08c379a0 | REVERT
        -32000 | Execution reverted (unlucky)                              | 0x08c379a0 | REVERT
        3      | execution reverted: custom error 0x12345678               | 0x12345678 | REVERT
        -32000 | execution reverted                                        |            | REVERT
        -32603 | VM Exception while processing transaction                 | 0x12345678 | REVERT
        -32601 | Method not found                                          |            | NO_SUCH_METHOD
        -32604 | Method not enabled                                        |            | NO_SUCH_METHOD
        -32604 | The method eth_sendTransaction is not supported. Use eth_sendRawTransaction to send a signed transaction to Besu. | | NO_SUCH_METHOD
        -32004 | Method txpool_status is not supported                     |            | NO_SUCH_METHOD
        -32602 | Invalid address params                                    |            | BAD_PARAMETERS
        -32602 | Invalid block param (block not found)                     |            | UNKNOWN_BLOCK
        -32602 | Invalid params                                            |            | BAD_PARAMETERS
        -32000 | Wrong chainId                                             |            | WRONG_CHAIN
        -32003 | Intrinsic gas exceeds gas limit                           |            | TOO_LITTLE_GAS
        -32005 | Transaction gas limit exceeds block gas limit             |            | TOO_MUCH_GAS
        -32000 | Known transaction                                         |            | KNOWN_TRANSACTION
        -32000 | transaction already imported                              |            | KNOWN_TRANSACTION
        -32001 | Nonce too low                                             |            | NONCE_TOO_LOW
        -32003 | nonce too low                                             |            | NONCE_TOO_LOW
        -32000 | Transaction nonce is too distant from current sender nonce |           | NONCE_TOO_FAR
        -32004 | Upfront cost exceeds account balance                      |            | TOO_LITTLE_MONEY
        -32000 | insufficient funds for gas * price + value                |            | TOO_LITTLE_MONEY
        -32603 | Internal error (IllegalStateException: Cannot remove 5 wei from account 0x1) | | INTERNAL
        -32000 | Transaction processing could not be completed due to an exception (Invalid opcode: 0xfe) | | OTHER
        -39001 | Unknown block                                             |            | UNKNOWN_BLOCK
        -32000 | Block not found                                           |            | UNKNOWN_BLOCK
        -32005 | Requested range exceeds maximum RPC range limit           |            | TOO_LARGE
        -32005 | Number of requests exceeds max batch size                 |            | TOO_LARGE
        -32000 | replacement transaction underpriced                       |            | UNDERPRICED
        -32600 | Invalid Request                                           |            | BAD_PARAMETERS
        -32700 | Parse error                                               |            | BAD_PARAMETERS
        -32000 | Filter not found                                          |            | OTHER
        """)
    void eachAnswerHasOneMeaning(int code, String message, String data, Refusal meaning) {
        assertThat(Refusal.of(code, message, data)).isEqualTo(meaning);
    }

    /** Its frames have words in them that mean something else at the beginning. */
    @Test
    void aTraceBehindTheMessageMeansNothing() {
        String trace = "\n    at Arrays.rangeCheck (more than one)\n    at Chain.nonceTooLow (nonce too low)";

        assertThat(Refusal.of(-32_603, "Internal error" + trace, null)).isEqualTo(Refusal.INTERNAL);
        assertThat(Refusal.of(-32_000, "Known transaction" + trace, null)).isEqualTo(Refusal.KNOWN_TRANSACTION);
    }
}
