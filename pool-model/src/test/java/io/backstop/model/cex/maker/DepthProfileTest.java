package io.backstop.model.cex.maker;

import static io.backstop.model.cex.maker.QuoteBook.PERCENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DepthProfileTest {

    private static final long[] TWO_PERCENTS = {PERCENT, 2 * PERCENT};

    /** 100 within 1 % and 160 within 2 %: 50 within a half, 100 within one, 130 within one and a half. */
    @Test
    void whatLiesBetweenLevelsIsQuotedAtTheOuterOne() {
        DepthProfile profile = DepthProfile.counted(
                DepthUnit.NOTIONAL,
                TWO_PERCENTS,
                new long[] {100, 160},
                PERCENT / 2,
                PERCENT,
                15 * PERCENT / 10,
                2 * PERCENT);

        assertThat(amounts(profile)).containsExactly(50L, 50L, 30L, 30L);
    }

    @Test
    void levelsSumToWhatWasCountedWhereverTheyLie() {
        DepthProfile profile =
                DepthProfile.counted(DepthUnit.SIZE, TWO_PERCENTS, new long[] {100, 161}, 3333, 7_777_777, 2 * PERCENT);

        assertThat(amounts(profile).sum()).isEqualTo(161);
    }

    @Test
    void sharesAreRoundedDownAndTogetherNeverMoreThanTheWhole() {
        DepthProfile whole = DepthProfile.of(DepthUnit.SIZE, TWO_PERCENTS, new long[] {10, 7});

        assertThat(amounts(whole.share(50 * PERCENT))).containsExactly(5L, 3L);
        assertThat(amounts(whole.share(100 * PERCENT))).containsExactly(10L, 7L);
    }

    /** 10,000 dollars quote 10 at 1000 and 20 at 500; three of them at 999 take 2997 dollars, a half unit rounds up. */
    @Test
    void aNotionalQuotesMoreUnitsAtALowerPrice() {
        long dollar = QuoteBook.DOLLAR;
        long money = QuoteBook.MONEY;

        assertThat(DepthUnit.NOTIONAL.size(10_000 * money, 1000 * dollar, 1)).isEqualTo(10);
        assertThat(DepthUnit.NOTIONAL.size(10_000 * money, 500 * dollar, 1)).isEqualTo(20);
        assertThat(DepthUnit.NOTIONAL.amount(3, 999 * dollar, 1)).isEqualTo(2997 * money);
        assertThat(DepthUnit.NOTIONAL.amount(1, 150, 1)).isEqualTo(2);
        assertThat(DepthUnit.SIZE.size(10, 500 * dollar, 1)).isEqualTo(10);
        assertThat(DepthUnit.SIZE.amount(3, 999 * dollar, 1)).isEqualTo(3);
    }

    @Test
    void badFiguresAreNamed() {
        assertThatThrownBy(() -> DepthProfile.of(DepthUnit.SIZE, new long[] {5, 5}, new long[] {1, 1}))
                .hasMessage("distance must be from 6 to 9223372036854775807, was 5");
        assertThatThrownBy(() -> DepthProfile.of(DepthUnit.SIZE, TWO_PERCENTS, new long[] {1}))
                .hasMessage("there must be as many amounts as distances, were 1 and 2");
        assertThatThrownBy(() -> DepthProfile.counted(DepthUnit.SIZE, TWO_PERCENTS, new long[] {1, 2}, 3 * PERCENT))
                .hasMessage("depth was counted up to 20000000, not to 30000000");
        assertThatThrownBy(() -> DepthProfile.counted(DepthUnit.SIZE, TWO_PERCENTS, new long[] {2, 1}, 2 * PERCENT))
                .hasMessage("cumulative amount must be from 2 to 9223372036854775807, was 1");
    }

    private static LongStream amounts(DepthProfile profile) {
        return IntStream.range(0, profile.levels()).mapToLong(profile::amount);
    }
}
