package io.backstop.keeper.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StopSignTest {

    private final AtomicLong nanos = new AtomicLong(5_000_000_000L);
    private final StopSign stop = new StopSign(nanos::get);

    /** Told at 5 s and again at 7 s: 4 s are over at 9 s. */
    @Test
    void theTimeCountsFromTheFirstWord() {
        stop.tell();
        nanos.set(7_000_000_000L);
        stop.tell();

        nanos.set(8_999_999_999L);
        assertThat(stop.isWithin(4)).isTrue();
        nanos.set(9_000_000_000L);
        assertThat(stop.isWithin(4)).isFalse();
    }

    @Test
    void whoWaitsIsToldAtOnce() throws InterruptedException {
        Thread waiting = Thread.ofPlatform().daemon().start(() -> {
            try {
                stop.awaitAtMost(TimeUnit.MINUTES.toMillis(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(stop.isTold()).isFalse();

        stop.tell();

        assertThat(waiting.join(Duration.ofSeconds(60))).isTrue();
    }
}
