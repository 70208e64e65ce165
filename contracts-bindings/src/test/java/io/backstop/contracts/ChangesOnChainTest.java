package io.backstop.contracts;

import static io.backstop.contracts.Venues.DOLLAR;
import static io.backstop.contracts.Venues.SIZE_UNIT;
import static io.backstop.contracts.Venues.price;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.gateway.OpenPosition;
import io.backstop.model.ledger.Account;
import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.Realised;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A long of 100 entered at 2000 with 4000 of collateral is changed by its owner. */
class ChangesOnChainTest {

    private static final int TRADER = 1;

    @Test
    void aPositionGrowsAndShrinks() {
        try (MarketOnChain on = new MarketOnChain(List.of(Venues.pocket(Account.LP, 0)))) {
            on.openLong(TRADER);

            on.publish(2100, 2100);
            on.operator().send(on.market().increase(TRADER, 50 * SIZE_UNIT, 3000 * DOLLAR));
            on.operator().send(on.market().decrease(TRADER, 30 * SIZE_UNIT, 500 * DOLLAR));
            String refused = on.operator().send(on.market().decrease(TRADER, 0, 0));
            on.mine();

            // 305,000 / 150 is 2033.33333334, rounded up; 30 of them gain 66.66666666 each.
            long entryPrice = 203_333_333_334L;
            assertThat(on.lastEvents())
                    .containsExactly(
                            new MarketEvent.PositionIncreased(
                                    TRADER, 50 * SIZE_UNIT, price(2100), 3000 * DOLLAR, entryPrice, Realised.NOTHING),
                            new MarketEvent.PositionDecreased(
                                    TRADER,
                                    30 * SIZE_UNIT,
                                    price(2100),
                                    new Realised(1_999_999_999, 0, 0, 0, 0),
                                    500 * DOLLAR));
            assertThat(on.connection().refusal(refused)).isEqualTo(ContractError.of("NothingToChange", (long) TRADER));
            assertThat(on.market().position(TRADER))
                    .isEqualTo(new OpenPosition(
                            120 * SIZE_UNIT,
                            entryPrice,
                            8_499_999_999L,
                            on.connection().latestBlock().timestamp()));
        }
    }

    @Test
    void everyFigureOfAVenueReachesItsContracts() {
        MarginTiers tiers = MarginTiers.of(List.of(
                new MarginTiers.Tier(0, 10_000_000, 10_000_000),
                new MarginTiers.Tier(1000 * DOLLAR, 40_000_000, 20_000_000)));
        MarketRules rules = new MarketRules(SIZE_UNIT, tiers, 5_000_000, DOLLAR, 900_000_000, 3_600);
        FeedSpec feed = new FeedSpec(0, 3_600_000, 0);
        List<PocketSpec> pockets = List.of(new PocketSpec(Account.SAFETY_MODULE, 1000 * DOLLAR, DOLLAR, 100, 50));
        VenueSpec.Pool venue = new VenueSpec.Pool(
                "tiered", rules, CloseMode.ORACLE, feed, null, 1000 * DOLLAR, true, pockets, 0, true);
        try (MarketOnChain on = new MarketOnChain(Hardfork.CANCUN, venue)) {
            assertThat(on.market().rules()).isEqualTo(rules);
            assertThat(on.pool().funded())
                    .containsExactly(
                            new MarketEvent.Funded(Account.LP, 1000 * DOLLAR),
                            new MarketEvent.Funded(Account.SAFETY_MODULE, 1000 * DOLLAR));
        }
    }
}
