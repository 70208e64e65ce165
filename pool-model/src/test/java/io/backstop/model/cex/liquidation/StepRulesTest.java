package io.backstop.model.cex.liquidation;

import static io.backstop.model.cex.liquidation.Samples.CALM;
import static io.backstop.model.cex.liquidation.Samples.COIN;
import static io.backstop.model.cex.liquidation.Samples.PERCENT;
import static io.backstop.model.cex.liquidation.Samples.PRICE;
import static io.backstop.model.cex.liquidation.Samples.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.cex.liquidation.Step.Close;
import io.backstop.model.cex.liquidation.Step.Rest;
import io.backstop.model.cex.liquidation.Step.TakeOver;
import io.backstop.model.cex.liquidation.Step.Wait;
import io.backstop.model.cex.margin.LinearContract;
import io.backstop.model.cex.margin.MarketTerms;
import io.backstop.model.units.FixedPoint;
import org.junit.jupiter.api.Test;

/** How much each venue closes at once. */
class StepRulesTest {

    private static final long SECOND = 1000;
    private static final long LOW_32 = (1L << 32) - 1;

    /**
     * Binance: 20 BTC at 100,000 need 2,000,000 · 0.65 % − 1,500 = 11,500 and have 9,000. 9,000 are enough for (9,000 +
     * 1,500) ÷ 650 = 16.153846153… BTC.
     */
    @Test
    void binanceClosesJustAsMuchAsMakesTheMarginCompliant() {
        CloseToCompliance rule = new CloseToCompliance(0);
        LiquidatablePosition position = bitcoin(20 * COIN, 9000);

        assertThat(position.maintenanceMargin()).isEqualTo(11_500 * USD);
        assertThat(rule.next(position, CALM)).isEqualTo(new Close(20 * COIN - 1_615_384_615, false, Rest.TAKE_OVER));
        assertThat(position.isCompliantAfter(20 * COIN - 1_615_384_615, 100_000 * PRICE, 0))
                .isTrue();
        assertThat(position.isCompliantAfter(20 * COIN - 1_615_384_616, 100_000 * PRICE, 0))
                .isFalse();
    }

    /** A bid 50 dollars below the mark: 9,000 − 50 q = 11,500 − 650 q at q = 4.1666…; with a fee of 50 dollars 5. */
    @Test
    void whatTheBookAndTheFeeTakeMakesTheOrderLarger() {
        LiquidatablePosition position = bitcoin(20 * COIN, 9000);
        Moment bid = new Moment(Moment.NEVER, 99_950 * PRICE, 99_960 * PRICE, 0, 0);

        assertThat(new CloseToCompliance(0).next(position, bid))
                .isEqualTo(new Close(416_666_667, false, Rest.TAKE_OVER));
        assertThat(new CloseToCompliance(500_000).next(position, CALM))
                .isEqualTo(new Close(416_666_667, false, Rest.TAKE_OVER));
    }

    /** A bid 1,000 below the mark costs more than the 650 that a bitcoin needs. */
    @Test
    void allOfItIsClosedWhereNothingElseHelps() {
        Moment bid = new Moment(Moment.NEVER, 99_000 * PRICE, 99_100 * PRICE, 0, 0);

        assertThat(new CloseToCompliance(0).next(bitcoin(20 * COIN, 9000), bid))
                .isEqualTo(new Close(20 * COIN, false, Rest.TAKE_OVER));
    }

    /** A better bid than the mark does not make the order smaller: it may be gone. */
    @Test
    void aShortReckonsWithTheHigherOfAskAndMark() {
        LiquidatablePosition position = bitcoin(-20 * COIN, 9000);
        Moment below = new Moment(Moment.NEVER, 99_000 * PRICE, 99_950 * PRICE, 0, 0);
        Moment above = new Moment(Moment.NEVER, 99_000 * PRICE, 100_050 * PRICE, 0, 0);

        assertThat(new CloseToCompliance(0).next(position, below))
                .isEqualTo(new Close(384_615_385, false, Rest.TAKE_OVER));
        assertThat(new CloseToCompliance(0).next(position, above))
                .isEqualTo(new Close(416_666_667, false, Rest.TAKE_OVER));
    }

