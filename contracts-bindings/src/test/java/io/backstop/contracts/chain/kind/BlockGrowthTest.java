package io.backstop.contracts.chain.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.ScriptedNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Besu that answers need not make blocks: a validator without peers and {@code --network=dev} of 26.8.0 stay at block 0. */
class BlockGrowthTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    private final ScriptedNode node = new ScriptedNode();

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void aChainIsReadyAfterItsFirstBlock() {
        node.anew("eth_blockNumber").tell("eth_blockNumber", "\"0x0\"");
        node.tell("eth_blockNumber", "\"0x1\"");

        try (ChainConnection connection = new BlockGrowth(node.url(), () -> true, SHORT).await()) {
            assertThat(connection.chainId()).isEqualTo(1337);
        }
    }

    @Test
    void aNodeThatAnswersButMakesNoBlockIsToldInOneLine() {
        node.anew("eth_blockNumber").tell("eth_blockNumber", "\"0x0\"");

        assertThatThrownBy(() -> new BlockGrowth(node.url(), () -> true, SHORT).await())
                .isInstanceOf(ChainException.class)
                .hasMessage(node.url() + " makes no block within 1 s");
    }

    @Test
    void nobodyWaitsForANodeThatHasEnded() {
        node.close();

        assertThatThrownBy(() -> new BlockGrowth(node.url(), () -> false, SHORT).await())
                .isInstanceOf(ChainException.class)
                .hasMessage("it ended");
    }
}
