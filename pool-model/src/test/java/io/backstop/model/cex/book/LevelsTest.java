package io.backstop.model.cex.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelsTest {

    private final Levels levels = new Levels();

    /** 63 and 64 are neighbours on two pages, -1 and -64 share one, and the ends of all prices have one each. */
    @Test
    void levelsAreFoundFromTheLargestKeyDown() {
        for (long key : new long[] {64, -64, Long.MAX_VALUE, 63, -1, -Long.MAX_VALUE}) {
            open(key);
        }

        assertThat(keys()).containsExactly(Long.MAX_VALUE, 64L, 63L, -1L, -64L, -Long.MAX_VALUE);
    }

    @Test
    void theBestLevelThatEndsLeavesTheNext() {
        for (long key : new long[] {9, 100, 7, 10}) {
            open(key);
        }
        List<Long> bests = new ArrayList<>();

        while (levels.best() != Levels.NONE) {
            bests.add(levels.bestKey());
            levels.close(levels.best());
        }

        assertThat(bests).containsExactly(100L, 10L, 9L, 7L);
    }

    @Test
    void aLevelThatEndsBelowTheBestIsPassedOver() {
        for (long key : new long[] {9, 100, 7, 10}) {
            open(key);
        }

        levels.close(levels.slot(9));

        assertThat(keys()).containsExactly(100L, 10L, 7L);
    }

    /** One level at a time over a million pages: the same page serves them all. */
    @Test
    void emptiedPagesAreUsedAgain() {
        int largestSlot = 0;
        for (long key = 0; key < 64_000_000; key += 64) {
            open(key);
            largestSlot = Math.max(largestSlot, levels.best());
            levels.close(levels.best());
        }

        assertThat(largestSlot).isZero();
    }

    private void open(long key) {
        levels.open(levels.slot(key), 7);
    }

    private List<Long> keys() {
        List<Long> keys = new ArrayList<>();
        for (int slot = levels.best(); slot != Levels.NONE; slot = levels.worseThan(slot)) {
            keys.add(levels.key(slot));
        }
        return keys;
    }
}
