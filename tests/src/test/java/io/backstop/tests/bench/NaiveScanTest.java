package io.backstop.tests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.venue.VenueRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class NaiveScanTest {

    @Test
    void theMirrorFindsWhatAScanOfEveryAccountInEveryTickFinds() {
        Crash crash = Crash.of(2_000, 1_000);

        List<NaiveScan.Close> scanned = new NaiveScan(crash).run();

        VenueRun run = crash.replayed();
        assertThat(scanned).isEqualTo(NaiveScan.Close.of(run));
        assertThat(scanned.size()).isBetween(590, 800);
        assertThat(scanned.stream().mapToLong(NaiveScan.Close::shortfall).sum())
                .isEqualTo(run.shortfall())
                .isPositive();
        assertThat(run.checksHold()).isTrue();
    }

    @Test
    void aQuietCrashLiquidatesNobody() {
        Crash quiet = Crash.quiet(2_000, 1_000);

        assertThat(new NaiveScan(quiet).run()).isEmpty();
        assertThat(quiet.replayed().liquidations()).isEmpty();
    }
}
