package io.backstop.contracts.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Besu counts its subscriptions ("0x1", "0x2"), where other nodes give them long random names, and may have forgotten one. */
class SubscriptionsTest {

    private static final String TRANSACTION = "0x" + "ab".repeat(32);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Node node = new Node();

    @BeforeEach
    void start() throws InterruptedException {
        node.start();
        assertThat(node.ready.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void stop() throws InterruptedException {
        node.stop(1_000);
    }

    @Test
    void newsOfABlockComesByAShortName() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        try (ChainConnection connection = ChainConnection.open("ws://127.0.0.1:" + node.getPort())) {
            HeadSubscription heads = Objects.requireNonNull(connection.newHeads(told::countDown));

            assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
            heads.close();
            assertThat(connection.chainId()).isEqualTo(1337);
        }
    }

    /**
     * No receipt before it subscribes, none when it has, none after a quarter of a second without news, one after the news at
     * 400 ms: four questions, where asking every 20 ms would be twenty.
     */
    @Test
    void aReceiptIsAskedForWhenABlockIsTold() {
        node.newsAfterMillis = 400;
        try (ChainConnection connection = ChainConnection.open("ws://127.0.0.1:" + node.getPort())) {
            assertThat(connection.awaitReceipt(TRANSACTION).block()).isEqualTo(2);
        }
        assertThat(node.receiptsAsked.get()).isBetween(3, 8);
    }

    /** All three questions are there before the first is answered. */
    @Test
    void manyReceiptsAreAskedForWithoutWaiting() {
        node.answersReceiptsFrom = 3;
        try (ChainConnection connection = ChainConnection.open("ws://127.0.0.1:" + node.getPort())) {
            assertThat(connection.receipts(List.of(TRANSACTION, TRANSACTION, TRANSACTION)))
                    .containsOnlyKeys(TRANSACTION);
        }
    }

    /** Knows its chain's id, and tells of one block whoever subscribes; a receipt there is after that. */
    private static final class Node extends WebSocketServer {

        private static final String RECEIPT = "\"result\":{\"transactionHash\":\"" + TRANSACTION
                + "\",\"blockNumber\":\"0x2\",\"status\":\"0x1\",\"gasUsed\":\"0x5208\"}";

        private final CountDownLatch ready = new CountDownLatch(1);
        private final AtomicInteger receiptsAsked = new AtomicInteger();
        private final List<String> held = new ArrayList<>();
        private volatile long newsAfterMillis;
        private volatile int answersReceiptsFrom;
        private volatile boolean hasBlock;

        private Node() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            setReuseAddr(true);
        }

        @Override
        public void onMessage(WebSocket socket, String message) {
            JsonNode call = read(message);
            String method = call.path("method").asText();
            if (method.equals("eth_getTransactionReceipt")) {
                answerReceipt(socket, call);
                return;
            }
            socket.send(reply(call, answer(method)));
            if (method.equals("eth_subscribe")) {
                CompletableFuture.delayedExecutor(newsAfterMillis, TimeUnit.MILLISECONDS)
                        .execute(() -> tellOfBlock(socket));
            }
        }

        private void tellOfBlock(WebSocket socket) {
            hasBlock = true;
            socket.send("{\"jsonrpc\":\"2.0\",\"method\":\"eth_subscription\",\"params\":"
                    + "{\"subscription\":\"0x1\",\"result\":{\"number\":\"0x2\"}}}");
        }

        private void answerReceipt(WebSocket socket, JsonNode call) {
            boolean isThere = hasBlock || answersReceiptsFrom > 0;
            held.add(reply(call, isThere ? RECEIPT : "\"result\":null"));
            if (receiptsAsked.incrementAndGet() >= answersReceiptsFrom) {
                held.forEach(socket::send);
                held.clear();
            }
        }

        private static String reply(JsonNode call, String answer) {
            return "{\"jsonrpc\":\"2.0\",\"id\":%s,%s}".formatted(call.path("id"), answer);
        }

        private static String answer(String method) {
            return switch (method) {
                case "eth_chainId" -> "\"result\":\"0x539\"";
                case "eth_subscribe" -> "\"result\":\"0x1\"";
                default -> "\"error\":{\"code\":-32000,\"message\":\"Subscription not found\"}";
            };
        }

        private static JsonNode read(String message) {
            try {
                return JSON.readTree(message);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(message, e);
            }
        }

        @Override
        public void onStart() {
            ready.countDown();
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {}

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

        @Override
        public void onError(WebSocket socket, Exception failure) {}
    }
}
