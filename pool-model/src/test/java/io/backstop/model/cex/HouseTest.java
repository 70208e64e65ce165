package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HouseTest {

    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;

    @Test
    void theEntryValueIsTheAverageCostOfWhatIsHeld() {
        House house = new House();
        Valuation value = Valuation.linear(1);

        house.trade(-100, -200_000 * DOLLAR);
        assertThat(house.profit(value, 1950 * PRICE)).isEqualTo(5000 * DOLLAR);

        house.trade(-100, -220_000 * DOLLAR);
        assertThat(house.profit(value, 2000 * PRICE)).isEqualTo(20_000 * DOLLAR);

        house.trade(150, 300_000 * DOLLAR);
        assertThat(house.profit(value, 2000 * PRICE)).isEqualTo(5000 * DOLLAR);

        house.trade(80, 160_000 * DOLLAR);
        assertThat(house.size()).isEqualTo(30);
        assertThat(house.profit(value, 2010 * PRICE)).isEqualTo(300 * DOLLAR);
    }
}
