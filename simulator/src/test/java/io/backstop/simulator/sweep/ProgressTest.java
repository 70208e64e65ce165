package io.backstop.simulator.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a sweep tells on its way. */
class ProgressTest {

    private long nanos;
    private final List<String> lines = new ArrayList<>();

    /** 10 of 110 were there; 50 runs in 5 s are 10 a second, and the other 50 take as long. */
    @Test
    void theRateCountsWhatThisStartHasDone() {
        Progress progress = new Progress(110, 10, Duration.ofSeconds(1), () -> nanos, lines::add);

        for (int run = 0; run < 100; run++) {
            nanos += 100_000_000;
            progress.done();
        }

        assertThat(lines)
                .hasSize(10)
                .contains("60 of 110 runs, 10 /s, 5 s left")
                .endsWith("110 of 110 runs, 10 /s, 10.0 s");
    }
}
