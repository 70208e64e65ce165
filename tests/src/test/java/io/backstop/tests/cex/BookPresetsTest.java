package io.backstop.tests.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.VenueRun.Kind;
import io.backstop.tests.Replays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every preset of a book venue in the same fall. */
class BookPresetsTest {

    @Test
    void onlyThosePayWhomTheVenueAsks() {
        List<VenueRun> runs = Replays.onModels("book-presets");

        assertThat(runs).hasSize(12).allMatch(VenueRun::checksHold);
        assertThat(payers(runs, "bybit")).containsExactlyInAnyOrder(Payer.INSURANCE_FUND, Payer.ADL);
        // Nothing is taken from a winner who is closed at the mark, and nothing is shared after that.
        assertThat(payers(runs, "okx")).containsExactlyInAnyOrder(Payer.INSURANCE_FUND, Payer.BAD_DEBT);
        assertThat(payers(runs, "deribit")).containsExactlyInAnyOrder(Payer.INSURANCE_FUND, Payer.SOCIALISED);
        assertThat(payers(runs, "dydx-v4")).doesNotContain(Payer.SOCIALISED);
    }

    private static Set<Payer> payers(List<VenueRun> runs, String id) {
        return Replays.of(runs, id, Kind.CEX).paidBy().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey())
                .collect(Collectors.toSet());
    }
}
