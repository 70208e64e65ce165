package io.backstop.contracts.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an examination says of nodes that answer one thing or another. */
class NodeExaminationTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    private final ScriptedNode node = new ScriptedNode();
    private final ChainConnection connection = ChainConnection.open(node.url());

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
        assertThat(found("blocks"))
                .isEqualTo(new Finding(
                        "blocks",
                        "none in 1 s: run would wait for one in vain; start the node so that it makes them by itself",
                        false));

        node.anew("eth_blockNumber").tell("eth_blockNumber", "\"0x2\"");
        assertThat(found("blocks"))
                .isEqualTo(new Finding("blocks", "made by the node: runs play one step for each block", true));
    }

    private Finding found(String what) {
        List<Finding> findings = NodeExamination.of(connection, SHORT);
        return findings.stream()
                .filter(finding -> finding.what().equals(what))
                .findFirst()
                .orElseThrow();
    }
}
