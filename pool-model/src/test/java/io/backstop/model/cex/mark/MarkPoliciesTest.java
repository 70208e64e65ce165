package io.backstop.model.cex.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** An index of 10,000 dollars; prices are written in cents. */
class MarkPoliciesTest {

    private static final long CENT = 1_000_000;
    private static final long INDEX = 1_000_000 * CENT;
    private static final long SECOND = 1000;
    private static final long HOUR = 3600 * SECOND;

    private final MarkInputs inputs = new MarkInputs();

    /** Funding of 0.01 % in 8 h, half of it to go: 10,000.50. The book's middle is at 10,020. */
    @Test
    void theMedianIsOfIndexWithFundingIndexWithBasisAndLastTrade() {
        inputs.funding(100_000, 4 * HOUR);

        assertThat(median().update(at(0).book(cents(1_001_900), cents(1_002_100), cents(999_000))))
                .isEqualTo(cents(1_000_050));
        assertThat(median().update(at(0).book(cents(1_001_900), cents(1_002_100), cents(1_001_000))))
                .isEqualTo(cents(1_001_000));
        assertThat(median().update(at(0).book(cents(1_001_900), cents(1_002_100), cents(1_009_000))))
                .isEqualTo(cents(1_002_000));
    }

    /** Two samples five seconds apart: basis 20, then 40; what lies between them is not looked at. */
    @Test
    void theMeanBasisIsThatOfItsSamples() {
        MarkPolicy mark = new BasisMark(2, 5 * SECOND);

        assertThat(mark.update(book(0, 1_002_000))).isEqualTo(cents(1_002_000));
        assertThat(mark.update(book(4 * SECOND, 1_009_000))).isEqualTo(cents(1_002_000));
        assertThat(mark.update(book(5 * SECOND, 1_004_000))).isEqualTo(cents(1_003_000));
        assertThat(mark.update(book(10 * SECOND, 1_008_000))).isEqualTo(cents(1_006_000));
    }

    @Test
    void anEmptySideRepeatsTheBasisAndNoneIsNone() {
        MarkPolicy mark = new BasisMark(1, SECOND);

        assertThat(mark.update(at(0).book(0, cents(1_000_100), 0))).isEqualTo(INDEX);
        assertThat(mark.update(book(SECOND, 1_002_000))).isEqualTo(cents(1_002_000));
        assertThat(mark.update(at(2 * SECOND).book(0, cents(1_000_100), 0))).isEqualTo(cents(1_002_000));
    }

    /** A step of 12 s passes two samples and takes one; the next is due at 15 s. */
    @Test
    void samplesAreDueAtMultiplesOfTheirInterval() {
        SampleClock clock = new SampleClock(5);

        assertThat(new boolean[] {
                    clock.isDue(0), clock.isDue(4), clock.isDue(5), clock.isDue(12), clock.isDue(14), clock.isDue(15)
                })
                .containsExactly(true, false, true, true, false, true);
    }

    /** BitMEX: 0.03 % with 2 of 8 h to go, whatever the book does. */
    @Test
    void aFairPriceIsTheIndexWithItsFunding() {
        MarkPolicy mark = new FundingBasisMark(8 * HOUR);

        assertThat(mark.update(book(0, 900_000).funding(300_000, 2 * HOUR))).isEqualTo(cents(1_000_075));
        assertThat(mark.update(book(1, 900_000).funding(-300_000, 2 * HOUR))).isEqualTo(cents(999_925));
    }

    /** 200 above the index, but no more than 0.5 % of 10,000. */
    @Test
    void aMeanBasisIsHeldWithinItsBand() {
        MarkPolicy mark = new BandedBasisMark(30 * SECOND, 5_000_000);

        assertThat(mark.update(at(0))).isEqualTo(INDEX);
        assertThat(mark.update(book(0, 1_020_000))).isEqualTo(cents(1_005_000));
        assertThat(new BandedBasisMark(30 * SECOND, 5_000_000).update(book(0, 1_003_000)))
                .isEqualTo(cents(1_003_000));
        assertThat(new BandedBasisMark(30 * SECOND, 5_000_000).update(book(0, 900_000)))
                .isEqualTo(cents(995_000));
    }

    /** Weights e⁻¹ and 1: 10 + 10 ÷ (1 + e⁻¹) = 17.31058578…; a calm market is its own mean. */
    @Test
    void anExponentialMeanForgetsWithItsTimeConstant() {
        ExponentialAverage mean = new ExponentialAverage(1000);
        mean.take(0, 0);
        mean.take(1000, 1_000_000_000);
        assertThat(mean.value()).isEqualTo(1_000_000_000);

        mean.take(2000, 2_000_000_000);
        assertThat(mean.value()).isEqualTo(1_731_058_578);

        mean.take(2000, 9_000_000_000L);
        assertThat(mean.value()).isEqualTo(1_731_058_578);
        mean.take(2_000_000, 3_000_000_000L);
        assertThat(mean.value()).isEqualTo(3_000_000_000L);
    }

