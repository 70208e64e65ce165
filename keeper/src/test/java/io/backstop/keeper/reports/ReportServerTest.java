package io.backstop.keeper.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import io.backstop.model.market.Report;
import io.backstop.model.market.SignedReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportServerTest {

    private static final String FEED = "0x" + "ab".repeat(20);
    private static final String SIGNATURE = "0x" + "12".repeat(65);

    private static final String ANSWER =
            """
            {"chainId": 31337, "feed": "%s", "isCapped": false, "updates": [{"publishTime": 100, "price": "195000000000", "reports": [
              {"signer": "0x1", "price": "195000000000", "confidence": "3", "bid": "194900000000", "ask": "195100000000",
               "publishTime": 101, "validFrom": 99, "signature": "%s"},
              {"signer": "0x2", "price": "194000000000", "confidence": "0", "bid": "194000000000", "ask": "194000000000",
               "publishTime": 100, "validFrom": 98, "signature": "%s"}]}]}
            """.formatted(FEED.toUpperCase(Locale.ROOT).replace("0X", "0x"), SIGNATURE, SIGNATURE);

    private final HttpServer http = server();
    private final URI address =
            URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    private String answer = ANSWER;
    private int status = 200;

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        http.createContext("/v1/reports/latest", exchange -> {
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    /** Of the prices 1950 and 1940 the feed makes the lower one, and of the times 101 and 100 the earlier one. */
    @Test
    void whatIsServedIsReadAsItStands() throws Exception {
        try (ReportServer server = new ReportServer(address, 31337, FEED)) {
            ServedReports served = Objects.requireNonNull(server.newest());

            assertThat(served.reports())
                    .containsExactly(
                            new SignedReport(
                                    new Report(195_000_000_000L, 3, 194_900_000_000L, 195_100_000_000L, 101, 99),
                                    SIGNATURE),
                            new SignedReport(
                                    new Report(194_000_000_000L, 0, 194_000_000_000L, 194_000_000_000L, 100, 98),
                                    SIGNATURE));
            assertThat(served.price()).isEqualTo(194_000_000_000L);
            assertThat(served.publishTime()).isEqualTo(100);
        }
    }

    @Test
    void beforeTheFirstReportThereIsNone() throws Exception {
        answer = "{\"chainId\": 31337, \"feed\": \"" + FEED + "\", \"updates\": []}";
        try (ReportServer server = new ReportServer(address, 31337, FEED)) {
            assertThat(server.newest()).isNull();
        }
    }

    /** Each answer is the good one with one thing replaced. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        31337        | 1       | serves feed 0xabababababababababababababababababababab of chain 1, must be 0xabab
        "0xAB        | "0xCD   | serves feed 0xcdababababababababababababababababababab of chain 31337, must be 0xabab
        "0x12        | "0x     | serves a signature that is not of 65 bytes
        "194000000000" | "1e3" | serves a report whose price is "1e3"
        {"chainId"   | no      | answers with something else than JSON
        "reports"    | "none"  | serves an update of 0 reports
        """)
    void whatCannotBeReportsOfThisFeedIsToldInOneLine(String part, String other, String line) {
        answer = ANSWER.replace(part, other);
        try (ReportServer server = new ReportServer(address, 31337, FEED)) {
            assertThatIOException().isThrownBy(server::newest).withMessageContaining(line);
        }
    }

    @Test
    void anErrorAndSilenceAreTold() {
        status = 500;
        try (ReportServer server = new ReportServer(address, 31337, FEED)) {
            assertThatIOException().isThrownBy(server::newest).withMessageEndingWith(" answers with status 500");
            http.stop(0);
            assertThatIOException().isThrownBy(server::newest).withMessageContaining(" does not answer: ");
        }
    }
}
