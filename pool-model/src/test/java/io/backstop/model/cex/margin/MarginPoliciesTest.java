package io.backstop.model.cex.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.cex.margin.LeverageBrackets.Bracket;
import io.backstop.model.cex.margin.SizeTiers.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures are round ones; money is dollars. */
class MarginPoliciesTest {

    private static final long COIN = 100_000_000;

    private static final long USD = 1_000_000;
    private static final long PERCENT = 10_000_000;

    private static final List<Bracket> BRACKETS = List.of(
            new Bracket(0, 10_000 * USD, 75, 6_000_000, 0),
            new Bracket(10_000 * USD, 50_000 * USD, 50, PERCENT, 40 * USD),
            new Bracket(50_000 * USD, 80_000 * USD, 40, 15_000_000, 290 * USD));

    /** Binance, ATOMUSDT: 30,000 · 1 % − 40 = 260 to stay open, 30,000 ÷ 50 = 600 to open. */
    @Test
    void aBracketChargesItsRatioLessItsAmountAndItsLeverageOnAll() {
        LeverageBrackets margin = LeverageBrackets.of(BRACKETS);

        assertThat(margin.maintenanceMargin(0, 30_000 * USD)).isEqualTo(260 * USD);
        assertThat(margin.initialMargin(0, 30_000 * USD, 0)).isEqualTo(600 * USD);
        assertThat(margin.bracketOf(30_000 * USD)).isEqualTo(1);
        assertThat(margin.allows(0, 80_000 * USD)).isTrue();
        assertThat(margin.allows(0, 80_000 * USD + 1)).isFalse();
        assertThat(margin.maintenanceMargin(0, 100_000 * USD)).isEqualTo(1210 * USD);
    }

    @Test
    void theMaintenanceMarginDoesNotJumpFromBracketToBracket() {
        LeverageBrackets margin = LeverageBrackets.of(BRACKETS);

        assertThat(List.of(
                        margin.maintenanceMargin(0, 10_000 * USD - 1),
                        margin.maintenanceMargin(0, 10_000 * USD),
                        margin.maintenanceMargin(0, 50_000 * USD - 1),
                        margin.maintenanceMargin(0, 50_000 * USD)))
                .containsExactly(60 * USD, 60 * USD, 460 * USD, 460 * USD);
    }

    @Test
    void bracketsThatDoNotMeetAreRefused() {
        Bracket first = BRACKETS.getFirst();
        assertRefused(
                "amount must be within 1 of 40000000, else the margin jumps, was 40000002",
                first,
                new Bracket(10_000 * USD, 50_000 * USD, 50, PERCENT, 40 * USD + 2));
        assertRefused(
                "floor must be the cap below, 10000000000, was 11000000000",
                first,
                new Bracket(11_000 * USD, 50_000 * USD, 50, PERCENT, 44 * USD));
        assertRefused(
                "leverage must be at most that below, 75, was 80",
                first,
                new Bracket(10_000 * USD, 50_000 * USD, 80, PERCENT, 40 * USD));
        assertThatThrownBy(() -> new Bracket(0, USD, 50, 20_000_001, 0))
                .hasMessage("maintenanceRatio must be from 1 to 20000000, was 20000001");
        assertThatThrownBy(() -> new Bracket(5, 5, 50, 1, 0)).hasMessageStartingWith("cap must be from 6 to");
    }

    @Test
    void anAmountThatIsOneUnitAwayIsTakenForARoundedOne() {
        LeverageBrackets margin = LeverageBrackets.of(
                List.of(BRACKETS.getFirst(), new Bracket(10_000 * USD, 50_000 * USD, 50, PERCENT, 40 * USD + 1)));

        assertThat(margin.maintenanceMargin(0, 10_000 * USD)).isEqualTo(60 * USD);
    }

    /** OKX, AAVEUSDT: up to 1,000 contracts 0.65 and 2 %, up to 3,000 1 and 2.5 %; 1,500 are charged 1 % of all. */
    @Test
    void aSizeTierChargesItsRatioOnAll() {
        SizeTiers margin =
                SizeTiers.of(List.of(new Tier(1000, 20_000_000, 6_500_000), new Tier(3000, 25_000_000, PERCENT)));

        assertThat(margin.maintenanceMargin(1500, 150_000 * USD)).isEqualTo(1500 * USD);
        assertThat(margin.maintenanceMargin(1000, 100_000 * USD)).isEqualTo(650 * USD);
        assertThat(margin.initialMargin(1500, 150_000 * USD, 0)).isEqualTo(3750 * USD);
        assertThat(List.of(margin.tierOf(1000), margin.tierOf(1001), margin.tierOf(9999)))
                .containsExactly(0, 1, 1);
        assertThat(margin.allows(3001, 0)).isFalse();
    }

