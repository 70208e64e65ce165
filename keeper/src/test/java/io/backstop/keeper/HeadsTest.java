package io.backstop.keeper;

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
                Heads heads = new Heads(connection)) {
            assertThat(heads.isSubscribed()).isTrue();
            subscribed.close();
            asked.clock().mine(GENESIS + 1);

            assertThat(heads.await()).isEqualTo(1);
            assertThat(heads.await()).isEqualTo(1);

            assertThat(heads.isSubscribed()).isFalse();
        } finally {
            subscribed.close();
        }
    }
}
