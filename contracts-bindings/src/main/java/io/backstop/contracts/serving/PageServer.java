package io.backstop.contracts.serving;

import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.backstop.model.scenario.InputException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers GET requests until it is closed: 200 with a page, 400 with one line for parameters that make no sense, 404 for
 * any other path, 405 for any other method, 500 where the answer could not be made. All but 200 are JSON with the key
 * {@code error}. A client has 10 s for its request and 10 s to take the answer; who asks while very many wait finds the
 * connection closed.
 */
public final class PageServer implements AutoCloseable {

    /** Where only processes of the same machine can ask. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final String JSON = "application/json";
    private static final int THREADS = 4;
    private static final int MOST_WAITING = 64;
    private static final String PATIENCE_SECONDS = "10";
    private static final int LAST_ANSWERS_SECONDS = 1;

    private final String host;
    private final HttpServer server;
    private final Map<String, Page> pages;
    private final ExecutorService threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("page-", 0).factory());

    // Read by Java once, before its first server is made.
    static {
        limit("sun.net.httpserver.maxReqTime");
        limit("sun.net.httpserver.maxRspTime");
    }

    private PageServer(String host, HttpServer server, Map<String, Page> pages) {
        this.host = host;
        this.server = server;
        this.pages = Map.copyOf(pages);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Begins to answer.
     *
     * @param option that named the port, for messages
     * @param host name or address of this machine to listen at
     * @param port 0 for any that is free
     * @param pages by path
     * @throws InputException if nobody can listen there
     */
    public static PageServer open(String option, String host, int port, Map<String, Page> pages) {
        try {
            return new PageServer(host, HttpServer.create(new InetSocketAddress(host, port), 0), pages);
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(
                    "%s %d: nobody can listen at %s:%d: %s".formatted(option, port, host, port, e.getMessage()));
        }
    }

    /** Its address without a path. */
    public String url() {
        return "http://%s:%d"
                .formatted(
                        host.contains(":") ? "[" + host + "]" : host,
                        server.getAddress().getPort());
    }

    /** Lets answers that are underway end, a second at most. */
    @Override
    public void close() {
        server.stop(LAST_ANSWERS_SECONDS);
        threads.shutdownNow();
    }

    /** Whoever starts Java may have other limits. */
    private static void limit(String property) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, PATIENCE_SECONDS);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Page page = pages.get(exchange.getRequestURI().getPath());
            if (page == null) {
                refuse(exchange, 404, "there is nothing at this path");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                refuse(exchange, 405, "must be a GET request");
            } else {
                answer(exchange, page);
            }
        }
    }

    /** What goes wrong unforeseen is nobody's business but the log's, and there is none. */
    private static void answer(HttpExchange exchange, Page page) throws IOException {
        Page.Answer answer;
        try {
            answer = page.answer(parameters(exchange.getRequestURI().getRawQuery()));
        } catch (InputException e) {
            refuse(exchange, 400, String.valueOf(e.getMessage()));
            return;
        } catch (RuntimeException e) {
            refuse(exchange, 500, "the answer could not be made");
            return;
        }
        send(exchange, answer.status(), answer.type(), answer.text());
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
            if (parameters.put(name, equals < 0 ? "" : decoded(parameter.substring(equals + 1))) != null) {
                throw new InputException(name + ": must be given once");
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InputException("the query must be encoded as a URL's");
        }
    }

    private static void refuse(HttpExchange exchange, int status, String line) throws IOException {
        send(exchange, status, JSON, "{\"error\":%s}%n".formatted(TextNode.valueOf(line)));
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.getResponseHeaders().add("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
