package io.backstop.model.cex.liquidation;

import static io.backstop.model.cex.liquidation.Samples.PERCENT;
import static io.backstop.model.cex.liquidation.Samples.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.liquidation.Step.Rest;
import io.backstop.model.cex.margin.ContractKind;
import io.backstop.model.cex.margin.InverseContract;
import io.backstop.model.cex.margin.LinearContract;
import io.backstop.model.cex.margin.MarginPolicy;
import io.backstop.model.cex.margin.MarketTerms;
import io.backstop.model.units.FixedPoint;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every rule and position, over seeded random ones of both kinds of contracts. */
class StepRulesRandomTest {

    private static final int ROUNDS = 3000;
    private static final TierLadder LADDER = new TierLadder.BySize(Samples.okxAave());
    private static final List<StepRule> RULES = List.of(
            new FullClose(Rest.TRY_AGAIN),
            new CloseToCompliance(500_000),
            TierStepDown.okx(LADDER),
            TierStepDown.bitmex(LADDER),
            TierStepDown.bitmex(TierLadder.ByNotional.of(Samples.binanceBitcoin())),
            new PartThenRest(20 * PERCENT, 1_000_000, 30_000, true),
            new PartThenRest(20 * PERCENT, 1_000_000, 30_000, false),
            new Clips(10, 40, 0),
            new RandomClips(6, 10 * PERCENT, 1000));

    private static final List<TakeoverRule> TAKEOVERS = List.of(
            new TakeoverRule.None(),
            new TakeoverRule.BelowMaintenance(2, 3),
            new TakeoverRule.BelowCloseFraction(6 * PERCENT));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noRuleClosesNothingOrMoreThanThePosition(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            LiquidatablePosition position = position(random, Samples.okxAave());
            Moment moment = moment(random, position);
            for (StepRule rule : RULES) {
                long quantity = switch (rule.next(position, moment)) {
                    case Step.Wait wait -> 1;
                    case Step.Close close -> close.quantity();
                    case Step.TakeOver all -> all.quantity();
                };
                assertThat(quantity).as("%s of %s", rule, position).isBetween(1L, position.quantity());
            }
            for (TakeoverRule rule : TAKEOVERS) {
                assertThat(rule.quantity(position)).isBetween(0L, position.quantity());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void anOrderToComplianceIsEnoughAndOneUnitLessIsNot(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int parts = 0;
        for (int round = 0; round < ROUNDS; round++) {
            LiquidatablePosition position = position(random, Samples.flat(5 * PERCENT));
            long price = moment(random, position).worseClosingPrice(position);
            long quantity = position.compliantQuantity(price, 500_000);
            if (!position.isCompliant()) {
                assertThat(quantity == 1 || !position.isCompliantAfter(quantity - 1, price, 500_000))
                        .isTrue();
            }
            if (quantity < position.quantity()) {
                assertThat(position.isCompliantAfter(quantity, price, 500_000)).isTrue();
                parts++;
            }
        }
        assertThat(parts).isGreaterThan(ROUNDS / 10);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void aStepDownEndsInTheTierThatItAimsAt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int steps = 0;
        for (int round = 0; round < ROUNDS; round++) {
            LiquidatablePosition position = position(random, Samples.okxAave());
            if (TierStepDown.okx(LADDER).next(position, Samples.CALM) instanceof Step.Close close) {
                LiquidatablePosition rest = new LiquidatablePosition(
                        position.terms(), position.size() - position.signed(close.quantity()), position.mark(), 0);
                assertThat(LADDER.tierOf(rest)).isEqualTo(LADDER.tierOf(position) - 2);
                steps++;
            }
        }
        assertThat(steps).isGreaterThan(ROUNDS / 4);
    }

    /** A sale never asks more than the mark, a purchase never offers less. */
    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void aFillablePriceLiesOnTheSideOfTheMarkWhereOthersGain(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        OrderForm form = new OrderForm.Fillable(3 * FixedPoint.RATIO_ONE / 2, 2 * FixedPoint.RATIO_ONE);
        for (int round = 0; round < ROUNDS; round++) {
            LiquidatablePosition position = position(random, Samples.flat(5 * PERCENT));
            long limit = form.limit(position, Samples.CALM);
            assertThat(position.size() > 0 ? limit <= position.mark() : limit >= position.mark())
                    .as("%s at %d", position, limit)
                    .isTrue();
        }
    }

    private static LiquidatablePosition position(SplittableRandom random, MarginPolicy margin) {
        ContractKind contract = random.nextBoolean() ? new LinearContract(1) : new InverseContract(1);
        long size = random.nextLong(1, 40_000) * (random.nextBoolean() ? 1 : -1);
        long mark = random.nextLong(50 * PRICE, 200 * PRICE);
        long equity = contract.notional(size, mark) / 1000 * random.nextLong(-20, 60);
        return new LiquidatablePosition(new MarketTerms(contract, margin), size, mark, equity);
    }

    private static Moment moment(SplittableRandom random, LiquidatablePosition position) {
        long bid = position.mark() / 1000 * random.nextLong(970, 1001);
        long ask = position.mark() / 1000 * random.nextLong(1000, 1031);
        long since = random.nextBoolean() ? Moment.NEVER : random.nextLong(60_000);
        return new Moment(since, bid, ask, random.nextLong(1L << 50), random.nextLong());
    }
}
