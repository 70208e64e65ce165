package io.backstop.model.cex;

import static io.backstop.model.cex.CexFixture.DOLLAR;
import static io.backstop.model.cex.CexFixture.PRICE;
import static io.backstop.model.cex.CexFixture.prices;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.AggregationSpec;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A venue that makes an index of its own; the scenario's is what really was. */
class VenueIndexTest {

    private static final AggregationSpec MEDIAN = new AggregationSpec.Median();

    /**
     * The venue's index is 1980 and then 1900 while the market's is 2000 and then 1950. Account 1 is long 100 at 2000 with 4000, so bankrupt at
     * 1960: of its position 6000 are missing at 1900. Account 2 is closed at the venue's index of the step before: it pays 100 · (1980 − 1900) = 8000,
     * of which 2000 are the fund's. At the market's index 1000 were missing, so the rest of the shortfall is the venue's doing.
     */
    @Test
    void markAndDeleveragingGoByTheVenuesIndexAndCausesByTheMarkets() {
        VenueRun run = new CexFixture()
                .position(1, 100, 2000, 4000)
                .position(2, -100, 2000, 20_000)
                .sources(MEDIAN, 1000, prices(1980, 1900))
                .mark(new MarkSpec.Index())
                .deleveraging(new BookDeleveragingSpec(
                        BookDeleveragingSpec.USUAL.rank(),
                        BookDeleveragingSpec.Price.PREVIOUS_ORACLE,
                        BookDeleveragingSpec.USUAL.triggers(),
                        BookDeleveragingSpec.Reports.NONE))
                .run(2000, 1950);

        assertThat(marks(run)).containsExactly(1980, 1900);
        assertThat(CexFixture.transfers(run, Reason.ADL, Reason.LIQUIDATION_SURPLUS))
                .containsExactly("1 trader:2 -> engine 6000", "1 trader:2 -> insuranceFund 2000");
        Liquidation row = run.liquidations().getFirst();
        assertThat(row.indexPrice()).isEqualTo(1950 * PRICE);
        assertThat(row.attribution().jump()).isEqualTo(1000 * DOLLAR);
        assertThat(row.attribution().impact()).isEqualTo(5000 * DOLLAR);
        assertThat(run.checksHold()).isTrue();
    }

    /** Of two sources the median is the mean. The second shows a price in step 2 only; that counts for less than two seconds. */
    @Test
    void aSilentSourceCountsUntilItIsTooOld() {
        CexFixture venue = new CexFixture().mark(new MarkSpec.Index());

        assertThat(marks(venue.sources(MEDIAN, 2000, prices(2000, 2000, 2000, 2000, 2000), prices(0, 0, 1900, 0, 0))
                        .run(2000, 2000, 2000, 2000, 2000)))
                .containsExactly(2000, 2000, 1950, 1950, 2000);
    }

    /** Before the first price the index is that of before the tape, and after the last it stays. */
    @Test
    void anIndexOfWhichAllSourcesAreSilentStays() {
        CexFixture venue = new CexFixture().mark(new MarkSpec.Index());

        assertThat(marks(venue.sources(MEDIAN, 1000, prices(0, 1900, 0, 0)).run(2000, 2050, 2100, 2150)))
                .containsExactly(2000, 1900, 1900, 1900);
    }

    private static int[] marks(VenueRun run) {
        return IntStream.range(0, run.marks().length())
                .map(step -> (int) (run.marks().at(step) / PRICE))
                .toArray();
    }
}
