package io.backstop.contracts.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.scenario.InputException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageServerTest {

    private final AtomicLong sent = new AtomicLong(3);
    private final Figures figures = new Figures()
            .counter("backstop_sent", "What was sent", sent::get, "feed", "markFeed")
            .gauge("backstop_age_seconds", "How old it is", () -> 1.5);
    private final PageServer server = PageServer.open(
            "--metrics",
            PageServer.LOOPBACK,
            0,
            Map.of(
                    "/metrics", figures.page(),
                    "/echo", query -> new Page.Answer("text/plain", query.toString()),
                    "/mistake",
                            query -> {
                                throw new InputException("at: \"x\" must be epoch seconds");
                            },
                    "/bug",
                            query -> {
                                throw new IllegalStateException("nobody may read this");
                            }));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void figuresAreReadWhenTheyAreAskedFor() throws Exception {
        assertThat(get("/metrics").body())
                .contains(
                        "# HELP backstop_sent_total What was sent\n",
                        "# TYPE backstop_sent_total counter\n",
                        "backstop_sent_total{feed=\"markFeed\"} 3.0\n",
                        "backstop_age_seconds 1.5\n");
        sent.set(4);
        assertThat(get("/metrics").body()).contains("backstop_sent_total{feed=\"markFeed\"} 4.0\n");
    }

    @Test
    void whatIsAskedWronglyIsToldInOneLine() throws Exception {
        assertThat(get("/echo?a=1&b=%20x").body()).isEqualTo("{a=1, b= x}");
        requireMistake(get("/mistake"), 400, "at: \\\"x\\\" must be epoch seconds");
        requireMistake(get("/echo?a=1&a=2"), 400, "a: must be given once");
        requireMistake(get("/"), 404, "there is nothing at this path");
        requireMistake(get("/metrics/x"), 404, "there is nothing at this path");
        requireMistake(get("/bug"), 500, "the answer could not be made");
        requireMistake(
                send(HttpRequest.newBuilder(URI.create(server.url() + "/echo")).POST(BodyPublishers.ofString("x"))),
                405,
                "must be a GET request");
    }

    @Test
    void aPortThatIsTakenIsAMistakeInOneLine() {
        int port = URI.create(server.url()).getPort();

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> PageServer.open("--serve", PageServer.LOOPBACK, port, Map.of()))
                .withMessage("--serve %d: nobody can listen at 127.0.0.1:%d: Address already in use", port, port);
    }

    /** Four are answered and 64 wait: of 70 two find no place. */
    @Test
    void soManyWaitAndNoMore() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        Page slow = query -> {
            await(free);
            return new Page.Answer("text/plain", "done");
        };
        CountDownLatch refused = new CountDownLatch(2);
        try (PageServer busy = PageServer.open("--serve", PageServer.LOOPBACK, 0, Map.of("/slow", slow));
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(busy.url() + "/slow")).build();
            List<CompletableFuture<Integer>> statuses = IntStream.range(0, 70)
                    .mapToObj(one -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                            .handle((answer, failure) -> {
                                if (failure != null) {
                                    refused.countDown();
                                    return 0;
                                }
                                return answer.statusCode();
                            }))
                    .toList();
            refused.await();
            free.countDown();

            assertThat(statuses.stream().map(CompletableFuture::join))
                    .hasSize(70)
                    .filteredOn(status -> status == 200)
                    .hasSize(68);
        }
    }

    /** Java itself closes what takes longer; whoever starts it may say otherwise. */
    @Test
    void aClientHasTenSecondsForItsRequestAndTenForTheAnswer() {
        assertThat(System.getProperty("sun.net.httpserver.maxReqTime")).isEqualTo("10");
        assertThat(System.getProperty("sun.net.httpserver.maxRspTime")).isEqualTo("10");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void requireMistake(HttpResponse<String> answer, int status, String line) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + line + "\"}\n");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(server.url() + path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
