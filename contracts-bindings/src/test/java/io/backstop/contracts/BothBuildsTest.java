package io.backstop.contracts;

import static io.backstop.contracts.Venues.DOLLAR;
import static io.backstop.contracts.Venues.SIZE_UNIT;
import static io.backstop.contracts.Venues.price;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.Hardfork;
import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.Settlement;
import io.backstop.model.waterfall.PocketPayment;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A chain before transient storage runs the other build to the same events: a long of 100 entered at 2000 with 4000 of
 * collateral is closed at 1937 with a loss of 6300, and three pockets pay the 2300 that are missing.
 */
class BothBuildsTest {

    private static final int TRADER = 1;

    @ParameterizedTest
    @EnumSource(Hardfork.class)
    void theThreePocketsPayTheSameOnEveryHardfork(Hardfork hardfork) {
        List<PocketSpec> pockets = List.of(
                Venues.pocket(Account.FEE_BUFFER, 200),
                new PocketSpec(Account.SAFETY_MODULE, 1000 * DOLLAR, 150 * DOLLAR),
                Venues.pocket(Account.LP, 0));
        try (MarketOnChain on = new MarketOnChain(hardfork, Venues.marketVenue(1_000_000 * DOLLAR, pockets))) {
            on.openLong(TRADER);

            on.publish(1967, 1937);
            on.keeper().send(on.market().liquidateBatch(new int[] {TRADER}));
            on.mine();

            assertThat(on.lastEvents())
                    .containsExactly(
                            new MarketEvent.ShortfallSettled(
                                    TRADER,
                                    2300 * DOLLAR,
                                    List.of(
                                            new PocketPayment(Account.FEE_BUFFER, 200 * DOLLAR),
                                            new PocketPayment(Account.SAFETY_MODULE, 150 * DOLLAR),
                                            new PocketPayment(Account.LP, 1950 * DOLLAR)),
                                    0,
                                    0),
                            new MarketEvent.PositionLiquidated(
                                    TRADER,
                                    price(1967),
                                    new Settlement(
                                            100 * SIZE_UNIT,
                                            price(1937),
                                            -6300 * DOLLAR,
                                            0,
                                            0,
                                            2300 * DOLLAR,
                                            0,
                                            0,
                                            0,
                                            0,
                                            0,
                                            0)));
            assertThat(on.balances("feeBuffer", "safetyModule", "lpPool", "market"))
                    .containsExactly(0, 850 * DOLLAR, 1_004_350 * DOLLAR, 0);
        }
    }
}
