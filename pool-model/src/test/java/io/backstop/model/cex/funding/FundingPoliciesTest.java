package io.backstop.model.cex.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.cex.margin.ContractKind;
import io.backstop.model.cex.margin.InverseContract;
import io.backstop.model.cex.margin.LinearContract;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rates in parts per million (1e-9 each thousand), intervals of a few seconds. */
class FundingPoliciesTest {

    private static final long PPM = 1000;
    private static final long PRICE = 100_000_000;
    private static final long USD = 1_000_000;
    private static final long HOUR = 3_600_000;

    /** Interest 100, clamp 500: near it the rate is the interest, further off the premium less the clamp, and at most 4,000. */
    @ParameterizedTest
    @CsvSource({
        "0, 100",
        "600, 100",
        "-400, 100",
        "700, 200",
        "-500, 0",
        "1000, 500",
        "-1000, -500",
        "9000, 4000",
        "-9000, -4000"
    })
    void interestTakesThePlaceOfASmallPremium(long premium, long rate) {
        FundingFormula binance = new ClampedInterest(100 * PPM, 500 * PPM, 4000 * PPM);

        assertThat(binance.rate(premium * PPM)).isEqualTo(rate * PPM);
    }

    /** dYdX: 600 % of 5 % − 3 % are 12 %. */
    @Test
    void interestIsAddedUpToACapOfMargins() {
        AddedInterest dydx = AddedInterest.cappedByMargins(100 * PPM, 6_000_000_000L, 50_000_000, 30_000_000);

        assertThat(dydx.cap()).isEqualTo(120_000_000);
        assertThat(dydx.rate(700 * PPM)).isEqualTo(800 * PPM);
        assertThat(dydx.rate(130_000_000)).isEqualTo(120_000_000);
        assertThat(dydx.rate(-130_000_000)).isEqualTo(-120_000_000);
    }

    /** Premiums 100, 200 and 600: mean 300, by time (100 + 400 + 1,800) ÷ 6 = 383.333. */
    @Test
    void anIntervalPaysForTheMeanOfItsSamples() {
        assertThat(paid(new IntervalFunding(mean -> mean, 3, 1, 1, Weighting.EQUAL), 100, 200, 600, 0))
                .containsExactly(0L, 0L, 0L, 300 * PPM);
        assertThat(paid(new IntervalFunding(mean -> mean, 3, 1, 1, Weighting.BY_TIME), 100, 200, 600, 0))
                .containsExactly(0L, 0L, 0L, 383_333L);
    }

    /** The sample of the step that pays belongs to the next interval: 900, 0, 0. */
    @Test
    void theNextIntervalBeginsAnew() {
        IntervalFunding funding = new IntervalFunding(mean -> mean, 3, 1, 1, Weighting.EQUAL);

        assertThat(paid(funding, 100, 200, 600, 900, 0, 0, 50))
                .containsExactly(0L, 0L, 0L, 300 * PPM, 0L, 0L, 300 * PPM);
        assertThat(funding.lastRate()).isEqualTo(300 * PPM);
        assertThat(List.of(funding.millisToFunding(6), funding.millisToFunding(8), funding.millisToFunding(20)))
                .containsExactly(3L, 1L, 0L);
    }

    /** Hyperliquid: 800 for 8 hours are 100 in each. */
    @Test
    void aRateForEightHoursIsPaidInParts() {
        IntervalFunding hourly = new IntervalFunding(
                new ClampedInterest(100 * PPM, 500 * PPM, 320_000 * PPM), HOUR, 8, HOUR, Weighting.EQUAL);

        assertThat(hourly.update(0, 1300 * PPM)).isZero();
        assertThat(hourly.update(HOUR, 0)).isEqualTo(100 * PPM);
    }

    /** An hour of Hyperliquid as its API tells it: premium −0.000559173, rate −0.0000073966; (−559,173 + 500,000) ÷ 8. */
    @Test
    void aSettledHourOfHyperliquidIsPaidToTheUnit() {
        IntervalFunding hourly = new IntervalFunding(
                new ClampedInterest(100 * PPM, 500 * PPM, 320_000 * PPM), HOUR, 8, HOUR, Weighting.EQUAL);
        hourly.update(0, -559_173);

        assertThat(hourly.update(HOUR, 0)).isEqualTo(-7397);
    }

