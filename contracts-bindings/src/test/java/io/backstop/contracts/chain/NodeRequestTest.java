package io.backstop.contracts.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a node says of the chain that it copies is told without the key in its address. */
class NodeRequestTest {

    private static final NodeRequest CHAIN = NodeRequest.at(Path.of("/"), 0);

    @Test
    void theAddressOfTheOtherChainIsShownWithoutItsKey() {
        NodeRequest copy = CHAIN.forkOf("http://user:secret@localhost/");

        assertThat(copy.shown("error: invalid value 'http://user:secret@localhost/' for '--fork-url <URL>'"))
                .isEqualTo("error: invalid value 'http://localhost' for '--fork-url <URL>'");
        assertThat(copy.shown("cannot ask (http://user:secret@localhost:80/), nor ws://user:secret@localhost"))
                .isEqualTo("cannot ask (http://localhost:80), nor ws://localhost");
    }

    @Test
    void aChainOfItsOwnHasNothingToHide() {
        assertThat(CHAIN.shown("see https://example.org/help")).isEqualTo("see https://example.org/help");
    }
}
