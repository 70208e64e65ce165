package io.backstop.model.cex.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RollingMaximumTest {

    @Test
    void aValueCountsAsLongAsItHeldInsideTheWindow() {
        RollingMaximum maximum = new RollingMaximum(8);
        maximum.set(0, 100);
        maximum.set(10, 70); // 100 held until 10
        maximum.set(12, 80); // 70 never matters again

        assertThat(maximum.at(17)).isEqualTo(100); // from 9 on
        assertThat(maximum.at(18)).isEqualTo(80); // from 10 on
        assertThat(maximum.at(1000)).isEqualTo(80); // it still holds
    }

    @Test
    void timeDoesNotGoBackAndSomethingMustHaveBeenSet() {
        RollingMaximum maximum = new RollingMaximum(8);

        assertThatThrownBy(() -> maximum.at(5)).isInstanceOf(IllegalStateException.class);
        maximum.set(5, 1);
        assertThatThrownBy(() -> maximum.at(4)).hasMessage("time must not go back from 5, was 4");
    }

    @Test
    void itIsWhatLookingAtEveryValueGives() {
        SplittableRandom random = new SplittableRandom(3);
        for (int run = 0; run < 200; run++) {
            long window = random.nextLong(1, 60);
            RollingMaximum maximum = new RollingMaximum(window);
            List<long[]> steps = new ArrayList<>();
            long time = 0;
            for (int i = 0; i < 200; i++) {
                time += random.nextLong(0, 4);
                long value = random.nextLong(0, 50) - (run % 2 == 0 ? i : -i);
                maximum.set(time, value);
                steps.add(new long[] {time, value});
                time += random.nextLong(0, 3);

                assertThat(maximum.at(time)).isEqualTo(slow(steps, time, window));
            }
        }
    }

    private static long slow(List<long[]> steps, long now, long window) {
        long largest = steps.getLast()[1];
        for (int i = 0; i < steps.size() - 1; i++) {
            long end = steps.get(i + 1)[0];
            if (end > now - window) {
                largest = Math.max(largest, steps.get(i)[1]);
            }
        }
        return largest;
    }
}
