package io.backstop.keeper.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.Block;
import io.backstop.contracts.serving.Page;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeeperStatusTest {

    private static final Block TEN = new Block(10, "0x1", "0x0", 1_000, 0);

    private final AtomicLong seconds = new AtomicLong(5);
    private final KeeperStatus status =
            new KeeperStatus(InstantSource.system(), () -> TimeUnit.SECONDS.toNanos(seconds.get()), 60);

    @Test
    void itIsReadyWhenItHasReadABlockAndNoneIsOverdue() {
        assertThat(answer("/ready")).isEqualTo("503 has read no block yet\n");

        status.read(TEN, 3, 1);
        assertThat(answer("/ready")).isEqualTo("200 ok\n");

        status.waits();
        assertThat(answer("/ready")).isEqualTo("503 waits for a node\n");

        status.read(TEN, 3, 1);
        seconds.addAndGet(60);
        assertThat(answer("/ready")).isEqualTo("200 ok\n");
        seconds.addAndGet(1);
        assertThat(answer("/ready")).isEqualTo("503 there is no new block\n");
    }

    @Test
    void itLivesAsLongAsItsLoopGoesRound() {
        seconds.addAndGet(89);
        assertThat(answer("/live")).isEqualTo("200 ok\n");
        seconds.addAndGet(1);
        assertThat(answer("/live")).isEqualTo("503 the loop stands still\n");

        status.turned();

        assertThat(answer("/live")).isEqualTo("200 ok\n");
    }

    private String answer(String path) {
        Page.Answer answer = Objects.requireNonNull(status.pages().get(path)).answer(Map.of());
        return answer.status() + " " + answer.text();
    }
}
