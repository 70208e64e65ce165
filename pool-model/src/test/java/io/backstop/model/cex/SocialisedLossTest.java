package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SocialisedLossTest {

    @Test
    void sharesAreProRataAndTheRoundedRestGoesToTheFirst() {
        assertThat(SocialisedLoss.shares(100, new long[] {200, 0, 200, 200})).containsExactly(34, 0, 33, 33);
    }

    @Test
    void nobodyBearsMoreThanItsBase() {
        assertThat(SocialisedLoss.shares(100, new long[] {30, 20})).containsExactly(30, 20);
        assertThat(SocialisedLoss.shares(100, new long[] {})).isEmpty();
        assertThat(SocialisedLoss.shares(100, new long[] {0, 0})).containsExactly(0, 0);
    }

    @Test
    void theSumIsExact() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            long[] bases = random.longs(random.nextInt(1, 12), 0, 1 + random.nextInt(1, 1000))
                    .toArray();
            long loss = random.nextLong(1, 3000);

            long[] shares = SocialisedLoss.shares(loss, bases);

            assertThat(Arrays.stream(shares).sum())
                    .isEqualTo(Math.min(loss, Arrays.stream(bases).sum()));
            for (int j = 0; j < bases.length; j++) {
                assertThat(shares[j]).isBetween(0L, bases[j]);
            }
        }
    }
}
