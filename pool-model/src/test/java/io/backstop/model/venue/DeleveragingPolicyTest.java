package io.backstop.model.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.market.PositionTable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Shorts of 1.0 from 2000 with 100 of collateral: at 1950 each has won 50, and equal ranks go by account id. */
class DeleveragingPolicyTest {

    private static final long PRICE = 100_000_000;
    private static final long USD = 1_000_000;
    private static final long UNIT = 1_000_000;

    private final DeleveragingPolicy policy = new DeleveragingPolicy(RankRule.BITMEX, UNIT);
    private final PositionTable positions = new PositionTable();

    @Test
    void whereAllCanBeNamedNobodyIsAskedWhatHeOwes() {
        open(64);

        int[] named = policy.name(
                positions,
                account -> {
                    throw new IllegalStateException("asked for " + account);
                },
                false,
                1950 * PRICE);

        assertThat(named).isEqualTo(IntStream.range(0, 64).toArray());
    }

    /** The last owes 90: 50 of an equity of 60 are before 50 of 150, so the last but one is left out. */
    @Test
    void whereMoreWinWhatTheyOweDecidesWhoIsNamed() {
        open(65);

        int[] named = policy.name(positions, account -> account == 64 ? 90 * USD : 0, false, 1950 * PRICE);

        assertThat(named)
                .isEqualTo(IntStream.concat(IntStream.of(64), IntStream.range(0, 63))
                        .toArray());
    }

    private void open(int shorts) {
        for (int account = 0; account < shorts; account++) {
            positions.put(account, -UNIT, 2000 * PRICE, 100 * USD, 0);
        }
    }
}
