package io.backstop.tests.process;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Between a server of reports and whoever asks it: hands everything on, with one text in the place of another. */
final class ForgedReports implements AutoCloseable {

    private record Forgery(String genuine, String forged) {}

    private final HttpServer server;
    private volatile String genuine;
    private volatile @Nullable String held;
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile Forgery forgery = new Forgery("", "");

    /** Asks the server at this address. */
    ForgedReports(String genuine) throws IOException {
        this.genuine = genuine;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = fetch(exchange.getRequestURI().toString()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Each of the one is the other from now on. */
    void replace(String part, String other) {
        forgery = new Forgery(part, other);
    }

    /** Serves what is the newest now, whatever comes later. */
    void hold() throws IOException {
        held = fetch("/v1/reports/latest");
    }

    /** Asks the server at this address from now on, and holds nothing back. */
    void lead(String other) {
        genuine = other;
        held = null;
    }

    private String fetch(String path) throws IOException {
        String kept = held;
        if (kept != null) {
            return kept;
        }
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(genuine + path)).build();
            String answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            Forgery now = forgery;
            return now.genuine().isEmpty() ? answer : answer.replace(now.genuine(), now.forged());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }
}
