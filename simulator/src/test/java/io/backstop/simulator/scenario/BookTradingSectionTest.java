package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backstop.model.scenario.BookFundingSpec;
import io.backstop.model.scenario.BookFundingSpec.Formula;
import io.backstop.model.scenario.BookFundingSpec.Premium;
import io.backstop.model.scenario.BookLimitsSpec;
import io.backstop.model.scenario.BookMakerSpec;
import io.backstop.model.scenario.BookMakerSpec.Level;
import io.backstop.model.scenario.BookMakerSpec.Retreat;
import io.backstop.model.scenario.BookMakerSpec.Step;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.MarginSpec;
import io.backstop.model.scenario.NoiseSpec;
import io.backstop.model.scenario.ReductionSpec;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.scenario.TradingFeeSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a market with 8 decimals, an initial margin of 2 % and a maintenance margin of 1 %. */
class BookTradingSectionTest {

    private static final long START = 1_760_130_000_000L;
    private static final long DOLLAR = 1_000_000;
    private static final long PERCENT = 10_000_000;

    @Test
    void whatIsLeftOutIsNotThere() throws JsonProcessingException {
        assertThat(read("{}")).isEqualTo(BookTradingSpec.USUAL);
    }

    @Test
    void aMakerNeedsAProfileASpreadAndARefill() throws JsonProcessingException {
        assertThat(maker("{profile: {levels: 2, gap: 1%, notional: 100}, halfSpread: 0.1%, refill: 60s}"))
                .isEqualTo(new BookMakerSpec(
                        List.of(new Level(0, 100 * DOLLAR), new Level(PERCENT, 100 * DOLLAR)),
                        PERCENT / 10,
                        0,
                        0,
                        60_000,
                        0,
                        0,
                        new Retreat.Never(),
                        List.of(),
                        BookMakerSpec.UNLIMITED));
    }

    @Test
    void aMakerHasAllItsFigures() throws JsonProcessingException {
        assertThat(maker("{profile: [{distance: 0.5%, notional: 100}, {distance: 2%, notional: 30}], scale: 50%,"
            + " halfSpread: 0%, requoteMove: 0.2%, refill: {delay: 2s, ramp: 0s}, skew: {perUnit: 0.01%, most: 3%},"
            + " withdrawal: recorded, recordedFrom: 10s, recorded: [{after: 0s, depth: 90%}, {after: 5s, depth: 0}],"
            + " outages: [{at: 3s, for: 2s}, {at: 6s, for: 1s}], margin: 5000}"))
                .isEqualTo(new BookMakerSpec(
                        List.of(new Level(PERCENT / 2, 50 * DOLLAR), new Level(2 * PERCENT, 15 * DOLLAR)),
                        0,
                        PERCENT / 5,
                        2000,
                        0,
                        PERCENT / 100,
                        3 * PERCENT,
                        new Retreat.Recorded(START + 10_000, List.of(new Step(0, 90 * PERCENT), new Step(5000, 0))),
                        List.of(new TimeWindow(START + 3000, START + 5000), new TimeWindow(START + 6000, START + 7000)),
                        5000 * DOLLAR));
    }

    /** 200 dollars at 2 % are 10,000, dYdX's 500 are 25,000; six times the 1 % between initial and maintenance ratio are 6 %. */
    @Test
    void fundingIsBinancesDydxsOrDeribitsWhereNothingElseIsSaid() throws JsonProcessingException {
        assertThat(read("{funding: {kind: interval}}").funding())
                .isEqualTo(new BookFundingSpec.Interval(
                        new Formula.Clamped(100_000, 500_000, PERCENT),
                        28_800_000,
                        1,
                        5000,
                        true,
                        new Premium.OfImpact(10_000 * DOLLAR)));
        assertThat(read("{funding: {kind: interval, formula: added, interval: 1h, parts: 8}}")
                        .funding())
                .isEqualTo(new BookFundingSpec.Interval(
                        new Formula.Added(0, 6 * PERCENT),
                        3_600_000,
                        8,
                        60_000,
                        false,
                        new Premium.OfImpact(25_000 * DOLLAR)));
        assertThat(read("{funding: {kind: continuous}}").funding())
                .isEqualTo(
                        new BookFundingSpec.Continuous(250_000, 5_000_000, 28_800_000, 60_000, new Premium.OfMark()));
    }

