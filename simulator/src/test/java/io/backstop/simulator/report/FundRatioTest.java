package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.venue.VenueRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class FundRatioTest {

    /** The vault has 500 at first and 600 after the second step; 100 at 2000 and at 1950 are 200,000 and 195,000. */
    @Test
    void theFundOfAStepIsOverTheOpenInterestOfTheStep() {
        VenueRun run = TinyRun.vault();
        run.positions().opened(-1, 7, 100, 200_000_000_000L, 4000 * TinyRun.DOLLAR);

        FundRatio ratio = ratios(run).getFirst();

        assertThat(ratio.at(0)).hasValue(2_500_000);
        // 600 ÷ 195,000 = 0.003076923…
        assertThat(ratio.at(1)).hasValue(3_076_923);
    }

    @Test
    void aVenueWithoutAFundHasNoLine() {
        assertThat(ratios(TinyRun.quiet())).isEmpty();
        assertThat(Rendered.report(TinyRun.comparison(TinyRun.quiet())))
                .doesNotContain("id=\"fund-ratio-chart\"", "href=\"#fund-ratio\"");
    }

    private static List<FundRatio> ratios(VenueRun run) {
        Comparison comparison = TinyRun.comparison(run);
        return FundRatio.of(comparison, Outcomes.of(comparison));
    }
}