    /** 1,250 less a dead band of 250 are 1,000 in 8 hours: 34.72… thousandths a second, of which none is lost. */
    @Test
    void continuousFundingLosesNoFraction() {
        ContinuousFunding deribit = new ContinuousFunding(250 * PPM, 5000 * PPM, 8 * HOUR);
        assertThat(deribit.update(0, 1250 * PPM)).isZero();
        assertThat(deribit.update(1000, 1250 * PPM)).isEqualTo(34);

        long sum = 34;
        for (int second = 2; second <= 28_800; second++) {
            sum += deribit.update(1000L * second, 1250 * PPM);
        }

        assertThat(sum).isEqualTo(1000 * PPM);
        assertThat(List.of(deribit.lastRate(), deribit.millisToFunding(7))).containsExactly(1000 * PPM, 0L);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "250, 0", "-250, 0", "251, 1", "-251, -1", "9000, 5000", "-9000, -5000"})
    void continuousFundingHasADeadBandAndACap(long premium, long rate) {
        ContinuousFunding deribit = new ContinuousFunding(250 * PPM, 5000 * PPM, 1000);
        deribit.update(0, 0);

        assertThat(deribit.update(1000, premium * PPM)).isEqualTo(rate * PPM);
    }

    @ParameterizedTest
    @CsvSource({
        // The bid is 10 above an index of 10,000, the ask 20 below, the index lies between them.
        "10010, 10020, 1000000",
        "9970, 9980, -2000000",
        "9990, 10010, 0",
        // Nobody sells, nobody buys.
        "10010, 0, 1000000",
        "0, 9980, -2000000",
        "0, 0, 0"
    })
    void aPremiumIsWhatImpactPricesAreBeyondTheIndex(long bid, long ask, long premium) {
        assertThat(PremiumIndex.ofImpact(bid * PRICE, ask * PRICE, 10_000 * PRICE))
                .isEqualTo(premium);
    }

    /** Binance: 200 dollars at 20 times are 4,000; a mark of 10,005 over 10,000. */
    @Test
    void anImpactNotionalIsAMarginsWorth() {
        assertThat(PremiumIndex.impactNotional(200 * USD, 50_000_000)).isEqualTo(4000 * USD);
        assertThat(PremiumIndex.ofMark(10_005 * PRICE, 10_000 * PRICE)).isEqualTo(500 * PPM);
    }

    /** Three long, five short, mark 1.4, index 1.5: 0.6 − 0.9333… = −0.3333…; shorts pay longs. */
    @Test
    void theExampleOfThePaperIsPaidByShorts() {
        LinearContract contract = new LinearContract(1);
        long mark = 140_000_000;
        long rate = PremiumIndex.ofImbalance(3, 5, mark, 150_000_000);

        assertThat(rate).isEqualTo(-333_333_334);
        assertThat(FundingPayment.owed(contract, 1, mark, rate)).isEqualTo(-466_666);
        assertThat(FundingPayment.owed(contract, -4, mark, rate)).isEqualTo(1_866_667);
        assertThat(FundingPayment.owed(contract, -1, mark, rate)).isEqualTo(466_667);
    }

    /** 1 % of 100,000 dollars at 50,000: 0.02 coins. */
    @Test
    void anInverseContractPaysInTheCoin() {
        assertThat(FundingPayment.owed(new InverseContract(1), 100_000, 50_000 * PRICE, 10_000_000))
                .isEqualTo(2_000_000);
        assertThat(FundingPayment.owed(new InverseContract(1), -100_000, 50_000 * PRICE, 10_000_000))
                .isEqualTo(-2_000_000);
    }

    /** As much long as short: nobody is paid what nobody pays, and the rest is less than a unit for each. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void fundingNeverCostsTheVenueAnything(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 1000; round++) {
            ContractKind contract = random.nextBoolean() ? new LinearContract(1000) : new InverseContract(1);
            long mark = random.nextLong(1, 100_000 * PRICE);
            long rate = random.nextLong(-10_000_000, 10_000_000);
            long net = 0;
            long owed = 0;
            int positions = random.nextInt(1, 20);
            for (int position = 0; position < positions; position++) {
                long size = random.nextLong(-1_000_000, 1_000_000);
                net += size;
                owed += FundingPayment.owed(contract, size, mark, rate);
            }
            owed += FundingPayment.owed(contract, -net, mark, rate);

            assertThat(owed).isBetween(0L, 2L * (positions + 1));
        }
    }

    @Test
    void figuresOutOfTheirRangeAreRefused() {
        assertThatThrownBy(() -> new IntervalFunding(mean -> mean, 4, 1, 5, Weighting.EQUAL))
                .hasMessageStartingWith("interval must be from 5 to");
        assertThatThrownBy(() -> new ClampedInterest(0, -1, 0)).hasMessageStartingWith("clamp must be from 0 to");
        assertThatThrownBy(() -> new ContinuousFunding(0, 0, 0)).hasMessageStartingWith("period must be from 1 to");
    }

    private static List<Long> paid(FundingPolicy funding, long... premiums) {
        List<Long> paid = new ArrayList<>();
        for (long premium : premiums) {
            paid.add(funding.update(paid.size(), premium * PPM));
        }
        return paid;
    }
}
