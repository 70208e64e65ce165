package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.market.PowerLaw;
import io.backstop.model.scenario.BorrowingSpec;
import io.backstop.model.scenario.DeleveragingBandSpec;
import io.backstop.model.scenario.FundingSpec;
import io.backstop.model.scenario.FundingSpec.Counterparty;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.scenario.OpenInterestCapsSpec;
import io.backstop.model.scenario.PnlCapsSpec;
import io.backstop.model.scenario.PriceImpactSpec;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EconomicsSectionsTest {

    private static final int SIZE_DECIMALS = 6;
    private static final long NO_CAP = OpenInterestCapsSpec.NO_CAP;

    @Test
    void whatIsNotGivenIsGmx() throws IOException {
        assertThat(FundingSection.read(node("{velocity: {}}")))
                .isEqualTo(
                        new FundingSpec.Velocity(Counterparty.OTHER_SIDE, 7_200_000_000L, 0, 40_000_000, 900_000_000));
        assertThat(BorrowingSection.read(node("{}")))
                .isEqualTo(new BorrowingSpec(750_000_000, 500_000_000, 1_300_000_000, true));
        assertThat(PriceImpactSection.read(
                        node("{powerLaw: {gainFactor: 0.00000005, lossFactor: 1e-7}}"), SIZE_DECIMALS))
                .isEqualTo(new PriceImpactSpec.PowerLawImpact(
                        new PowerLaw(2, 50_000_000_000L, 100_000_000_000L, 4_000_000, 5_000_000)));
        assertThat(PnlCapsSection.read(node("{}"))).isEqualTo(new PnlCapsSpec(900_000_000, 900_000_000, 700_000_000));
        assertThat(OpenInterestCapsSection.read(node("{}"), SIZE_DECIMALS))
                .isEqualTo(new OpenInterestCapsSpec(NO_CAP, NO_CAP, NO_CAP, NO_CAP));
    }

    @Test
    void everyKeyBecomesTheModelsInteger() throws IOException {
        assertThat(FundingSection.read(node("{velocity: {maxVelocity: 328500%, skewScale: 2000000000, stableBand: 0,"
                        + " maxRate: 10000%, paidTo: pool}}")))
                .isEqualTo(new FundingSpec.Velocity(
                        Counterparty.POOL, 3_285_000_000_000L, 2_000_000_000_000_000L, 0, 100_000_000_000L));
        assertThat(FundingSection.read(
                        node("{kinked: {stableBand: 4%, kink: 50%, kinkRate: 10%, maxRate: 90%, paidTo: otherSide}}")))
                .isEqualTo(new FundingSpec.Kinked(
                        Counterparty.OTHER_SIDE, 40_000_000, 500_000_000, 100_000_000, 900_000_000));
        assertThat(BorrowingSection.read(node("{optimalUsage: 60%, base: 0, above: 2, sparesSmallerSide: false}")))
                .isEqualTo(new BorrowingSpec(600_000_000, 0, 2_000_000_000, false));
        assertThat(PriceImpactSection.read(node("bidAsk"), SIZE_DECIMALS)).isEqualTo(new PriceImpactSpec.BidAskFill());
        assertThat(PriceImpactSection.read(node("{skewPremium: {skewScale: 1000000}}"), SIZE_DECIMALS))
                .isEqualTo(new PriceImpactSpec.SkewPremium(1_000_000_000_000L));
        assertThat(PriceImpactSection.read(
                        node("{powerLaw: {exponent: 1, gainFactor: 0, lossFactor: 0.001, mostGain: 1%, mostLoss: 2%}}"),
                        SIZE_DECIMALS))
                .isEqualTo(new PriceImpactSpec.PowerLawImpact(
                        new PowerLaw(1, 0, 1_000_000_000_000_000L, 10_000_000, 20_000_000)));
        assertThat(OpenInterestCapsSection.read(node("{longSize: 1.5, shortNotional: 100}"), SIZE_DECIMALS))
                .isEqualTo(new OpenInterestCapsSpec(1_500_000, NO_CAP, NO_CAP, 100_000_000));
        assertThat(PnlCapsSection.read(node("{traders: 45%, deposits: 60%, withdrawals: 100%}")))
                .isEqualTo(new PnlCapsSpec(450_000_000, 600_000_000, 1_000_000_000));
    }

    /** With isolated margin they are the same price. */
    @Test
    void theZeroPriceIsTheBankruptcyPrice() throws IOException {
        assertThat(LastResortSection.read(node("{deleveraging: {rank: hyperliquid, price: zeroPrice}}")))
                .isEqualTo(LastResortSection.read(node("{deleveraging: {rank: hyperliquid, price: bankruptcy}}")));
    }

    @Test
    void theEndOfTheLine() throws IOException {
        assertThat(DeleveragingBandSection.read(node("{}")))
                .isEqualTo(new DeleveragingBandSpec(RankRule.PROFIT, 850_000_000, 770_000_000));
        assertThat(DeleveragingBandSection.read(node("{rank: bitmex, on: 50%, off: 40%}")))
                .isEqualTo(new DeleveragingBandSpec(RankRule.BITMEX, 500_000_000, 400_000_000));
        assertThat(LastResortSection.read(node("{window: 5s, socialise: fundingIndex}")))
                .isEqualTo(new LastResortSpec.Waiting(5, null, 0, 0, true));
    }

    @Test
    void whatIsNotThereIsNotUsed() {
        assertThat(FundingSection.read(null)).isNull();
        assertThat(BorrowingSection.read(null)).isNull();
        assertThat(PriceImpactSection.read(null, SIZE_DECIMALS)).isNull();
        assertThat(OpenInterestCapsSection.read(null, SIZE_DECIMALS)).isNull();
        assertThat(PnlCapsSection.read(null)).isNull();
        assertThat(DeleveragingBandSection.read(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "funding | {} | must have exactly one of velocity, kinked, has none",
                "funding | {velocty: {}} | velocty: unknown key, did you mean \"velocity\"?",
                "funding | {velocity: {maxRate: 10001%}} | velocity.maxRate: \"10001%\" must be more than 0% and at"
                        + " most 10000% a year",
                "funding | {velocity: {paidTo: lp}} | velocity.paidTo: \"lp\" must be one of otherSide, pool",
                "funding | {kinked: {kinkRate: 1%, maxRate: 2%}} | kinked.kink: is missing",
                "funding | '{kinked: {stableBand: 50%, kink: 50%, kinkRate: 1%, maxRate: 2%}}' | kinked.stableBand:"
                        + " \"50%\" must be below kink",
                "funding | '{kinked: {kink: 50%, kinkRate: 3%, maxRate: 2%}}' | kinked.kinkRate: \"3%\" must be at most"
                        + " maxRate",
                "borrowing | {optimalUsage: 100%} | optimalUsage: \"100%\" must be more than 0% and below 100%",
                "borrowing | {base: 200%} | base must be at most above, which is the rate at full usage",
                "borrowing | {sparesSmallerSide: 1} | sparesSmallerSide: 1 must be true or false",
                "priceImpact | '{powerLaw: {gainFactor: 2, lossFactor: 1}}' | powerLaw.lossFactor: 1 must be more than"
                        + " 0 and at most 0.001",
                "priceImpact | '{powerLaw: {gainFactor: 0.0002, lossFactor: 0.0001}}' | powerLaw.gainFactor: 0.0002"
                        + " must be at most lossFactor, or a round trip would gain",
                "priceImpact | '{powerLaw: {gainFactor: 0, lossFactor: x}}' | powerLaw.lossFactor: \"x\" must be a"
                        + " factor such as 0.0000001, with at most 18 decimals and within 64 bits",
                "priceImpact | {skewPremium: {skewScale: -1}} | skewPremium.skewScale: -1 must be positive and at most"
                        + " half of what fits 64 bits",
                "priceImpact | spread | \"spread\" must be one of bidAsk",
                "openInterestCaps | {longSize: -1} | longSize: -1 must be positive",
                "openInterestCaps | {longNotional: -1} | longNotional: -1 must not be negative",
                "deleveragingBand | {off: 85%} | off: \"85%\" must be below on",
                "deleveragingBand | {on: 77%} | on: \"77%\" must be above off, which is 77% if it is not given",
                "deleveragingBand | {rank: proRata} | rank: \"proRata\" must be one of profit, bitmex, hyperliquid",
                "lastResort | {socialise: haircut} | socialise: \"haircut\" must be one of fundingIndex",
                "pnlCaps | {traders: 0%} | traders: \"0%\" must be more than 0% and at most 100%",
            })
    void aMistakeIsOneLineWithPathValueAndWhatIsAllowed(String section, String text, String message) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(section, node(text)))
                .withMessage("a.yaml: " + ("venues[0]" + (isOfKey(message) ? "." : ": ") + message));
    }

    private static boolean isOfKey(String message) {
        return message.matches("[a-zA-Z.]+: .*");
    }

    private static Object read(String section, Node node) {
        return Objects.requireNonNull(
                switch (section) {
                    case "funding" -> FundingSection.read(node);
                    case "borrowing" -> BorrowingSection.read(node);
                    case "priceImpact" -> PriceImpactSection.read(node, SIZE_DECIMALS);
                    case "openInterestCaps" -> OpenInterestCapsSection.read(node, SIZE_DECIMALS);
                    case "pnlCaps" -> PnlCapsSection.read(node);
                    case "deleveragingBand" -> DeleveragingBandSection.read(node);
                    case "lastResort" -> LastResortSection.read(node);
                    default -> throw new IllegalArgumentException(section);
                });
    }

    private static Node node(String text) throws IOException {
        return new Node(new Origin("a.yaml"), "venues[0]", YamlFile.value(text));
    }
}
