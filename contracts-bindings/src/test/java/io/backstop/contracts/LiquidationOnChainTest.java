package io.backstop.contracts;

import static io.backstop.contracts.Venues.DOLLAR;
import static io.backstop.contracts.Venues.SIZE_UNIT;
import static io.backstop.contracts.Venues.price;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.Receipt;
import io.backstop.contracts.gateway.OpenPosition;
import io.backstop.contracts.gateway.Opening;
import io.backstop.contracts.gateway.PublishedPrice;
import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.Settlement;
import io.backstop.model.waterfall.PocketPayment;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A long of 100 entered at 2000 with 4000 of collateral is seen by the market at 1967, where 700 are left of the 1967
 * it must hold, and closed at 1937, where it has lost 6300: 2300 more than its collateral.
 */
class LiquidationOnChainTest {

    private static final int TRADER = 1;
    private static final int NOBODY = 7;
    private static final Settlement CLOSED =
            new Settlement(100 * SIZE_UNIT, price(1937), -6300 * DOLLAR, 0, 0, 2300 * DOLLAR, 0, 0, 0, 0, 0, 0);

    @Test
    void oneBadItemOfABatchDoesNotTouchTheOthers() {
        try (MarketOnChain on = new MarketOnChain(List.of(Venues.pocket(Account.LP, 0)))) {
            on.openLong(TRADER);

            on.publish(1967, 1937);
            on.keeper().send(on.market().liquidateBatch(new int[] {NOBODY, TRADER}));
            on.mine();

            assertThat(on.lastEvents())
                    .containsExactly(
                            new MarketEvent.LiquidationFailed(NOBODY, ContractError.of("NoPosition", 7L)),
                            new MarketEvent.ShortfallSettled(
                                    TRADER, 2300 * DOLLAR, List.of(new PocketPayment(Account.LP, 2300 * DOLLAR)), 0, 0),
                            new MarketEvent.PositionLiquidated(TRADER, price(1967), CLOSED));
            assertThat(on.market().position(TRADER)).isEqualTo(new OpenPosition(0, 0, 0, 0));
            assertThat(on.balances("lpPool", "market")).containsExactly(1_004_000 * DOLLAR, 0);
        }
    }

    @Test
    void pocketsPayInTheirOrderAndUpToTheirCaps() {
        try (MarketOnChain on = new MarketOnChain(List.of(
                Venues.pocket(Account.FEE_BUFFER, 200),
                Venues.pocket(Account.TREASURY, 500),
                new PocketSpec(Account.SAFETY_MODULE, 1000 * DOLLAR, 150 * DOLLAR),
                new PocketSpec(Account.LP, 0, 50 * DOLLAR)))) {
            on.openLong(TRADER);

            on.publish(1967, 1937);
            on.keeper().send(on.market().liquidate(TRADER));
            on.mine();

            assertThat(on.lastEvents().getFirst())
                    .isEqualTo(new MarketEvent.ShortfallSettled(
                            TRADER,
                            2300 * DOLLAR,
                            List.of(
                                    new PocketPayment(Account.FEE_BUFFER, 200 * DOLLAR),
                                    new PocketPayment(Account.TREASURY, 500 * DOLLAR),
                                    new PocketPayment(Account.SAFETY_MODULE, 150 * DOLLAR),
                                    new PocketPayment(Account.LP, 50 * DOLLAR)),
                            0,
                            1400 * DOLLAR));
            assertThat(on.balances("feeBuffer", "treasury", "safetyModule", "lpPool"))
                    .containsExactly(0, 0, 850 * DOLLAR, 1_004_850 * DOLLAR);
            assertThat(on.pool().funded())
                    .containsExactly(
                            new MarketEvent.Funded(Account.LP, 1_000_000 * DOLLAR),
                            new MarketEvent.Funded(Account.FEE_BUFFER, 200 * DOLLAR),
                            new MarketEvent.Funded(Account.TREASURY, 500 * DOLLAR),
                            new MarketEvent.Funded(Account.SAFETY_MODULE, 1000 * DOLLAR));
        }
    }

    @Test
    void whatTheMarketSaysIsReadBack() {
        try (MarketOnChain on = new MarketOnChain(List.of(Venues.pocket(Account.LP, 0)))) {
            on.openLong(TRADER);

            assertThat(on.market().rules()).isEqualTo(Venues.rules());
            assertThat(on.market().markPrice()).isEqualTo(price(2000));
            assertThat(on.market().wiring().executionFeed()).isEqualTo(on.pool().address("executionFeed"));
            assertThat(on.market().wiring().operator()).isEqualTo(on.operator().address());
            assertThat(on.market().pockets()).containsExactly(on.pool().address("lpPool"));
            long opened = on.connection().latestBlock().timestamp();
            assertThat(on.market().position(TRADER))
                    .isEqualTo(new OpenPosition(100 * SIZE_UNIT, price(2000), 4000 * DOLLAR, opened));
            assertThat(on.pool().markFeed(on.connection()).latest()).isEqualTo(new PublishedPrice(price(2000), opened));
        }
    }

    @Test
    void aRefusedOrderTellsWhyFromItsOwnPlaceInTheBlock() {
        try (MarketOnChain on = new MarketOnChain(List.of(Venues.pocket(Account.LP, 0)))) {
            on.openLong(TRADER);

            // The price of the same block decides: 100 × 2100 × 1 % = 2100 must be held, 2000 are there.
            on.publish(2100, 2100);
            String refused =
                    on.operator().send(on.market().openFor(List.of(new Opening(2, 100 * SIZE_UNIT, 2000 * DOLLAR))));
            String closed = on.operator().send(on.market().close(TRADER));
            String closedAgain = on.operator().send(on.market().close(TRADER));
            on.mine();

            assertThat(List.of(refused, closed, closedAgain))
                    .map(on.connection()::awaitReceipt)
                    .map(Receipt::succeeded)
                    .containsExactly(false, true, false);
            assertThat(on.connection().refusal(refused))
                    .isEqualTo(ContractError.of("InsufficientMargin", 2L, 2000 * DOLLAR, 2100 * DOLLAR));
            assertThat(on.connection().refusal(closedAgain)).isEqualTo(ContractError.of("NoPosition", (long) TRADER));
            assertThat(on.lastEvents())
                    .containsExactly(new MarketEvent.PositionClosed(
                            TRADER,
                            new Settlement(
                                    100 * SIZE_UNIT,
                                    price(2100),
                                    10_000 * DOLLAR,
                                    0,
                                    0,
                                    0,
                                    0,
                                    0,
                                    0,
                                    0,
                                    0,
                                    14_000 * DOLLAR)));
        }
    }

    @Test
    void aBlockHoldsPricesThenOrdersThenLiquidationsWhoeverWasFirst() {
        try (MarketOnChain on = new MarketOnChain(List.of(Venues.pocket(Account.LP, 0)))) {
            on.openLong(TRADER);

            on.keeper().send(on.market().liquidateBatch(new int[] {TRADER}));
            on.operator().send(on.market().close(TRADER));
            on.publish(1967, 1960);
            on.mine();

            assertThat(on.lastEvents())
                    .containsExactly(
                            new MarketEvent.PositionClosed(
                                    TRADER,
                                    new Settlement(
                                            100 * SIZE_UNIT, price(1960), -4000 * DOLLAR, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
                            new MarketEvent.LiquidationFailed(TRADER, ContractError.of("NoPosition", (long) TRADER)));
        }
    }
}