    /**
     * OKX, 36,000 contracts at 100 dollars, tier 7: 24,000 are left at tier 5 and need 60,000 of the 40,000 there are; then
     * 8,000 at tier 3, which need 12,000.
     */
    @Test
    void okxStepsDownTwoTiersUntilItIsEnough() {
        TierStepDown rule = TierStepDown.okx(new TierLadder.BySize(Samples.okxAave()));

        assertThat(rule.next(Samples.coins(36_000, 100, 40_000, Samples.okxAave()), CALM))
                .isEqualTo(new Close(12_000, false, Rest.TRY_AGAIN));
        LiquidatablePosition once = Samples.coins(24_000, 100, 40_000, Samples.okxAave());
        assertThat(once.isCompliant()).isFalse();
        assertThat(rule.next(once, CALM)).isEqualTo(new Close(16_000, false, Rest.TRY_AGAIN));
        assertThat(Samples.coins(8000, 100, 40_000, Samples.okxAave()).isCompliant())
                .isTrue();
        assertThat(rule.next(Samples.coins(-8000, 100, 6000, Samples.okxAave()), CALM))
                .isEqualTo(new Close(7000, false, Rest.TRY_AGAIN));
    }

    /** 2,500 contracts are tier 2; 20,000 at 100 dollars have less than 0.65 % of 2,000,000 below 13,000. */
    @Test
    void okxTakesOverTheLowestTiersAndWhoHasLessThanTheLowestRatio() {
        TierStepDown rule = TierStepDown.okx(new TierLadder.BySize(Samples.okxAave()));

        assertThat(rule.next(Samples.coins(2500, 100, 2000, Samples.okxAave()), CALM))
                .isEqualTo(new TakeOver(2500));
        assertThat(rule.next(Samples.coins(20_000, 100, 13_000, Samples.okxAave()), CALM))
                .isEqualTo(new Close(12_000, false, Rest.TRY_AGAIN));
        assertThat(rule.next(Samples.coins(20_000, 100, 12_999, Samples.okxAave()), CALM))
                .isEqualTo(new TakeOver(20_000));
    }

    /** 2,500,000 contracts at 10,000 are 250 XBT and need 2; 200 need 0.8. */
    @Test
    void bitmexFillsOrKillsWhatIsAboveTheLowerRiskLimit() {
        TierStepDown rule = TierStepDown.bitmex(new TierLadder.BySize(Samples.bitmex()));
        LiquidatablePosition position = Samples.inverse(2_500_000, 10_000, 3 * COIN / 2, Samples.bitmex());

        assertThat(position.maintenanceMargin()).isEqualTo(2 * COIN);
        assertThat(rule.next(position, CALM)).isEqualTo(new Close(500_000, true, Rest.TAKE_OVER));
        assertThat(Samples.inverse(2_000_000, 10_000, 3 * COIN / 2, Samples.bitmex())
                        .isCompliant())
                .isTrue();
        assertThat(rule.next(Samples.inverse(2_000_000, 10_000, COIN / 2, Samples.bitmex()), CALM))
                .isEqualTo(new TakeOver(2_000_000));
    }

    /** 40 BTC at 100,000 are bracket 4 of Binance's table; what is worth less than 3,000,000 is 3: 29.99999999. */
    @Test
    void aLadderOfNotionalsEndsBelowTheNextFloor() {
        TierStepDown rule = TierStepDown.bitmex(TierLadder.ByNotional.of(Samples.binanceBitcoin()));

        assertThat(rule.next(bitcoin(40 * COIN, 20_000), CALM))
                .isEqualTo(new Close(10 * COIN + 1, true, Rest.TAKE_OVER));
        assertThat(rule.next(bitcoin(3 * COIN - 1, 100), CALM)).isEqualTo(new TakeOver(3 * COIN - 1));
    }

    /** 10 at 20,000 are more than 100,000 dollars, 5 are not. */
    @Test
    void hyperliquidClosesAFifthOfALargePositionAndTheRestAfter30Seconds() {
        PartThenRest rule = new PartThenRest(20 * PERCENT, 100_000 * USD, 30 * SECOND, true);
        LiquidatablePosition large = Samples.coins(10, 20_000, 1000, Samples.flat(PERCENT));
        LiquidatablePosition small = Samples.coins(5, 20_000, 500, Samples.flat(PERCENT));

        assertThat(rule.next(large, CALM)).isEqualTo(new Close(2, false, Rest.TRY_AGAIN));
        assertThat(rule.next(small, CALM)).isEqualTo(new Close(5, false, Rest.TRY_AGAIN));
        LiquidatablePosition rest = Samples.coins(8, 20_000, 1000, Samples.flat(PERCENT));
        assertThat(rule.next(rest, after(30 * SECOND - 1))).isEqualTo(Wait.WAIT);
        assertThat(rule.next(rest, after(30 * SECOND))).isEqualTo(new Close(8, false, Rest.TRY_AGAIN));
    }

    @Test
    void whereThePauseDoesNotWaitItIsForTheRest() {
        PartThenRest rule = new PartThenRest(20 * PERCENT, 100_000 * USD, 30 * SECOND, false);
        LiquidatablePosition rest = Samples.coins(8, 20_000, 1000, Samples.flat(PERCENT));

        assertThat(rule.next(rest, after(30 * SECOND - 1))).isEqualTo(new Close(8, false, Rest.TRY_AGAIN));
        assertThat(rule.next(rest, after(30 * SECOND))).isEqualTo(new Close(2, false, Rest.TRY_AGAIN));
    }

