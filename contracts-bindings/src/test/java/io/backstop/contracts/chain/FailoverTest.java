package io.backstop.contracts.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.backstop.contracts.Venues;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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

    /** All were silent, and the link to the first is given up; by now the second answers again, and the first does not. */
    @Test
    void whereNoLinkCanBeMadeTheNextIsTaken() {
        try (ChainConnection connection = open()) {
            first.set(FaultyNode.Mode.REFUSE);
            connection.renew();

            assertThat(connection.blockNumber()).isZero();
            assertThat(connection.endpoint()).isEqualTo(second.url());
            assertThat(log).hasSize(1);
        }
    }

    /** A single node's link is made again as soon as it answers. */
    @Test
    void aLinkThatWasGivenUpIsMadeAgain() {
        try (ChainConnection connection = ChainConnection.open(first.url())) {
            connection.renew();
            assertThat(connection.blockNumber()).isZero();
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

    /** Three blocks are one too many. */
    @Test
    void aNodeThatIsThreeBlocksBehindIsLeft() {
        mineTen();
        try (Nodes nodes = Nodes.open(List.of(first.url(), second.url()), SHORT, log::add)) {
            first.fallBehind(2);
            nodes.compareHeads();
            assertThat(nodes.behind()).isEqualTo(2);
            assertThat(nodes.current().endpoint()).isEqualTo(first.url());

            first.fallBehind(3);
            nodes.compareHeads();

            assertThat(nodes.current().endpoint()).isEqualTo(second.url());
            assertThat(log)
                    .containsExactly(
                            "chain at %s is 3 blocks behind; going on with %s".formatted(first.url(), second.url()));
        }
    }

    /** Ten blocks came before the second answered, and the first has them as well by then. */
    @Test
    void aNodeThatAnswersLateIsNotAhead() {
        try (Nodes nodes = Nodes.open(List.of(first.url(), second.url()), SHORT, log::add)) {
            second.answerNextAfter(this::mineTen);

            nodes.compareHeads();

            assertThat(nodes.behind()).isZero();
            assertThat(nodes.current().quantity("eth_blockNumber")).isEqualTo(10);
            assertThat(log).isEmpty();
        }
    }

    /** Something takes the connection and says nothing. */
    @Test
    void aWebSocketThatNobodyAnswersIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "ws://127.0.0.1:" + silent.getLocalPort();

            assertThatThrownBy(() -> ChainConnection.open(url, Duration.ofMillis(300)))
                    .isInstanceOf(NoAnswerException.class)
                    .hasMessage("chain at " + url + " does not answer: Failed to connect to WebSocket");
        }
    }

    /** A stopped node does not even answer that the connection ends. */
    @Test
    void aSubscriptionToANodeThatWasLeftEndsWithoutAWord() throws Exception {
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        NodeLink link = NodeLink.open(chain.webSocketUrl(), SHORT);
        HeadSubscription heads = Objects.requireNonNull(link.newHeads(() -> {}));
        new ProcessBuilder("kill", "-STOP", Long.toString(chain.pid())).start().waitFor();
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
        try {
            link.close();
            heads.close();
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(null);
            ProcessHandle.of(chain.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }

        assertThat(uncaught).isEmpty();
    }

    /** The second is 2 blocks behind, the third is not. */
    @Test
    void ofThoseThatAnswerTheFurthestIsTaken() {
        mineTen();
        try (FaultyNode third = new FaultyNode(chain.httpUrl());
                ChainConnection connection =
                        ChainConnection.open(List.of(first.url(), second.url(), third.url()), log::add)) {
            second.fallBehind(2);
            first.set(FaultyNode.Mode.REFUSE);

            assertThat(connection.blockNumber()).isEqualTo(10);
            assertThat(connection.endpoint()).isEqualTo(third.url());
        }
    }

    @Test
    void aNodeThatHasNoTimeIsLeftForTheNext() {
        try (ChainConnection connection = open()) {
            first.set(FaultyNode.Mode.BUSY);

            assertThat(connection.blockNumber()).isZero();
            assertThat(log)
                    .containsExactly("chain at %s does not answer: limit exceeded; going on with %s"
                            .formatted(first.url(), second.url()));
        }
    }

    @Test
    void theErrorOfASingleNodeIsToldAsItStands() {
        try (ChainConnection connection = ChainConnection.open(first.url())) {
            first.set(FaultyNode.Mode.BUSY);

            assertThatThrownBy(connection::blockNumber)
                    .isExactlyInstanceOf(RefusedException.class)
                    .hasMessage("chain at %s: eth_blockNumber: limit exceeded", first.url());
        }
    }

    @Test
    void anAnswerThatIsNoNumberIsOneLine() {
        try (ChainConnection connection = open()) {
            first.set(FaultyNode.Mode.TALK);

            assertThatThrownBy(connection::blockNumber)
                    .isInstanceOf(ChainException.class)
                    .hasMessage("chain at %s: eth_blockNumber: \"soon\" must be a number in hexadecimal", first.url());
        }
    }

    @Test
    void numbersAreWhatFits64Bits() {
        assertThat(number("0x0")).isZero();
        assertThat(number("0x7fffffffffffffff")).isEqualTo(Long.MAX_VALUE);
        for (String none : new String[] {"0x", "", "12", "0x8000000000000000", "null"}) {
            assertThatThrownBy(() -> number(none))
                    .isInstanceOf(ChainException.class)
                    .hasMessage("\"%s\" must be a number in hexadecimal", none);
        }
    }

    /** A node that talks is neither behind nor ahead. */
    @Test
    void comparingSurvivesWhatIsNoAnswer() {
        mineTen();
        try (Nodes nodes = Nodes.open(List.of(first.url(), second.url()), SHORT, log::add)) {
            second.set(FaultyNode.Mode.TALK);
            nodes.compareHeads();
            assertThat(nodes.behind()).isZero();
            assertThat(nodes.current().endpoint()).isEqualTo(first.url());
        }
    }

    /** Its logs would end with block 8, and look as if there were no others. */
    @Test
    void logsAreNotAskedOfANodeThatLacksTheLastBlock() {
        mineTen();
        try (ChainConnection connection = open()) {
            second.fallBehind(2);
            assertThat(connection.logs(1, 10, List.of())).isEmpty();
            first.set(FaultyNode.Mode.REFUSE);

            assertThatThrownBy(() -> connection.logs(1, 10, List.of()))
                    .isInstanceOf(BehindException.class)
                    .hasMessage("chain at %s: there is no block 0xa", second.url());
            assertThat(connection.logs(1, 8, List.of())).isEmpty();
        }
    }

    private void mineTen() {
        for (int block = 1; block <= 10; block++) {
            chain.clock().mine(Venues.GENESIS + block);
        }
    }

    private static long number(String text) {
        return ChainConnection.number(TextNode.valueOf(text));
    }

    private ChainConnection open() {
        return ChainConnection.open(List.of(first.url(), second.url()), log::add);
    }
}
