package io.backstop.keeper.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.venue.KeeperView;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class TableMemoryTest {

    private static final int POSITIONS = 270_000;

    /**
     * Just above 2^18 = 262,144 the arrays of the table have been doubled and are half empty, which is the worst case: 4 × 8 bytes
     * twice over in the table, 4 + 8 in one heap that has just grown, 4 in the places of each of two.
     */
    @Test
    void aPositionTakesLessThanTwoHundredBytes() {
        long before = used();
        KeeperView view = Market.view();
        for (int account = 0; account < POSITIONS; account++) {
            view.apply(Market.opened(account, 100));
        }

        long bytes = (used() - before) / POSITIONS;

        assertThat(view.open()).isEqualTo(POSITIONS);
        assertThat(bytes).isBetween(40L, 200L);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
