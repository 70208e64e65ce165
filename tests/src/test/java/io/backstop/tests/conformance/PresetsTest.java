package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.VenueRun.Kind;
import io.backstop.tests.Replays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every deployment preset in the same fall, on a chain and on the mirror. */
class PresetsTest {

    private static final String LARGE_FUND = "venues.perp-v2.pockets=[{pocket: feeBuffer, balance: 100000}]";

    @Test
    void everyPresetComesOutTheSameOnAChain() {
        List<VenueRun> runs = Replays.onChain("presets");

        assertThat(runs).hasSize(16);
        for (VenueRun run : runs) {
            Conformance.assertEqual(runs, run.id());
        }
        VenueRun perennial = Replays.of(runs, "perennial", Kind.ON_CHAIN);
        assertThat(perennial.pendingShortfall()).isPositive().isEqualTo(perennial.shortfall());
    }

    /** Perp v2 is the one that is not live: who is further below nothing than its fund holds stays open. */
    @Test
    void aSmallFundClosesFewerOfThoseWhoAreBelowNothing() {
        VenueRun small = Replays.of(Replays.onModels("presets"), "perp-v2", Kind.MIRROR);
        VenueRun large = Replays.of(Replays.onModels("presets", LARGE_FUND), "perp-v2", Kind.MIRROR);

        assertThat(small.shortfall()).isPositive().isLessThan(large.shortfall());
        assertThat(small.paidBy()).containsEntry(Payer.FEE_BUFFER, small.shortfall());
        assertThat(large.paidBy()).containsEntry(Payer.FEE_BUFFER, large.shortfall());
    }
}
