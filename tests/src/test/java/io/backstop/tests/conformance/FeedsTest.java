package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;
import io.backstop.tests.Replays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Feeds of signed reports and what may be asked of them, worked out on paper in the scenarios' own comments. */
class FeedsTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;

    @Test
    void pull() {
        List<VenueRun> runs = Replays.onChain("golden/pull");

        Conformance.assertEqual(runs, "pool");
        for (VenueRun run : runs) {
            Liquidation row = run.liquidations().getFirst();
            assertThat(List.of(row.crossedAt(), row.seenAt(), row.closedAt())).containsExactly(10, 12, 15);
            assertThat(row.executionPrice()).isEqualTo(1950 * PRICE);
            assertThat(run.shortfall()).isEqualTo(1000 * USD);
            assertThat(run.attribution()).isEqualTo(new Attribution(1000 * USD, 0, 500 * USD, 0, -500 * USD));
            assertThat(run.latencyTransfer()).isEqualTo(500 * USD);
            assertThat(run.ledger().balance(Account.LP)).isEqualTo(1_003_450 * USD);
            assertThat(run.refusals()).isEmpty();
        }
    }
}
