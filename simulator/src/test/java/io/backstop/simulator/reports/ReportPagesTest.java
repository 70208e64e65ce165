package io.backstop.simulator.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.backstop.contracts.serving.Page;
import io.backstop.model.market.Report;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.SignerReport;
import io.backstop.oracle.signing.ReportDomain;
import io.backstop.oracle.signing.ReportSigners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportPagesTest {

    private static final Path HOME =
            Path.of(System.getProperty("backstop.home", "..")).normalize();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long DOLLAR = 100_000_000;
    private static final ReportDomain DOMAIN = new ReportDomain(31_337, "0x00000000000000000000000000000000000000fe");
    private static final ReportSigners SIGNERS = ReportSigners.derived(1, "pool/markFeed", 3);

    private final ReportShelf shelf = new ReportShelf();
    private final Map<String, Page> pages = new ReportPages(new ReportForm(DOMAIN, SIGNERS, 2), shelf).byPath();

    /** Two of three signers report: the first sees 2000, the third 1999. */
    @Test
    void anUpdateHasWhatEachSignerSignedAndNothingIsLeftOut() throws IOException {
        Report first = new Report(2000 * DOLLAR, 5, 1999 * DOLLAR, 2001 * DOLLAR, 1_760_000_010, 1_760_000_009);
        Report third = new Report(1999 * DOLLAR, 5, 1998 * DOLLAR, 2000 * DOLLAR, 1_760_000_010, 1_760_000_009);
        shelf.add(new ServedUpdate(
                1999 * DOLLAR, 1_760_000_010, List.of(new SignerReport(0, first), new SignerReport(2, third))));

        String expected = """
            {"chainId":31337,"feed":"0x00000000000000000000000000000000000000fe","updates":[
            {"publishTime":1760000010,"price":"199900000000","reports":[
            {"signer":"%s","price":"200000000000","confidence":"5","bid":"199900000000","ask":"200100000000",
            "publishTime":1760000010,"validFrom":1760000009,"signature":"%s"},
            {"signer":"%s","price":"199900000000","confidence":"5","bid":"199800000000","ask":"200000000000",
            "publishTime":1760000010,"validFrom":1760000009,"signature":"%s"}]}],"isCapped":false}\
            """.formatted(
                        SIGNERS.addresses().get(0),
                        SIGNERS.sign(DOMAIN, 0, first).signature(),
                        SIGNERS.addresses().get(2),
                        SIGNERS.sign(DOMAIN, 2, third).signature());
        assertThat(get("/v1/reports/latest", Map.of())).isEqualTo(JSON.readTree(expected));
    }

    @Test
    void byTimeMeansTheNewestThatWasPublishedByThen() throws IOException {
        List.of(10L, 12L, 15L).forEach(this::put);

        assertThat(times(Map.of("at", "9"))).isEmpty();
        assertThat(times(Map.of("at", "12"))).containsExactly(12L);
        assertThat(times(Map.of("at", "14"))).containsExactly(12L);
        assertThat(times(Map.of("from", "10", "to", "12"))).containsExactly(10L, 12L);
        assertThat(times(Map.of("from", "13", "to", "14"))).isEmpty();
    }

    @Test
    void aHundredAreToldAtOnceAndThatThereAreMore() throws IOException {
        IntStream.rangeClosed(1, 101).forEach(this::put);

        JsonNode all = get("/v1/reports", Map.of("from", "1", "to", "101"));
        assertThat(all.path("updates")).hasSize(100);
        assertThat(all.path("updates").path(99).path("publishTime").longValue()).isEqualTo(100);
        assertThat(all.path("isCapped").booleanValue()).isTrue();
        assertThat(get("/v1/reports", Map.of("from", "2", "to", "101"))
                        .path("isCapped")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void everythingIsAsTheSchemaSays() throws IOException {
        put(10);
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(HOME.resolve("docs/oracle-reports.schema.json")));

        assertThat(schema.validate(get("/v1/reports/latest", Map.of()))).isEmpty();
        assertThat(schema.validate(get("/v1/reports", Map.of("at", "1")))).isEmpty();
        assertThat(schema.validate(JSON.readTree("{\"updates\":[]}"))).isNotEmpty();
    }

    @Test
    void signersAreToldInTheFeedsOrder() throws IOException {
        JsonNode told = get("/v1/signers", Map.of());

        assertThat(told.path("quorum").intValue()).isEqualTo(2);
        assertThat(IntStream.range(0, 3)
                        .mapToObj(i -> told.path("signers").path(i).asText())
                        .toList())
                .isEqualTo(SIGNERS.addresses());
        assertThat(get("/live", Map.of())).isEqualTo(JSON.readTree("{\"status\":\"live\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /v1/reports        | at   | soon | '' | ''   | at: "soon" must be epoch seconds
        /v1/reports        | at   | -1   | '' | ''   | at: "-1" must be epoch seconds
        /v1/reports        | from | 2    | to | 1    | from: 2 must not be after to, 1
        /v1/reports        | from | 2    | '' | ''   | must have at, or from and to, in epoch seconds
        /v1/reports        | at   | 1    | to | 1    | must have at, or from and to, in epoch seconds
        /v1/reports/latest | at   | 1    | '' | ''   | "at" is no parameter of this path
        """)
    void questionsThatMakeNoSenseAreRefused(
            String path, String name, String value, String second, String other, String line) {
        Map<String, String> query = second.isEmpty() ? Map.of(name, value) : Map.of(name, value, second, other);

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> page(path).answer(query))
                .withMessage(line);
    }

    private void put(long seconds) {
        Report report = new Report(DOLLAR, 0, DOLLAR, DOLLAR, seconds, seconds);
        shelf.add(new ServedUpdate(DOLLAR, seconds, List.of(new SignerReport(0, report))));
    }

    private List<Long> times(Map<String, String> query) throws IOException {
        return get("/v1/reports", query).path("updates").findValues("reports").stream()
                .map(reports -> reports.path(0).path("publishTime").longValue())
                .toList();
    }

    private Page page(String path) {
        return Objects.requireNonNull(pages.get(path), path);
    }

    private JsonNode get(String path, Map<String, String> query) throws IOException {
        return JSON.readTree(page(path).answer(query).text());
    }
}