    /** Index with basis 10,020, book 10,030 (of 10,010, 10,030 and 10,040), others 10,050. */
    @Test
    void hyperliquidTakesTheMiddleOfIndexWithBasisBookAndOtherVenues() {
        assertThat(oracleMedian()
                        .update(at(0).book(cents(1_001_000), cents(1_003_000), cents(1_004_000))
                                .elsewhere(cents(1_005_000))))
                .isEqualTo(cents(1_003_000));
        assertThat(oracleMedian()
                        .update(at(0).book(cents(1_001_000), cents(1_003_000), cents(1_004_000))
                                .elsewhere(cents(1_000_000))))
                .isEqualTo(cents(1_002_000));
    }

    /** Book alone: its own mean is the third. Others alone: the mean of the book, if there ever was one. Neither: the index. */
    @Test
    void ofTwoTheMeanOfTheBookIsTheThird() {
        MarkPolicy mark = oracleMedian();

        assertThat(mark.update(at(0))).isEqualTo(INDEX);
        assertThat(mark.update(at(0).elsewhere(cents(1_007_000)))).isEqualTo(cents(1_007_000));
        // 10,020, 10,030 and 10,030.
        inputs.elsewhere(0);
        assertThat(mark.update(at(0).book(cents(1_001_000), cents(1_003_000), cents(1_004_000))))
                .isEqualTo(cents(1_003_000));
        // 10,020, 10,010 and 10,030.
        assertThat(mark.update(at(SECOND).book(0, cents(1_003_000), 0).elsewhere(cents(1_001_000))))
                .isEqualTo(cents(1_002_000));
        assertThat(mark.update(at(2 * SECOND).elsewhere(0))).isEqualTo(cents(1_002_000));
    }

    /** 100 may become 120 within three minutes, and 144 once the 100 has left the window. */
    @Test
    void aBandedMarkMovesByItsRatioInAWindow() {
        MarkPolicy mark = new BandedLastMark(200_000_000, 3, 60 * SECOND);

        assertThat(mark.update(last(0, 10_000))).isEqualTo(cents(10_000));
        assertThat(mark.update(last(SECOND, 20_000))).isEqualTo(cents(12_000));
        assertThat(mark.update(last(60 * SECOND, 20_000))).isEqualTo(cents(12_000));
        assertThat(mark.update(last(120 * SECOND, 20_000))).isEqualTo(cents(12_000));
        // The first minute had 100 and 120, and this step is the first without it.
        assertThat(mark.update(last(180 * SECOND, 20_000))).isEqualTo(cents(12_000));
        assertThat(mark.update(last(181 * SECOND, 20_000))).isEqualTo(cents(14_400));
        // 80 % of 144.
        assertThat(mark.update(last(182 * SECOND, 100))).isEqualTo(cents(11_520));
    }

    @Test
    void aBandedMarkTakesWhatThereIs() {
        assertThat(banded().update(at(0).book(cents(900_000), cents(1_000_000), cents(1_001_000))))
                .isEqualTo(cents(1_000_000));
        assertThat(banded().update(at(0).book(cents(900_000), cents(1_000_000), 0)))
                .isEqualTo(cents(950_000));
        assertThat(banded().update(at(0).book(0, cents(1_000_000), cents(1_001_000))))
                .isEqualTo(cents(1_001_000));
        assertThat(banded().update(at(0).book(0, 0, 0))).isEqualTo(INDEX);
    }

    @Test
    void figuresOutOfTheirRangeAreRefused() {
        assertThatThrownBy(() -> new BasisMark(0, 1)).hasMessage("samples must be from 1 to 1000000, was 0");
        assertThatThrownBy(() -> new BasisMark(1, 0)).hasMessageStartingWith("sample interval must be from 1");
        assertThatThrownBy(() -> new BandedBasisMark(1, -1)).hasMessage("band must be from 0 to 999999999, was -1");
        assertThatThrownBy(() -> new BandedBasisMark(0, 1)).hasMessageStartingWith("time constant must be from 1");
        assertThatThrownBy(() -> inputs.at(0, 0)).hasMessage("an index must be positive, was 0");
    }

    private static MarkPolicy median() {
        return new MedianMark(60, 5 * SECOND, 8 * HOUR);
    }

    private static MarkPolicy oracleMedian() {
        return new OracleMedianMark(150 * SECOND, 30 * SECOND);
    }

    private static MarkPolicy banded() {
        return new BandedLastMark(200_000_000, 3, 60 * SECOND);
    }

    private MarkInputs at(long millis) {
        return inputs.at(millis, INDEX).book(0, 0, 0);
    }

    private MarkInputs book(long millis, long middle) {
        return at(millis).book(cents(middle - 100), cents(middle + 100), 0);
    }

    private MarkInputs last(long millis, long price) {
        return at(millis).book(0, 0, cents(price));
    }

    private static long cents(long cents) {
        return cents * CENT;
    }
}
