package io.backstop.keeper.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff();

    /** It fails as soon as it may be tried: at 10, after 1 block at 11, after 2 at 13, after 4 at 17, 8 at 25, 16 at 41, 16 at 57. */
    @Test
    void eachRestIsTwiceAsLongUpToSixteenBlocks() {
        List<Long> failures = new ArrayList<>();
        for (long block = 10; block < 60; block++) {
            backoff.at(block);
            if (!backoff.rests(7)) {
                backoff.failed(7);
                failures.add(block);
            }
        }

        assertThat(failures).containsExactly(10L, 11L, 13L, 17L, 25L, 41L, 57L);
        assertThat(backoff.rests(8)).isFalse();
    }

    @Test
    void whatWentWellIsForgotten() {
        backoff.at(10);
        backoff.failed(7);
        backoff.failed(7);
        backoff.succeeded(7);
        assertThat(backoff.rests(7)).isFalse();
        backoff.failed(7);
        backoff.at(11);

        assertThat(backoff.rests(7)).isFalse();
    }

    /** The last rest ended at 11; 32 blocks later a failure is the first again. */
    @Test
    void whatFailedLongAgoIsForgottenToo() {
        backoff.at(10);
        backoff.failed(7);
        backoff.at(43);
        backoff.failed(7);
        backoff.at(44);

        assertThat(backoff.rests(7)).isFalse();
    }
}
