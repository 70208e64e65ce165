package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.Episode;
import org.junit.jupiter.api.Test;

/** Long of 100 at 2000 with 4000, so bankruptcy is at 1960; half is sold at 1950, half a step later at 1990. */
class LiquidationCaseTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long HALF = 50_000_000;

    /** All at 1950 would have cost 1000; in two parts the account would have kept 1500 - 500, so throttling saved it. */
    @Test
    void partsThatLeaveLaterAreOneAccountWhenTheirCauseIsSought() {
        MarketRules rules =
                new MarketRules(1_000_000, MarginTiers.flat(20_000_000, 10_000_000), 0, 0, 900_000_000, 3600);
        Episode episode = new Episode(rules, 2 * HALF, 2000 * PRICE, 4000 * USD, -1, 0);
        PriceSeries index = PriceSeries.of(1950 * PRICE, 1990 * PRICE);
        LiquidationCase parts = new LiquidationCase(
                1, true, episode, 1960 * PRICE, new DollarDenomination(Valuation.linear(rules.sizeUnit())));

        parts.close(0, HALF, 97_500 * USD, 500 * USD, index.at(0));
        parts.close(1, HALF, 99_500 * USD, 0, index.at(1));

        assertThat(parts.shortfall()).isEqualTo(500 * USD);
        assertThat(parts.row(index, index).attribution())
                .isEqualTo(new Attribution(1000 * USD, 0, 0, -1000 * USD, 500 * USD));
    }
}