    @Test
    void sizeTiersThatAreNotInOrderAreRefused() {
        assertThatThrownBy(() -> SizeTiers.of(List.of(new Tier(1000, 20, 10), new Tier(1000, 30, 20))))
                .hasMessageStartingWith("mostSize must be from 1001 to");
        assertThatThrownBy(() -> SizeTiers.of(List.of(new Tier(1000, 20, 10), new Tier(2000, 20, 9))))
                .hasMessage("maintenanceRatio must be from 10 to 1000000000, was 9");
        assertThatThrownBy(() -> SizeTiers.of(List.of())).hasMessageStartingWith("number of tiers must be from 1");
    }

    /** 0.002 · √100 = 2 % is below the base of 5 %; √2,500 gives 10 %, of which 60 % to stay open. */
    @Test
    void aRatioGrowsWithTheRootOfTheSizeOnceThatIsMoreThanItsBase() {
        SquareRootMargin margin = new SquareRootMargin(5 * PERCENT, 3 * PERCENT, 2_000_000, 600_000_000, 1000);

        assertThat(margin.initialMargin(100_000, 10_000 * USD, 0)).isEqualTo(500 * USD);
        assertThat(margin.maintenanceRatio(100_000, 0)).isEqualTo(3 * PERCENT);
        assertThat(margin.initialMargin(2_500_000, 10_000 * USD, 0)).isEqualTo(1000 * USD);
        assertThat(margin.maintenanceRatio(2_500_000, 0)).isEqualTo(6 * PERCENT);
    }

    /** √2 = 1.414213562…, rounded up. */
    @Test
    void aRootIsRoundedUp() {
        SquareRootMargin margin = new SquareRootMargin(1, 1, 100_000_000, 1_000_000_000, 1);

        assertThat(margin.maintenanceRatio(2, 0)).isEqualTo(141_421_357);
        assertThat(margin.maintenanceRatio(4, 0)).isEqualTo(200_000_000);
    }

    /** dYdX's form: 5 % to 10 million, 100 % at 20 million; half way 52.5 %. */
    @Test
    void anInitialRatioGrowsWithTheOpenInterest() {
        OpenInterestMargin margin =
                new OpenInterestMargin(5 * PERCENT, 3 * PERCENT, 10_000_000 * USD, 20_000_000 * USD);

        assertThat(List.of(
                        margin.initialMargin(0, 1000 * USD, 0),
                        margin.initialMargin(0, 1000 * USD, 10_000_000 * USD),
                        margin.initialMargin(0, 1000 * USD, 15_000_000 * USD),
                        margin.initialMargin(0, 1000 * USD, 20_000_000 * USD),
                        margin.initialMargin(0, 1000 * USD, 90_000_000 * USD)))
                .containsExactly(50 * USD, 50 * USD, 525 * USD, 1000 * USD, 1000 * USD);
        assertThat(margin.maintenanceMargin(0, 1000 * USD)).isEqualTo(30 * USD);
    }

    /** Deribit: 25 bitcoin need 2.125 % and 1.125 %, 350 need 3.75 % and 2.75 %; 19,800 of 1 % are all. */
    @Test
    void aRatioGrowsWithWhatAPositionIsWorthInCoins() {
        WorthLinearMargin margin = new WorthLinearMargin(20_000_000, 10_000_000, 50_000);

        assertThat(margin.initialMargin(1, 25 * COIN, 0)).isEqualTo(25 * COIN * 2125 / 100_000);
        assertThat(margin.maintenanceMargin(1, 25 * COIN)).isEqualTo(25 * COIN * 1125 / 100_000);
        assertThat(margin.initialMargin(1, 350 * COIN, 0)).isEqualTo(350 * COIN * 375 / 10_000);
        assertThat(margin.maintenanceMargin(1, 350 * COIN)).isEqualTo(350 * COIN * 275 / 10_000);
        assertThat(margin.maintenanceRatio(1, 350 * COIN)).isEqualTo(27_500_000);
        assertThat(margin.maintenanceMargin(1, 19_800 * COIN)).isEqualTo(19_800 * COIN);
        assertThat(margin.maintenanceMargin(1, 30_000 * COIN)).isEqualTo(30_000 * COIN);
        assertThat(margin.steepFrom()).isEqualTo(9900 * COIN);
        assertThatThrownBy(() -> new MarketTerms(new LinearContract(1), margin))
                .hasMessage("a margin that grows with coins needs a contract that settles in them");
    }

    @Test
    void figuresOutOfTheirRangeAreRefused() {
        assertThatThrownBy(() -> new SizeLinearMargin(10, 11, 0, 1))
                .hasMessage("maintenanceRatio must be from 1 to 10, was 11");
        assertThatThrownBy(() -> new OpenInterestMargin(10, 5, 7, 7)).hasMessageStartingWith("upperCap must be from 8");
        assertThatThrownBy(() -> new MarketTerms(new LinearContract(1), new SizeLinearMargin(1, 1, 0, 1), -1, 0))
                .hasMessage("takerFee must be from 0 to 999999999, was -1");
        assertThatThrownBy(() -> new InverseContract(3)).hasMessage("sizeUnit must be a power of ten, was 3");
    }

    private static void assertRefused(String message, Bracket... brackets) {
        assertThatThrownBy(() -> LeverageBrackets.of(List.of(brackets)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
