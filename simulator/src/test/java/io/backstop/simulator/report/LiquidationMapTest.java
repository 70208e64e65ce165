package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.PriceSeries;
import io.backstop.simulator.report.LiquidationMap.Sides;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiquidationMapTest {

    private static final long PRICE = 100_000_000;

    /**
     * Long 100 at 2000 with 4000: 4000 + 100 (p − 2000) is less than 1 % of 100 p below 196000 ÷ 99 = 1979.797979…, the
     * stretch from 1950 on, which is the eleventh from 1450. At the end the position is gone.
     */
    @Test
    void aPositionCountsAtItsLiquidationPriceUntilItIsClosed() {
        LiquidationMaps maps = LiquidationMaps.of(TinyRun.comparison(TinyRun.mirror()));

        Sides nothing = new Sides(zeros(), zeros());
        List<Long> longs = new ArrayList<>(zeros());
        longs.set(10, 197_979_797_979L);
        assertThat(maps.maps()).containsExactly(new LiquidationMap(0, new Sides(longs, zeros()), nothing));
    }

    @Test
    void stretchesReachAFourthBeyondThePricesAndEndAtRoundOnes() {
        PriceBins bins = PriceBins.around(2000 * PRICE, PriceSeries.of(2000 * PRICE, 1950 * PRICE));

        // From 1462.5 to 2500: a 29th of that is 35.8, so 50 wide, from 1450 to 2500.
        assertThat(bins).isEqualTo(new PriceBins(1450 * PRICE, 50 * PRICE, 21));
        assertThat(bins.placeOf(1950 * PRICE)).isEqualTo(10);
        assertThat(bins.placeOf(1950 * PRICE - 1)).isEqualTo(9);
        assertThat(bins.placeOf(1)).isEqualTo(0);
        assertThat(bins.placeOf(9999 * PRICE)).isEqualTo(20);
    }

    @Test
    void theTableHasTheStretchesInWhichSomethingLies() {
        assertThat(Rendered.report(TinyRun.comparison(TinyRun.mirror())))
                .contains("id=\"liquidation-map-0\"")
                .contains("<th scope=\"row\">1950.00 to 2000.00</th><td><data"
                        + " value=\"197979.797979\">$197,980</data></td><td><data"
                        + " value=\"0.000000\">$0</data></td>");
    }

    private static List<Long> zeros() {
        return Collections.nCopies(21, 0L);
    }
}
