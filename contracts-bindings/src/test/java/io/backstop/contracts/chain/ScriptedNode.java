package io.backstop.contracts.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers over HTTP what a test wrote down for each method, in that order and the last of it again and again; what nobody wrote
 * down is a method that it does not have. Its chain has the id 1337, stands at block 1, and no block of it is final or safe.
 */
public final class ScriptedNode implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String BLOCK = """
        {"number": "0x1", "hash": "0x01", "parentHash": "0x00", "timestamp": "0x5", "gasLimit": "0x1fffffffffffff",
        "baseFeePerGas": "0x0"}\
        """;

    /** What Besu says to more questions at once than it takes. */
    static final String TOO_MANY = "{\"jsonrpc\":\"2.0\",\"id\":null,"
            + "\"error\":{\"code\":-32005,\"message\":\"Number of requests exceeds max batch size\"}}";

    private static final int OK = 200;

    private final HttpServer server;
    private final Map<String, Deque<String>> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> given = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile int status = OK;
    private volatile String failure = "";
    private volatile int most = Integer.MAX_VALUE;
    private volatile Duration delay = Duration.ZERO;

    /** A node that says no more than which chain it has. */
    public ScriptedNode() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
        tell("eth_chainId", "\"0x539\"");
        tell("eth_blockNumber", "\"0x1\"");
        tell("eth_getBlockByNumber", BLOCK);
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Has a method return this from now on, or after what was written down before. */
    public void tell(String method, String result) {
        add(method, "\"result\":" + result);
    }

    /** Has it refuse. */
    public void refuse(String method, int code, String message) {
        add(
                method,
                "\"error\":{\"code\":%d,\"message\":\"%s\"}"
                        .formatted(code, message.replace("\n", "\\n").replace("\t", "\\t")));
    }

    /** Has it refuse with bytes beside the message. */
    public void refuse(String method, int code, String message, String bytes) {
        add(method, "\"error\":{\"code\":%d,\"message\":\"%s\",\"data\":\"%s\"}".formatted(code, message, bytes));
    }

    private void add(String method, String answer) {
        answers.computeIfAbsent(method, unused -> new ArrayDeque<>()).add(answer);
    }

    /** Has it answer everything with this status and these words. */
    public void failAll(int code, String words) {
        failure = words;
        status = code;
    }

    /** Has it take one question at a time, and say so as Besu says that there are too many. */
    public void refuseLists() {
        takeAtMost(0);
    }

    /** Has it take so many questions at once, and say of more what Besu says. */
    void takeAtMost(int questions) {
        most = questions;
    }

    /** Has it wait so long before it answers. */
    void answerAfter(Duration time) {
        delay = time;
    }

    /** Forgets what a method was to answer. */
    public ScriptedNode anew(String method) {
        answers.remove(method);
        return this;
    }

    /** The methods that were asked for, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** The first parameter with which a method was asked for last. */
    String given(String method) {
        return given.getOrDefault(method, "");
    }

    /** How many requests came to it, a list of questions as one. */
    public int requests() {
        return requests.get();
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        await(delay);
        JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        if (status != OK) {
            answer(exchange, failure);
            return;
        }
        if (!request.isArray()) {
            answer(exchange, answer(request));
            return;
        }
        if (request.size() > most) {
            answer(exchange, TOO_MANY);
            return;
        }
        List<String> all = new ArrayList<>();
        request.forEach(each -> all.add(answer(each)));
        answer(exchange, "[" + String.join(",", all) + "]");
    }

    private static void await(Duration time) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String answer(JsonNode call) {
        String method = call.path("method").asText();
        asked.add(method);
        given.put(method, call.at("/params/0").asText());
        if (List.of("safe", "finalized").contains(call.at("/params/0").asText())) {
            return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":-39001,\"message\":\"Unknown block\"}}"
                    .formatted(call.path("id"));
        }
        Deque<String> known = answers.get(method);
        String answer = "\"error\":{\"code\":-32601,\"message\":\"Method not found\"}";
        if (known != null) {
            answer = known.size() > 1 ? known.remove() : known.element();
        }
        return "{\"jsonrpc\":\"2.0\",\"id\":%s,%s}".formatted(call.path("id"), answer);
    }

    private void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
