package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.BookFundingSpec;
import io.backstop.model.scenario.BookLimitsSpec;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.MarkSpec.ExpectedFunding;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What a venue's policy makes of an index that stays at 2000 while its book falls from 2000 to 1900 in the second step. Best
 * bid and ask are a dollar apart, the book shows what others traded at: 2000, 2001 and 2000 at first, then 1900, 1901 and 1900. So
 * the basis is half a dollar, then −99.5. The tape starts at a whole multiple of 4 seconds.
 */
class VenueMarkTest {

    private static final long CENT = CexFixture.PRICE / 100;

    /** (0.5 − 99.5) ÷ 2 = −49.5 over two steps, −99.5 over one. */
    @Test
    void aMeanBasisIsAddedToTheIndex() {
        assertThat(marks(new MarkSpec.Basis(2000))).containsExactly(200_050, 195_050);
        assertThat(marks(new MarkSpec.Basis(1999))).containsExactly(200_050, 190_050);
    }

    /** Minus 20 % in 4 s: 2000 · 0.8 = 1600 and, with 3 s to go, 2000 · 0.85 = 1700; the median then is the last trade. */
    @Test
    void aMedianReckonsWithTheFundingThatIsExpected() {
        assertThat(marks(new MarkSpec.Median(1000))).containsExactly(200_000, 190_050);
        assertThat(marks(new MarkSpec.Median(1000, new ExpectedFunding(-200_000_000, 4000))))
                .containsExactly(200_000, 190_000);
    }

    /** Minus 4 % in 4 s: 2000 · 0.96 and 2000 · 0.97, whatever the book says. */
    @Test
    void aFairPriceIsTheIndexWithFundingOnly() {
        assertThat(marks(new MarkSpec.FundingBasis(new ExpectedFunding(-40_000_000, 4000))))
                .containsExactly(192_000, 194_000);
    }

    @Test
    void anIndexIsTheMarkWhateverTheBookSaysAndWhateverIsPaid() {
        assertThat(marks(new MarkSpec.Index())).containsExactly(200_000, 200_000);
        assertThat(marksWithFunding(new MarkSpec.Index(), 10_000_000))
                .containsExactly(200_000, 200_000, 200_000, 200_000);
    }

    /**
     * Minus 4 % in 4 s are minus 2 % in the venue's 2 s: 2000 · 0.98, then 2000 · 0.99 with a second to go, and 2000 when it is paid. The premium
     * may be 0 at most, so the rate that is paid is 0, and from then on that is the rate.
     */
    @Test
    void aRateThatIsToldIsScaledToTheVenuesIntervalAndEndsWithTheFirstThatIsPaid() {
        assertThat(marksWithFunding(new MarkSpec.FundingBasis(new ExpectedFunding(-40_000_000, 4000)), 0))
                .containsExactly(196_000, 198_000, 200_000, 200_000);
    }

    /** Funding every 2 s by the premium of the mark, within the cap; the book shows 1900. */
    private static long[] marksWithFunding(MarkSpec policy, long cap) {
        BookFundingSpec funding = new BookFundingSpec.Interval(
                new BookFundingSpec.Formula.Added(0, cap),
                2000,
                1,
                1000,
                false,
                new BookFundingSpec.Premium.OfImpact(1));
        PriceSeries marks = new CexFixture()
                .quotedAround(1900, 1900, 1900, 1900)
                .depth(1, 300_000)
                .trading(new BookTradingSpec(List.of(), null, funding, BookLimitsSpec.UNLIMITED, null))
                .mark(policy)
                .run(2000, 2000, 2000, 2000)
                .marks();
        return IntStream.range(0, 4).mapToLong(step -> marks.at(step) / CENT).toArray();
    }

    /** A second sample has all the weight, for the first had no time; a band of 1 % around 2000 ends at 1980. */
    @Test
    void aBandedBasisStaysNearTheIndex() {
        assertThat(marks(new MarkSpec.BandedBasis(30_000, 10_000_000))).containsExactly(200_050, 198_000);
        assertThat(marks(new MarkSpec.BandedBasis(30_000, 100_000_000))).containsExactly(200_050, 190_050);
    }

    /** The median of bid, ask and last trade is 1900; 3 % below 2000 is 1940. */
    @Test
    void aBandedLastPriceMovesSoFarInAWindow() {
        assertThat(marks(new MarkSpec.BandedLast(30_000_000, 60_000))).containsExactly(200_000, 194_000);
        assertThat(marks(new MarkSpec.BandedLast(200_000_000, 60_000))).containsExactly(200_000, 190_000);
    }

    /** Medians of 2000.5, 2000 and 2000, then of 1900.5, 1900 and 1900. */
    @Test
    void anOracleMedianFollowsTheBookWhereNobodyElseIsAsked() {
        assertThat(marks(new MarkSpec.OracleMedian(150_000, 30_000))).containsExactly(200_000, 190_000);
    }

    /** Marks in cents. */
    private static long[] marks(MarkSpec policy) {
        var marks = new CexFixture()
                .quotedAround(2000, 1900)
                .depth(1, 300_000)
                .mark(policy)
                .run(2000, 2000)
                .marks();
        return new long[] {marks.at(0) / CENT, marks.at(1) / CENT};
    }
}
