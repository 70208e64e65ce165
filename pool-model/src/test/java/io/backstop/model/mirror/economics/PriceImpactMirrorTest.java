package io.backstop.model.mirror.economics;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.ImpactMaths;
import io.backstop.model.market.OpenInterest;
import io.backstop.model.market.PowerLaw;
import org.junit.jupiter.api.Test;

/** Sizes have six decimals, the price is 2000. */
class PriceImpactMirrorTest {

    private static final long USD = 1_000_000;
    private static final long UNIT = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long P = 2000 * PRICE;

    /** GMX: 1e-7 and 5e-8 a dollar squared, losses capped at 0.5 % and gains at 0.4 %. */
    private static final PowerLaw GMX = new PowerLaw(2, 50_000_000_000L, 100_000_000_000L, 4_000_000, 5_000_000);

    private final PowerLawImpactMirror impact = new PowerLawImpactMirror(GMX, UNIT);

    /** 1e-7 · 10,000² = 10 dollars on a buy of 5; the next 10,000 cost 1e-7 · (4e8 − 1e8) = 30. */
    @Test
    void aTradeThatAddsToTheSkewPaysIntoTheImpactPool() {
        assertThat(trade(skew(0), 5 * UNIT)).isEqualTo(2002 * PRICE);
        assertThat(trade(skew(5), 5 * UNIT)).isEqualTo(2006 * PRICE);
        assertThat(trade(skew(-5), -5 * UNIT)).isEqualTo(1994 * PRICE);
        assertThat(impact.impactPool()).isEqualTo(70 * USD);
    }

    /** From 20,000 to 10,000 the smaller factor gives 5e-8 · 3e8 = 15 dollars. */
    @Test
    void aTradeThatTakesFromTheSkewIsPaidByTheImpactPool() {
        fill(10);
        assertThat(trade(skew(10), -5 * UNIT)).isEqualTo(2003 * PRICE);
        assertThat(trade(skew(-10), 5 * UNIT)).isEqualTo(1997 * PRICE);
        assertThat(impact.impactPool()).isEqualTo(70 * USD);
    }

    @Test
    void thePoolGivesNoMoreThanItHas() {
        assertThat(trade(skew(10), -5 * UNIT)).isEqualTo(P);
        fill(1);
        assertThat(trade(skew(10), -5 * UNIT)).isEqualTo(2002 * PRICE);
        assertThat(impact.impactPool()).isZero();
    }

    /** -2^40 · 100 over 2^63 is less than one unit below nothing. */
    @Test
    void theSmallestSizeHasAPriceToo() {
        assertThat(ImpactMaths.impactedPrice(10, -(1L << 40), Long.MIN_VALUE, 1))
                .isEqualTo(9);
    }

    @Test
    void aCheckpointBringsBackTheImpactPool() {
        fill(1);
        Runnable checkpoint = impact.checkpoint();
        fill(3);
        checkpoint.run();
        assertThat(impact.impactPool()).isEqualTo(10 * USD);
    }

    /** From longs of 10,000 to shorts of 10,000: 5 dollars for the one, 10 against the other, on a sale of 10. */
    @Test
    void aTradeThatCrossesTheSkewIsPaidForOnePartAndPaysForTheOther() {
        fill(10);
        assertThat(trade(skew(5), -10 * UNIT)).isEqualTo(199_950_000_000L);
        assertThat(impact.impactPool()).isEqualTo(105 * USD);
    }

    /** 1e-7 · 100,000² = 1000 dollars are capped at 0.5 %, gains of 500 at 0.4 %. */
    @Test
    void impactsAreCapped() {
        assertThat(trade(skew(0), 50 * UNIT)).isEqualTo(2010 * PRICE);
        assertThat(trade(skew(50), -50 * UNIT)).isEqualTo(2008 * PRICE);
        assertThat(impact.impactPool()).isEqualTo(100 * USD);
    }

    /** 0.1 % of the skew's change whatever the skew. */
    @Test
    void withExponentOneTheSkewDoesNotMatter() {
        PowerLaw linear = new PowerLaw(1, 500_000_000_000_000L, 1_000_000_000_000_000L, 4_000_000, 5_000_000);

        assertThat(ImpactMaths.powerLaw(linear, 0, 10_000 * USD, 10_000 * USD)).isEqualTo(-10 * USD);
        assertThat(ImpactMaths.powerLaw(linear, 500_000 * USD, 510_000 * USD, 10_000 * USD))
                .isEqualTo(-10 * USD);
        assertThat(ImpactMaths.powerLaw(linear, 10_000 * USD, 0, 10_000 * USD)).isEqualTo(5 * USD);
    }

    /** A micro-dollar for 3 units of size is 33.3 units of price each. */
    @Test
    void thePriceIsRoundedAgainstTheTrader() {
        assertThat(new long[] {
                    ImpactMaths.impactedPrice(1000, -1, 3, 1),
                    ImpactMaths.impactedPrice(1000, 1, 3, 1),
                    ImpactMaths.impactedPrice(1000, -1, -3, 1),
                    ImpactMaths.impactedPrice(1000, 1, -3, 1),
                    ImpactMaths.impactedPrice(1, -1, -3, 1)
                })
                .containsExactly(1034, 967, 966, 1033, 1);
    }

    /** Synthetix with 1,000,000 ETH: buying 1000 from a skew of 1000 is at premiums of 0.1 % and 0.2 %. */
    @Test
    void theSkewPremiumIsTheMeanOfBoth() {
        SkewPremiumMirror premium = new SkewPremiumMirror(1_000_000 * UNIT);

        assertThat(new long[] {
                    premium.executionPrice(skew(1000), 1000 * UNIT, P),
                    premium.executionPrice(skew(2000), -1000 * UNIT, P),
                    premium.executionPrice(skew(-1000), -1000 * UNIT, P),
                    premium.executionPrice(skew(-1000), 2000 * UNIT, P),
                    premium.executionPrice(skew(0), 1, P),
                    premium.executionPrice(skew(0), -1, P),
                    premium.executionPrice(skew(-4_000_000), -UNIT, P)
                })
                .containsExactly(2003 * PRICE, 2003 * PRICE, 1997 * PRICE, P, P + 1, P - 1, 1);
    }

    private long trade(OpenInterest before, long size) {
        long price = impact.executionPrice(before, size, P);
        impact.traded(before, size, P);
        return price;
    }

    /** Each trade of 10,000 from nothing leaves 10 dollars. */
    private void fill(int trades) {
        for (int i = 0; i < trades; i++) {
            impact.traded(skew(0), 5 * UNIT, P);
        }
    }

    private static OpenInterest skew(long units) {
        OpenInterest interest = new OpenInterest(UNIT);
        if (units != 0) {
            interest.add(units * UNIT, PRICE);
        }
        return interest;
    }
}
