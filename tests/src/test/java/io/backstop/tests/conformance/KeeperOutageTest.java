package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.venue.VenueRun;
import io.backstop.tests.Replays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shipped crash with failing keepers; what twenty seeds say of it stands in docs/crash-days.md. */
class KeeperOutageTest {

    @Test
    void itIsEqualOnChainAndMirror() {
        List<VenueRun> runs = Replays.onChain("keeper-outage");

        assertThat(runs).hasSize(10).allMatch(VenueRun::checksHold);
        for (String venue : List.of("steady", "covered", "outage", "stuck")) {
            Conformance.assertEqual(runs, venue);
        }
    }
}
