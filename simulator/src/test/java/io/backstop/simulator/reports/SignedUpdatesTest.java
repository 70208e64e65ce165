package io.backstop.simulator.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedUpdatesTest {

    private final List<Long> signed = new ArrayList<>();
    private final SignedUpdates updates = new SignedUpdates(update -> {
        signed.add(update.publishTime());
        return TextNode.valueOf("signed at " + update.publishTime());
    });

    @Test
    void anUpdateIsSignedOnceHoweverOftenItIsAskedFor() {
        assertThat(ask(10)).isEqualTo("signed at 10");
        assertThat(ask(11)).isEqualTo("signed at 11");
        assertThat(ask(10)).isEqualTo("signed at 10");

        assertThat(signed).containsExactly(10L, 11L);
    }

    /** 1,000 are kept: the first, which was asked for again, stays, and the second goes. */
    @Test
    void theOneThatNobodyAskedForLongestGoesFirst() {
        for (long time = 1; time <= 1_000; time++) {
            ask(time);
        }
        ask(1);
        ask(1_001);
        signed.clear();

        ask(1);
        ask(2);

        assertThat(signed).containsExactly(2L);
    }

    private String ask(long publishTime) {
        return updates.of(new ServedUpdate(1, publishTime, List.of())).asText();
    }
}
