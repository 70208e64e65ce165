package io.backstop.contracts.chain.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.ChainException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Why a node did not start is told whatever happens while it is cleared away. */
class FailedStartTest {

    private final AtomicInteger cleared = new AtomicInteger();

    @Test
    void theReasonAndItsOwnWordsAreOneLine() {
        ChainException failure = new FailedStart(
                        "besu", new IllegalStateException("wrapped", new IOException("no room\nat")))
                .cleared(() -> "first\nError: the disk is full\nbye", cleared::incrementAndGet);

        assertThat(failure).hasMessage("besu does not start: no room; it said Error: the disk is full");
        assertThat(cleared).hasValue(1);
    }

    @Test
    void aLogThatHasGoneHidesNothing() {
        ChainException failure = new FailedStart("besu", new IOException("port 8545 is in use"))
                .cleared(
                        () -> {
                            throw new IllegalStateException("Status 404: no such container");
                        },
                        cleared::incrementAndGet);

        assertThat(failure).hasMessage("besu does not start: port 8545 is in use");
        assertThat(cleared).hasValue(1);
    }

    @Test
    void anEndThatFailsHidesNothing() {
        IllegalStateException gone = new IllegalStateException("Status 409: removal is in progress");

        ChainException failure = new FailedStart("besu", new IOException("it ended")).cleared(() -> "", () -> {
            throw gone;
        });

        assertThat(failure).hasMessage("besu does not start: it ended").hasSuppressedException(gone);
    }
}
