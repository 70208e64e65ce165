package io.backstop.keeper.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineLogTest {

    private static final InstantSource TEN = InstantSource.fixed(Instant.parse("2026-11-22T10:00:00.123456Z"));

    private final List<String> lines = new ArrayList<>();

    @Test
    void namesAndValuesInOneLine() {
        new LineLog(LineLog.Form.TEXT, TEN, lines::add).info("closed", "account", 7, "why", "no \"room\"\nleft");

        assertThat(lines)
                .containsExactly("2026-11-22T10:00:00.123Z info closed account=7 why=\"no \\\"room\\\"\\nleft\"");
    }

    @Test
    void theSameAsJson() {
        new LineLog(LineLog.Form.JSON, TEN, lines::add).error("x-y", "account", 7, "done", true, "why", "no \"room\"");

        assertThat(lines)
                .containsExactly("{\"time\":\"2026-11-22T10:00:00.123Z\",\"level\":\"error\",\"event\":\"x-y\","
                        + "\"account\":7,\"done\":true,\"why\":\"no \\\"room\\\"\"}");
    }
}
