package io.backstop.keeper.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.LocalChain;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two nodes, of which only one can be subscribed to. */
class HeadsTest {

    private static final Path HOME = Path.of(System.getProperty("backstop.home"));
    private static final long GENESIS = 1_760_000_000;

    @Test
    void theNodeThatIsTakenInsteadIsFollowedInItsOwnWay() throws Exception {
        LocalChain subscribed = LocalChain.start(HOME, GENESIS);
        try (LocalChain asked = LocalChain.start(HOME, GENESIS);
                ChainConnection connection =
                        ChainConnection.open(List.of(subscribed.webSocketUrl(), asked.httpUrl()), line -> {});
                Heads heads = new Heads(connection, (level, event, pairs) -> {})) {
            assertThat(heads.isSubscribed()).isTrue();
            subscribed.close();
            asked.clock().mine(GENESIS + 1);

            assertThat(heads.newest(heads.await()).number()).isEqualTo(1);
            assertThat(heads.newest(heads.await()).number()).isEqualTo(1);

            assertThat(heads.isSubscribed()).isFalse();
        } finally {
            subscribed.close();
        }
    }

    @Test
    void aNodesSocketTellsOfBlocksToo() throws Exception {
        try (LocalChain chain = LocalChain.start(HOME, GENESIS);
                Heads heads = new Heads(chain.connection(), (level, event, pairs) -> {})) {
            heads.await();
            assertThat(heads.isSubscribed()).isTrue();

            chain.clock().mine(GENESIS + 1);

            assertThat(heads.await()).isTrue();
            assertThat(heads.newest(true).number()).isEqualTo(1);
            assertThat(heads.restarts()).isZero();
        }
    }
}