    /** The venue's margin and not its market's: 125 times is 0.8 %, so 200 dollars are 25,000; the cap is the lowest bracket's 0.4 %. */
    @Test
    void whatFundingTakesFromMarginsItTakesFromTheVenues() throws JsonProcessingException {
        MarginSpec brackets =
                new MarginSpec.Brackets(List.of(new MarginSpec.Bracket(1000 * DOLLAR, 125, 4_000_000, 0)));
        Node funding = node("{kind: interval}");

        assertThat(BookFundingSection.read(
                        funding,
                        LowestRatios.of(brackets, MarketSection.read(null).rules())))
                .isEqualTo(new BookFundingSpec.Interval(
                        new Formula.Clamped(100_000, 500_000, 4_000_000),
                        28_800_000,
                        1,
                        5000,
                        true,
                        new Premium.OfImpact(25_000 * DOLLAR)));
        assertThat(LowestRatios.of(
                        new MarginSpec.OpenInterest(50_000_000, 30_000_000, 1, 2),
                        MarketSection.read(null).rules()))
                .isEqualTo(new LowestRatios(50_000_000, 30_000_000));
    }

    @Test
    void noiseLimitsAndReductionAreRead() throws JsonProcessingException {
        BookTradingSpec read = read("{noise: {chance: 10%, size: {from: 0.01, to: 2}},"
                + " limits: {openInterest: 500000000, leverage: 100},"
                + " reduction: {start: 50%, end: 10%, most: 30%, exempt: 1%}}");

        assertThat(read.noise()).isEqualTo(new NoiseSpec(10 * PERCENT, 1_000_000, 200_000_000));
        assertThat(read.limits()).isEqualTo(new BookLimitsSpec(500_000_000 * DOLLAR, 100));
        assertThat(read.reduction())
                .isEqualTo(new ReductionSpec(50 * PERCENT, 10 * PERCENT, 30 * PERCENT, PERCENT, 5 * PERCENT));
    }

    @Test
    void aHouseHasWhatItPosts() throws JsonProcessingException {
        assertThat(read("{house: {margin: 2000000}}").houseMargin()).isEqualTo(2_000_000 * DOLLAR);
        assertThat(read("{house: {margin: unlimited}}")).isEqualTo(BookTradingSpec.USUAL);
    }