    /** 1,000 at 100 dollars and 1 % need 1,000 dollars. With 967 it is enough to close 33, with 500 half of it. */
    @Test
    void deribitCloses250ContractsASecondInPiecesOfTenUntilItIsEnough() {
        Clips rule = new Clips(10, 40, 0);

        assertThat(rule.next(hundreds(1000, 500), CALM)).isEqualTo(new Close(10, false, Rest.TRY_AGAIN));
        assertThat(rule.next(hundreds(1000, 500), after(39))).isEqualTo(Wait.WAIT);
        assertThat(rule.next(hundreds(1000, 500), after(SECOND))).isEqualTo(new Close(250, false, Rest.TRY_AGAIN));
        assertThat(rule.next(hundreds(1000, 967), after(SECOND))).isEqualTo(new Close(40, false, Rest.TRY_AGAIN));
        assertThat(rule.next(hundreds(7, -1), after(SECOND))).isEqualTo(new Close(7, false, Rest.TRY_AGAIN));
    }

    /** One time in six: the upper 32 bits of the draw up to (2^32 − 1) ÷ 6 = 715,827,882.5. */
    @Test
    void ftxClosesFiveToFifteenPercentOneTimeInSix() {
        RandomClips rule = new RandomClips(6, 10 * PERCENT, 1000 * USD);

        assertThat(rule.next(hundreds(1000, 500), drawn(0, 0))).isEqualTo(new Close(50, false, Rest.TRY_AGAIN));
        assertThat(rule.next(hundreds(1000, 500), drawn(715_827_882, LOW_32)))
                .isEqualTo(new Close(150, false, Rest.TRY_AGAIN));
        assertThat(rule.next(hundreds(1000, 500), drawn(715_827_883, 0))).isEqualTo(Wait.WAIT);
        assertThat(rule.next(hundreds(1000, 500), drawn(LOW_32, 0))).isEqualTo(Wait.WAIT);
    }

    /** Ten at 100 dollars are 1,000; a room of 3,000 dollars is for 30. */
    @Test
    void ftxClosesAtLeast1000DollarsAndNoMoreThanTheVolumeAllows() {
        RandomClips rule = new RandomClips(6, 10 * PERCENT, 1000 * USD);

        assertThat(rule.next(hundreds(15, 1), drawn(0, 0))).isEqualTo(new Close(10, false, Rest.TRY_AGAIN));
        assertThat(rule.next(hundreds(5, 1), drawn(0, 0))).isEqualTo(new Close(5, false, Rest.TRY_AGAIN));
        assertThat(rule.next(hundreds(1000, 1), new Moment(0, 0, 0, 3099 * USD, 0)))
                .isEqualTo(new Close(30, false, Rest.TRY_AGAIN));
        assertThat(rule.next(hundreds(1000, 1), new Moment(0, 0, 0, 99 * USD, 0)))
                .isEqualTo(Wait.WAIT);
    }

    @Test
    void figuresAreChecked() {
        assertThatThrownBy(() -> new PartThenRest(0, 0, 1, true)).hasMessageStartingWith("part must be from 1");
        assertThatThrownBy(() -> new Clips(0, 40, 0)).hasMessageStartingWith("clip must be from 1");
        assertThatThrownBy(() -> new RandomClips(0, 1, 0)).hasMessageStartingWith("oneIn must be from 1");
        assertThatThrownBy(() -> new CloseToCompliance(FixedPoint.RATIO_ONE + 1))
                .hasMessageStartingWith("feeRatio must be from 0");
        assertThatThrownBy(() -> Samples.coins(0, 1, 0, Samples.flat(1)))
                .hasMessage("a position needs a size and a mark, was 0 at 100000000");
        assertThatThrownBy(() -> new Moment(-1, 0, 0, 0, 0)).hasMessageStartingWith("sinceLast must be from 0");
    }

    private static LiquidatablePosition bitcoin(long size, long equity) {
        MarketTerms terms = new MarketTerms(new LinearContract(COIN), Samples.binanceBitcoin());
        return new LiquidatablePosition(terms, size, 100_000 * PRICE, equity * USD);
    }

    private static LiquidatablePosition hundreds(long size, long equity) {
        return Samples.coins(size, 100, equity, Samples.flat(PERCENT));
    }

    private static Moment after(long millis) {
        return new Moment(millis, 0, 0, Long.MAX_VALUE, 0);
    }

    private static Moment drawn(long upper, long lower) {
        return new Moment(SECOND, 0, 0, Long.MAX_VALUE, upper << 32 | lower);
    }
}
