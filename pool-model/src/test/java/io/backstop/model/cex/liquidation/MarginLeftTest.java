package io.backstop.model.cex.liquidation;

import static io.backstop.model.cex.liquidation.Samples.PERCENT;
import static io.backstop.model.cex.liquidation.Samples.USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.fund.FundFees;
import org.junit.jupiter.api.Test;

/** Whose the margin is that a close leaves, and who is taken over before it. */
class MarginLeftTest {

    @Test
    void bitmexKeepsAllOfItAsSoonAsThePositionIsFlat() {
        MarginLeft rule = new MarginLeft.Kept();

        assertThat(rule.toFund(new ClosedPart(9720 * USD, 280 * USD, 280 * USD, true)))
                .isEqualTo(280 * USD);
        assertThat(rule.toFund(new ClosedPart(9720 * USD, 280 * USD, 280 * USD, false)))
                .isZero();
        assertThat(rule.toFund(new ClosedPart(9720 * USD, -5 * USD, -5 * USD, true)))
                .isZero();
    }

    /** 0.4 % of 9,720 are 38.88. */
    @Test
    void binanceTakesAClearanceFeeAndNoMoreThanThereIs() {
        MarginLeft rule = new MarginLeft.Returned(new FundFees(4_000_000, 0));

        assertThat(rule.toFund(new ClosedPart(9720 * USD, 0, 280 * USD, false))).isEqualTo(38_880_000);
        assertThat(rule.toFund(new ClosedPart(9720 * USD, 0, 20 * USD, true))).isEqualTo(20 * USD);
        assertThat(rule.toFund(new ClosedPart(9720 * USD, 0, -USD, true))).isZero();
    }

    /** Three ETH bought at 3,240 leave 280 of 10,000, at 3,320 they leave 40. 1.5 % of 9,720 are 145.80. */
    @Test
    void dydxTakesUpTo1AndAHalfPercentOfWhatIsLeft() {
        MarginLeft rule = new MarginLeft.CappedPenalty(15_000_000);

        assertThat(rule.toFund(new ClosedPart(9720 * USD, 280 * USD, 280 * USD, true)))
                .isEqualTo(145_800_000);
        assertThat(rule.toFund(new ClosedPart(9960 * USD, 40 * USD, 40 * USD, true)))
                .isEqualTo(40 * USD);
        assertThat(rule.toFund(new ClosedPart(9960 * USD, -40 * USD, 10 * USD, false)))
                .isZero();
        assertThat(rule.toFund(new ClosedPart(9960 * USD, 40 * USD, 10 * USD, false)))
                .isEqualTo(10 * USD);
    }

    /** 1 % of 300,000 are 3,000; two thirds are 2,000. */
    @Test
    void hyperliquidsVaultTakesOverBelowTwoThirdsOfTheMaintenanceMargin() {
        TakeoverRule rule = new TakeoverRule.BelowMaintenance(2, 3);

        assertThat(rule.quantity(Samples.coins(-3000, 100, 2000, Samples.flat(PERCENT))))
                .isZero();
        assertThat(rule.quantity(Samples.coins(-3000, 100, 1999, Samples.flat(PERCENT))))
                .isEqualTo(3000);
        assertThat(new TakeoverRule.None().quantity(Samples.coins(3000, 100, -1, Samples.flat(PERCENT))))
                .isZero();
    }

    /** 1,000 at 100: 3 % are 3,000 with a threshold of 1,500, 20 % are 20,000 with one of 14,000. */
    @Test
    void ftxHandsOverMoreTheCloserItIsToNothing() {
        TakeoverRule rule = new TakeoverRule.BelowCloseFraction(6 * PERCENT);

        assertThat(rule.quantity(Samples.coins(1000, 100, 1500, Samples.flat(3 * PERCENT))))
                .isZero();
        assertThat(rule.quantity(Samples.coins(1000, 100, 600, Samples.flat(3 * PERCENT))))
                .isEqualTo(600);
        assertThat(rule.quantity(Samples.coins(1000, 100, -9, Samples.flat(3 * PERCENT))))
                .isEqualTo(1000);
        assertThat(rule.quantity(Samples.coins(1000, 100, 7000, Samples.flat(20 * PERCENT))))
                .isEqualTo(500);
        assertThat(rule.quantity(Samples.coins(1000, 100, 14_000, Samples.flat(20 * PERCENT))))
                .isZero();
    }

    @Test
    void takeoverIsAskedBeforeTheSteps() {
        LiquidationRules rules = new LiquidationRules(
                new TakeoverRule.BelowMaintenance(2, 3),
                new FullClose(Step.Rest.TRY_AGAIN),
                new OrderForm.Market(),
                new MarginLeft.Returned(new FundFees(0, 0)));

        assertThat(rules.next(Samples.coins(3000, 100, 1999, Samples.flat(PERCENT)), Samples.CALM))
                .isEqualTo(new Step.TakeOver(3000));
        assertThat(rules.next(Samples.coins(3000, 100, 2000, Samples.flat(PERCENT)), Samples.CALM))
                .isEqualTo(new Step.Close(3000, false, Step.Rest.TRY_AGAIN));
    }
}
