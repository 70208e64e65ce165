package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.VenueRun;
import io.backstop.tests.Replays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Oracle networks, worked out on paper in the scenarios' own comments. */
class NetworksTest {

    private static final long USD = 1_000_000;
    private static final List<VenueRun> OBSERVERS = Replays.onChain("golden/observers");

    @ParameterizedTest
    @CsvSource({"median, 0, 0", "mean, 26000, 30000", "cut, 0, 0", "alone, 56000, 60000", "two, 0, 0", "quartiles, 0, 0"
    })
    void observers(String venue, long shortfall, long belowTheIndex) {
        assertRun(OBSERVERS, venue, new Attribution(0, shortfall * USD, 0, 0, 0), -belowTheIndex * USD);
    }

    private static void assertRun(List<VenueRun> runs, String venue, Attribution causes, long latencyTransfer) {
        Conformance.assertEqual(runs, venue);
        List<VenueRun> both =
                runs.stream().filter(run -> run.id().equals(venue)).toList();
        assertThat(both).hasSize(2);
        for (VenueRun run : both) {
            assertThat(run.attribution()).isEqualTo(causes);
            assertThat(run.latencyTransfer()).isEqualTo(latencyTransfer);
            assertThat(run.ledger().balance(Account.LP)).isEqualTo(1_000_000 * USD - latencyTransfer - run.shortfall());
        }
    }
}
