package io.backstop.contracts.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.contracts.Venues;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two ways to one node, either of which may fail. */
class FailoverTest {

    private static final Duration SHORT = Duration.ofSeconds(5);

    private final LocalChain chain = LocalChain.start(Venues.HOME, Venues.GENESIS);
    private final FaultyNode first = new FaultyNode(chain.httpUrl());
    private final FaultyNode second = new FaultyNode(chain.httpUrl());
    private final List<String> log = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        first.close();
        second.close();
        chain.close();
    }

    @Test
    void aNodeThatDoesNotAnswerIsLeftForTheNextAndToldOnce() {
        chain.clock().mine(Venues.GENESIS + 1);
        try (ChainConnection connection = open()) {
            first.set(FaultyNode.Mode.REFUSE);

            assertThat(connection.blockNumber()).isEqualTo(1);
            assertThat(connection.blockNumber()).isEqualTo(1);

            assertThat(connection.endpoint()).isEqualTo(second.url());
            assertThat(connection.failovers()).isEqualTo(1);
            assertThat(log)
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("chain at " + first.url() + " does not answer: ")
                            .endsWith("; going on with " + second.url()));
        }
    }

    @Test
    void itIsTakenAgainWhenTheOtherFails() {
        try (ChainConnection connection = open()) {
            first.set(FaultyNode.Mode.REFUSE);
            connection.blockNumber();
            first.set(FaultyNode.Mode.RELAY);
            second.set(FaultyNode.Mode.REFUSE);

            assertThat(connection.blockNumber()).isZero();
            assertThat(connection.endpoint()).isEqualTo(first.url());
            assertThat(connection.failovers()).isEqualTo(2);
        }
    }

    @Test
    void aNodeThatIsDownAtTheStartIsPassedOver() {
        first.set(FaultyNode.Mode.REFUSE);
        try (ChainConnection connection = open()) {
            assertThat(connection.endpoint()).isEqualTo(second.url());
        }
    }

    @Test
    void noneThatAnswersIsAFailureInOneLine() {
        first.set(FaultyNode.Mode.REFUSE);
        second.set(FaultyNode.Mode.REFUSE);

        assertThatThrownBy(this::open)
                .isInstanceOf(NoAnswerException.class)
                .hasMessageStartingWith("chain at " + first.url() + " does not answer: ")
                .hasMessageNotContaining("\n");
    }

    /** Four blocks are one too many. */
    @Test
    void aNodeThatIsFourBlocksBehindIsLeft() {
        for (int block = 1; block <= 10; block++) {
            chain.clock().mine(Venues.GENESIS + block);
        }
        try (Nodes nodes = Nodes.open(List.of(first.url(), second.url()), SHORT, log::add)) {
            first.fallBehind(3);
            nodes.compareHeads();
            assertThat(nodes.behind()).isEqualTo(3);
            assertThat(nodes.current().endpoint()).isEqualTo(first.url());

            first.fallBehind(4);
            nodes.compareHeads();

            assertThat(nodes.current().endpoint()).isEqualTo(second.url());
            assertThat(log)
                    .containsExactly(
                            "chain at %s is 4 blocks behind; going on with %s".formatted(first.url(), second.url()));
        }
    }

    private ChainConnection open() {
        return ChainConnection.open(List.of(first.url(), second.url()), log::add);
    }
}
