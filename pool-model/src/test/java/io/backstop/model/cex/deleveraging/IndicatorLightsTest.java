package io.backstop.model.cex.deleveraging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IndicatorLightsTest {

    @Test
    void longsAndShortsHaveQueuesOfTheirOwn() {
        IndicatorLights lights = new IndicatorLights(FiveAccounts.ALL, AdlRank.BITMEX);

        // Shorts 1, 2, 3 are in thirds: places 0, 1, 2 of 3 are 5, 5 − ⌊5/3⌋, 5 − ⌊10/3⌋. Longs 4, 5 are in halves.
        assertThat(IntStream.rangeClosed(0, 6).map(lights::of)).containsExactly(0, 5, 4, 2, 5, 3, 0);
    }

    @Test
    void eachFifthOfTenHasALightLess() {
        List<Standing> ten = new ArrayList<>();
        for (int account = 10; account < 20; account++) {
            ten.add(new Standing(account, 1, 100, 120, account, 120, 20, 6, 50));
        }

        IndicatorLights lights = new IndicatorLights(ten, AdlRank.PROFIT);

        assertThat(IntStream.range(10, 20).map(lights::of)).containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
    }
}
