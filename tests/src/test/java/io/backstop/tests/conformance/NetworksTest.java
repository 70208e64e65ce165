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
    private static final List<VenueRun> SIGNERS = Replays.onChain("golden/signers");
    private static final List<VenueRun> NETWORKS = Replays.onChain("golden/networks");

    @ParameterizedTest
    @CsvSource({"median, 0, 0", "mean, 26000, 30000", "cut, 0, 0", "alone, 56000, 60000", "two, 0, 0", "quartiles, 0, 0"
    })
    void observers(String venue, long shortfall, long belowTheIndex) {
        assertRun(OBSERVERS, venue, new Attribution(0, shortfall * USD, 0, 0, 0), -belowTheIndex * USD);
    }

    @ParameterizedTest
    @CsvSource({
        "sound,    1000,      0,       0",
        "rounds,   1000,      0,     500",
        "leader,   1000,    500,       0",
        "schedule, 1000,    500,       0",
        "gas,      1000,    500,       0",
        "raised,   1000,      0,     500",
        "stall,    1000,    500,       0",
        "stamps,   1000,    500,       0",
        "key,         0,      0,       0",
        "floor,       0,      0,       0",
        "spike,       0,  96000, -100000",
        "bias,        0,   2000,   -6000",
        "decimals,    0, 176000, -180000"
    })
    void networks(String venue, long jump, long oracle, long latencyTransfer) {
        assertRun(NETWORKS, venue, new Attribution(jump * USD, oracle * USD, 0, 0, 0), latencyTransfer * USD);
    }

    @ParameterizedTest
    @CsvSource({
        "third,     1000,      0,       0",
        "fourth,    1000,      0,     500",
        "out,       1000,    500,       0",
        "keys-kept, 1000,      0,       0",
        "keys-lost,    0,      0,       0",
        "borne,     1000,      0,       0",
        "theirs,       0,  96000, -100000",
        "few-heard,    0,  96000, -100000",
        "slow,      1000,      0,       0",
        "upwards,      0,      0,       0",
        "no-bid,    1000,    500,       0"
    })
    void signers(String venue, long jump, long oracle, long latencyTransfer) {
        assertRun(SIGNERS, venue, new Attribution(jump * USD, oracle * USD, 0, 0, 0), latencyTransfer * USD);
    }

    private static void assertRun(List<VenueRun> runs, String venue, Attribution causes, long latencyTransfer) {
        Conformance.assertEqual(runs, venue);
        List<VenueRun> both =
                runs.stream().filter(run -> run.id().equals(venue)).toList();
        assertThat(both).hasSize(2);
        for (VenueRun run : both) {
            assertThat(run.attribution()).isEqualTo(causes);
            assertThat(run.latencyTransfer()).isEqualTo(latencyTransfer);
            assertThat(run.ledger().balance(Account.LP))
                    .isEqualTo((run.liquidationCount() == 0 ? 1_000_000 : 1_004_000) * USD);
        }
    }
}
