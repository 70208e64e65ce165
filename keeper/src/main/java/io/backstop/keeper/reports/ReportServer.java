package io.backstop.keeper.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backstop.model.market.Report;
import io.backstop.model.market.SignedReport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whoever serves the reports of one feed over HTTP, in the form of docs/oracle-http.md. Threads may share it. */
final class ReportServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern SIGNATURE = Pattern.compile("0x[0-9a-fA-F]{130}");

    /** More signers than any feed hears. */
    private static final int MOST_REPORTS = 64;

    private final URI latest;
    private final String shown;
    private final long chainId;
    private final String feed;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * The server at this address.
     *
     * @param address URL of http or https
     * @param chainId of the chain that the feed is on
     * @param feed its address in lower case
     */
    ReportServer(URI address, long chainId, String feed) {
        latest = URI.create(address.toString().replaceAll("/+$", "") + "/v1/reports/latest");
        shown = address.getScheme() + "://" + address.getAuthority().replaceAll(".*@", "");
        this.chainId = chainId;
        this.feed = feed;
    }

    /**
     * The newest reports; null if there are none yet.
     *
     * @throws IOException if it does not answer, or what it answers cannot be reports of this feed; the message is one line
     */
    @Nullable
    ServedReports newest() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(latest).timeout(PATIENCE).build();
        HttpResponse<String> answer;
        try {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException(
                    "%s does not answer: %s".formatted(shown, e.getClass().getSimpleName()), e);
        }
        if (answer.statusCode() != 200) {
            throw new IOException("%s answers with status %d".formatted(shown, answer.statusCode()));
        }
        return reports(answer.body());
    }

    private @Nullable ServedReports reports(String body) throws IOException {
        JsonNode served;
        try {
            served = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IOException(shown + " answers with something else than JSON", e);
        }
        requireMine(served);
        JsonNode update = served.path("updates").path(0);
        if (update.isMissingNode()) {
            return null;
        }
        List<SignedReport> reports = new ArrayList<>();
        for (JsonNode report : update.path("reports")) {
            reports.add(signed(report));
        }
        if (reports.isEmpty() || reports.size() > MOST_REPORTS) {
            throw new IOException("%s serves an update of %d reports".formatted(shown, reports.size()));
        }
        return new ServedReports(reports);
    }

    /** What is signed for another feed would be refused by this one; told as what it is. */
    private void requireMine(JsonNode served) throws IOException {
        String servedFeed = served.path("feed").asText().toLowerCase(Locale.ROOT);
        if (served.path("chainId").asLong() != chainId || !servedFeed.equals(feed)) {
            throw new IOException("%s serves feed %s of chain %s, must be %s of %d"
                    .formatted(shown, servedFeed, served.path("chainId").asText(), feed, chainId));
        }
    }

    private SignedReport signed(JsonNode report) throws IOException {
        String signature = report.path("signature").asText();
        if (!SIGNATURE.matcher(signature).matches()) {
            throw new IOException(shown + " serves a signature that is not of 65 bytes");
        }
        Report figures = new Report(
                number(report, "price"),
                number(report, "confidence"),
                number(report, "bid"),
                number(report, "ask"),
                number(report, "publishTime"),
                number(report, "validFrom"));
        return new SignedReport(figures, signature);
    }

    private long number(JsonNode report, String name) throws IOException {
        String text = report.path(name).asText();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException("%s serves a report whose %s is \"%s\"".formatted(shown, name, text), e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