    @Test
    void feesAreATakersAndWhatIsSaidBeside() throws JsonProcessingException {
        assertThat(read("{tradingFee: {taker: 5bps}}").fees())
                .isEqualTo(new TradingFeeSpec(500_000, 0, 0, false, false));
        assertThat(read("{tradingFee: {taker: 0.055%, maker: 2bps, toFund: 20%, inMaintenance: true, ofWinners: true}}")
                        .fees())
                .isEqualTo(new TradingFeeSpec(550_000, 200_000, 20 * PERCENT, true, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tradingFee: 1% | venue.tradingFee: \"1%\" must be a mapping with taker",
                "tradingFee: {maker: 1%} | venue.tradingFee.taker: is missing",
                "tradingFee: {taker: 100%} | venue.tradingFee.taker: \"100%\" must be below 100%",
                "tradingFee: {taker: 1%, toFund: 101%} | venue.tradingFee.toFund: \"101%\" must be at most 100%",
                "tradingFee: {taker: 1%, adl: 1%} | venue.tradingFee.adl: unknown key",
                "makers: [{halfSpread: 0%, refill: 1s}] | venue.makers[0].profile: is missing",
                "makers: [{profile: {levels: 1, gap: 1%, notional: 1}, refill: 1s}] | venue.makers[0].halfSpread: is"
                        + " missing",
                "makers: [{profile: {levels: 60, gap: 2%, notional: 1}, halfSpread: 0%, refill: 1s}] |"
                        + " makers[0].profile.gap: \"2%\" must be positive and keep the last level within 100%",
                "makers: [{profile: [{distance: 1%, notional: 1}, {distance: 1%, notional: 1}], halfSpread: 0%,"
                    + " refill: 1s}] | profile[1].distance: \"1%\" must be more than the distance before it, and below"
                    + " 100%",
                "makers: [{profile: [{distance: 50%, notional: 1}], halfSpread: 50%, refill: 1s}] |"
                        + " makers[0].profile: must keep the lowest bid above 0",
                "makers: [{profile: {levels: 1, gap: 1%, notional: 1}, halfSpread: 0%, refill: 1s, withdrawal:"
                        + " recorded}] | makers[0].recorded: is missing",
                "makers: [{profile: {levels: 1, gap: 1%, notional: 1}, halfSpread: 0%, refill: 1s, recordedFrom: 1s}] |"
                        + " makers[0].recordedFrom: needs withdrawal: recorded",
                "makers: [{profile: {levels: 1, gap: 1%, notional: 1}, halfSpread: 0%, refill: 1s, withdrawal:"
                    + " {window: 3s, sample: 2s, depth: [{volatility: 1%, depth: 1%}]}}] | withdrawal.window: \"3s\""
                    + " must hold a whole number of samples, at most 900",
                "makers: [{profile: {levels: 1, gap: 1%, notional: 1}, halfSpread: 0%, refill: 1s, outages: [{at: 1s,"
                        + " for: 2s}, {at: 3s, for: 1s}]}] | outages[1].at: \"3s\" must be after the end of the outage"
                        + " before it",
                "makers: [{profile: {levels: 1, gap: 1%, notional: 1}, halfSpread: 0%, refill: 1s, margin: 0}] |"
                        + " makers[0].margin: 0 must be unlimited or above 0",
                "makers: [{profile: {levels: 1, gap: 1%, notional: 1}, halfSpread: 0%, refill: 1s, scale: 0}] |"
                        + " makers[0].scale: 0 must be above 0% and at most 10000%",
                "makers: [{profile: {levels: 1, gap: 1%, notional: 1}, halfSpread: 0%, refill: 1s, skew: {perUnit: 1%,"
                        + " most: 100%}}] | skew.most: \"100%\" must be below 100%",
                "noise: {chance: 1%, size: {from: 2, to: 1}} | noise.size.to: 1 must be at least from",
                "noise: {chance: 1%, size: {from: -2, to: 1}} | noise.size.from: -2 must be positive",
                "funding: {kind: interval, sample: 9h} | funding.sample: \"9h\" must be at most the interval",
                "funding: {kind: interval, interval: 2s} | funding.interval: \"2s\" must be at least 5s where no"
                        + " sample is named",
                "funding: {kind: interval, formula: added, clamp: 1%} | funding.clamp: needs formula: clamped",
                "funding: {kind: continuous, impactNotional: 1} | funding.impactNotional: needs premium: impact",
                "funding: {kind: interval, impactNotional: 0} | funding.impactNotional: 0 must be positive",
                "funding: {kind: interval, interest: 101%} | funding.interest: \"101%\" must be from -100% to 100%",
                "funding: {kind: continuous, period: 25h} | funding.period: \"25h\" must be at most 24h",
                "house: 5000 | venue.house: 5000 must be a mapping with keys of margin",
                "house: {} | venue.house.margin: is missing",
                "house: {margin: 0} | venue.house.margin: 0 must be unlimited or above 0",
                "house: {margin: -5} | venue.house.margin: -5 must not be negative",
                "house: {marign: 5} | venue.house.marign: unknown key, did you mean \"margin\"?",
                "limits: {leverage: 0} | limits.leverage: 0 must be a whole number from 1 to 1000",
                "reduction: {start: 10%, end: 10%, most: 1%} | reduction.end: \"10%\" must be below start",
                "reduction: {start: 10%, end: 1%, most: 1%, band: 100%} | reduction.band: \"100%\" must be below 100%"
            })
    void aMistakeIsToldWithItsPath(String text, String mistake) throws JsonProcessingException {
        Node venue = node("{" + text + "}");

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(venue))
                .withMessageContaining(mistake);
    }

    private static BookMakerSpec maker(String text) throws JsonProcessingException {
        return read("{makers: [" + text + "]}").makers().getFirst();
    }

    private static BookTradingSpec read(String text) throws JsonProcessingException {
        return read(node(text));
    }

    private static BookTradingSpec read(Node venue) {
        MarketSection market = MarketSection.read(null);
        return BookTradingSection.read(venue, market, LowestRatios.of(new MarginSpec.Market(), market.rules()), START);
    }

    private static Node node(String text) throws JsonProcessingException {
        return new Node(new Origin("small.yaml"), "venue", new YAMLMapper().readTree(text));
    }
}
