package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.venue.Payer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ColoursTest {

    /** By day, by night, and in the key beside the chart. */
    @ParameterizedTest
    @MethodSource("labels")
    void whoeverPaysHasAColour(String label) throws IOException {
        assertThat(css().split("--" + label + ": #", -1)).hasSize(3);
        assertThat(css()).contains(".key-" + label + " { fill: var(--" + label + "); }");
    }

    static Stream<String> labels() {
        return Stream.concat(
                Stream.of(Payer.values()).map(Payer::label),
                Stream.concat(Stream.of("pending"), Stream.of(Cause.values()).map(Cause::label)));
    }

    private static String css() throws IOException {
        try (InputStream css = Objects.requireNonNull(ColoursTest.class.getResourceAsStream("report.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
