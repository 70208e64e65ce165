package io.backstop.tests.keeper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks a node what no keeper would. */
public final class Rpc {

    private Rpc() {}

    /** A transaction of the node's chain as it was signed. */
    public static String rawTransaction(String url, String hash) throws IOException, InterruptedException {
        String answer = ask(url, "eth_getRawTransactionByHash", "\"" + hash + "\"");
        return answer.substring(answer.indexOf("0x"), answer.lastIndexOf('"'));
    }

    /** The answer as it comes; parameters are JSON, with commas between them. */
    public static String ask(String url, String method, String parameters) throws IOException, InterruptedException {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":[%s]}".formatted(method, parameters);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            if (answer.contains("\"error\"")) {
                throw new IllegalStateException(answer);
            }
            return answer;
        }
    }
}
