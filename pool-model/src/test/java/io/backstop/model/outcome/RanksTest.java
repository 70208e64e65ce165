package io.backstop.model.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.Trailing;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RanksTest {

    /** Of twenty the 95 % is the 19th, the 99 % the 20th: 19.8 is rounded up. */
    @Test
    void aQuantileIsAValueThatOccurred() {
        List<Long> twenty = LongStream.rangeClosed(1, 20).boxed().toList();

        assertThat(Ranks.nearest(twenty, 950, 1000)).isEqualTo(19);
        assertThat(Ranks.nearest(twenty, 99, 100)).isEqualTo(20);
        assertThat(Ranks.nearest(List.of(7L), 1, 100)).isEqualTo(7);
    }

    /** The last three steps: 5 leaves the window at step 3. */
    @Test
    void theHighestOfAWindowLeavesWithItsStep() {
        Trailing highest = Trailing.highest(2);
        highest.add(0, 5);
        highest.add(1, 3);
        highest.add(2, 4);
        assertThat(highest.value()).isEqualTo(5);

        highest.add(3, 1);

        assertThat(highest.value()).isEqualTo(4);
        assertThat(highest.step()).isEqualTo(2);
    }

    /** −50 % beside −10 % and −30 %, whose median is −20 %. */
    @Test
    void aFundIsHeldAgainstTheMedianOfTheOthers() {
        assertThat(Divergence.of(-500_000_000, List.of(-100_000_000L, -300_000_000L))
                        .fromOthers())
                .hasValue(-300_000_000);
        assertThat(Divergence.of(-500_000_000, List.of(-100_000_000L)).fromOthers())
                .hasValue(-400_000_000);
        assertThat(Divergence.of(-500_000_000, List.of()).fromOthers()).isEmpty();
    }

    /** 80 after 100 is a fall of 20 %, 90 after 120 of 25 %, and a later 90 changes nothing. */
    @Test
    void theDeepestFallIsFromTheHighestBefore() {
        List<Long> balances = List.of(100L, 80L, 120L, 90L, 90L);

        Fall fall = Fall.deepest(4, step -> balances.get(step + 1));

        assertThat(fall).isEqualTo(new Fall(30, 120, 2));
        assertThat(fall.ratio()).isEqualTo(250_000_000);
    }
}
