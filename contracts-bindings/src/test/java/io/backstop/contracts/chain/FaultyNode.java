package io.backstop.contracts.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.web3j.crypto.Hash;

/** Stands between a client and a node, and fails in the ways in which nodes of others do. */
public final class FaultyNode implements AutoCloseable {

    /** What it does with a request. */
    public enum Mode {
        /** Nothing wrong. */
        RELAY,
        /** The connection ends before the node hears of it. */
        REFUSE,
        /** The node does it, and the connection ends before its answer. */
        LOSE_ANSWER,
        /** The node takes a transaction, and the connection ends before its answer; nothing else is wrong. */
        LOSE_ANSWER_TO_TRANSACTION,
        /** Refuses with the error of a node that has no time. */
        BUSY,
        /** Answers what is no answer to any question. */
        TALK,
        /** Says that it took a transaction and forgets it. */
        FORGET_TRANSACTION,
        /** Takes one question at a time, and says so as Besu says that there are too many. */
        REFUSE_BATCH
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String upstream;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Mode mode = Mode.RELAY;
    private volatile long behind;
    private volatile boolean hidesBaseFee;
    private final AtomicReference<Runnable> delay = new AtomicReference<>(() -> {});

    /** Before the node at this address. */
    public FaultyNode(String upstream) {
        this.upstream = upstream;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Its own address. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Behaves differently from now on. */
    public void set(Mode other) {
        mode = other;
    }

    /** Shows the chain as it was so many blocks ago. */
    public void fallBehind(long blocks) {
        behind = blocks;
    }

    /** Shows blocks as they were before EIP-1559. */
    public void hideBaseFee() {
        hidesBaseFee = true;
    }

    /** Takes so long to answer the next request that this happens meanwhile. */
    public void answerNextAfter(Runnable meanwhile) {
        delay.set(meanwhile);
    }

    /** How many requests came to it, a list of questions as one. */
    public int requests() {
        return requests.get();
    }

    /** How many transactions reached the node through it. */
    public int transactionsTaken() {
        return taken.get();
    }

    /** Asks a node, whatever is asked. */
    public static String ask(String url, String method, String parameters) throws IOException, InterruptedException {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":[%s]}".formatted(method, parameters);
        return send(HttpClient.newHttpClient(), url, body);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode call = JSON.readTree(request);
        delay.getAndSet(() -> {}).run();
        requests.incrementAndGet();
        boolean sends = call.path("method").asText().equals("eth_sendRawTransaction");
        switch (mode) {
            case REFUSE -> exchange.close();
            case LOSE_ANSWER -> {
                relayed(request, sends);
                exchange.close();
            }
            case BUSY -> answer(exchange, busy(call));
            case TALK -> answer(exchange, result(call, "soon"));
            case LOSE_ANSWER_TO_TRANSACTION -> {
                String answer = relayed(request, sends);
                if (!sends) {
                    answer(exchange, answer);
                }
                exchange.close();
            }
            case FORGET_TRANSACTION -> answer(exchange, sends ? forgotten(call) : relayed(request, false));
            case REFUSE_BATCH -> answer(exchange, call.isArray() ? ScriptedNode.TOO_MANY : relayed(request, sends));
            case RELAY -> answer(exchange, behindBy(call, relayed(request, sends)));
        }
    }

    private String relayed(String request, boolean sends) throws IOException {
        try {
            String answer = send(client, upstream, request);
            if (sends && !answer.contains("error")) {
                taken.incrementAndGet();
            }
            return hidesBaseFee ? answer.replace("\"baseFeePerGas\"", "\"noFeePerGas\"") : answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String behindBy(JsonNode call, String answer) throws IOException {
        if (!call.path("method").asText().equals("eth_blockNumber")) {
            return answer;
        }
        long head = ChainConnection.number(JSON.readTree(answer).get("result"));
        return result(call, ChainConnection.hex(head - behind));
    }

    private static String forgotten(JsonNode call) {
        return result(call, Hash.sha3(call.path("params").path(0).asText()));
    }

    private static String busy(JsonNode call) {
        return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":-32005,\"message\":\"limit exceeded\"}}"
                .formatted(call.path("id"));
    }

    private static String result(JsonNode call, String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":\"%s\"}".formatted(call.path("id"), result);
    }

    private static String send(HttpClient client, String url, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.close();
    }
}
