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

    private static final List<VenueRun> RUNS = Replays.onModels("book-presets");

    @Test
    void onlyThosePayWhomTheVenueAsks() {
        assertThat(RUNS).hasSize(12).allMatch(VenueRun::checksHold);
        assertThat(payers("binance")).containsExactlyInAnyOrder(Payer.INSURANCE_FUND, Payer.ADL);
        assertThat(payers("binance-2019")).containsExactlyInAnyOrder(Payer.INSURANCE_FUND, Payer.ADL);
        assertThat(payers("bybit")).containsExactlyInAnyOrder(Payer.INSURANCE_FUND, Payer.ADL);
        // Nothing is taken from a winner who is closed at the mark, and nothing is shared after that.
        assertThat(payers("okx")).containsExactlyInAnyOrder(Payer.INSURANCE_FUND, Payer.BAD_DEBT);
        assertThat(payers("bitmex")).containsExactlyInAnyOrder(Payer.INSURANCE_FUND, Payer.ADL);
        assertThat(payers("drift")).containsExactlyInAnyOrder(Payer.INSURANCE_FUND, Payer.SOCIALISED);
        assertThat(payers("deribit")).containsExactlyInAnyOrder(Payer.INSURANCE_FUND, Payer.SOCIALISED);
        // What its providers do not take is ended against the other side; its fund has no part in that.
        assertThat(payers("kraken")).containsExactly(Payer.ADL);
        assertThat(payers("ftx")).containsExactlyInAnyOrder(Payer.INSURANCE_FUND, Payer.ADL);
        assertThat(payers("hyperliquid")).containsExactlyInAnyOrder(Payer.BACKSTOP_VAULT, Payer.ADL);
        assertThat(payers("lighter")).containsExactlyInAnyOrder(Payer.BACKSTOP_VAULT, Payer.ADL);
        assertThat(payers("dydx-v4")).containsExactlyInAnyOrder(Payer.INSURANCE_FUND, Payer.ADL);
    }

    private static Set<Payer> payers(String id) {
        return Replays.of(RUNS, id, Kind.CEX).paidBy().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey())
                .collect(Collectors.toSet());
    }
}
