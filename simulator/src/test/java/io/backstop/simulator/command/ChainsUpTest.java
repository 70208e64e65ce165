package io.backstop.simulator.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A chain that is kept up is told as gone once its node has gone, not for one question without an answer. */
class ChainsUpTest {

    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

    private final AtomicInteger asked = new AtomicInteger();

    /** The first question has no answer, the next two have, and then there is no node any more. */
    @Test
    @Timeout(30)
    void oneQuestionWithoutAnAnswerIsNotTheEnd() throws IOException {
        HttpServer node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/", exchange -> answer(node, exchange));
        node.start();
        String url = "http://127.0.0.1:" + node.getAddress().getPort();
        try (ChainConnection connection = ChainConnection.open(url)) {
            ChainsUp up = new ChainsUp(Map.of("the chain", connection));

            assertThatThrownBy(up::awaitCtrlC)
                    .isInstanceOf(ChainException.class)
                    .hasMessageStartingWith("the chain is gone, with all that was on it: chain at " + url);

            assertThat(asked).hasValueGreaterThanOrEqualTo(3);
        } finally {
            node.stop(0);
        }
    }

    private void answer(HttpServer node, HttpExchange exchange) {
        try (exchange) {
            String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int number = question.contains("eth_blockNumber") ? asked.incrementAndGet() : 0;
            if (number == 1) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            Matcher id = ID.matcher(question);
            byte[] answer = "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":\"0x1\"}"
                    .formatted(id.find() ? id.group(1) : "0")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            if (number == 3) {
                Thread.ofPlatform().daemon().start(() -> node.stop(0));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
