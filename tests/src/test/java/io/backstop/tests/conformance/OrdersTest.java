package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.ledger.Account;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.VenueRun;
import io.backstop.tests.Replays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders of the tape, empty pools and prices that come back: alike on chain and mirror. */
class OrdersTest {

    private static final long USD = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void ordersAreCarriedOutAndRefusedAlike() throws Exception {
        List<VenueRun> runs = replay("2000, 2000", "1000000", 1, """
            orders:
              - {at: 2s, account: 2, open: {size: -10, collateral: 2000}}
              - {at: 3s, account: 1, open: {size: 1, collateral: 2000}}
              - {at: 3s, account: 3, open: {size: 1, collateral: 1}}
              - {at: 3s, account: 4, open: {size: 400, collateral: 400000}}
              - {at: 4s, account: 9, close: true}
              - {at: 6s, account: 2, close: true}
            """);

        VenueRun chain = Replays.first(runs, VenueRun.Kind.ON_CHAIN);
        assertThat(chain.refusals().stream()
                        .map(MarketEvent.OrderRefused::error)
                        .map(Object::toString))
                .containsExactly(
                        "PositionExists(1)",
                        "InsufficientMargin(3, 1000000, 40000000)",
                        "ReserveExceeded(1000000000000, 900000000000)",
                        "NoPosition(9)");
        assertThat(chain.ledger().traderBalance()).isEqualTo(4000 * USD);
    }

    /**
     * 100 become 110 with 400 more, then 500 are added, 10 closed and 500 taken out: 100 with 4400. Two changes are refused. At
     * 1950 a loss of 5000 leaves 600 missing.
     */
    @Test
    void positionsAreChangedAlikeAndTheKeeperKnows() throws Exception {
        List<VenueRun> runs = replay("1950, 1950", "1000000", 1, """
            orders:
              - {at: 1s, account: 1, increase: {size: 10, collateral: 400}}
              - {at: 2s, account: 1, increase: {collateral: 500}}
              - {at: 2s, account: 1, decrease: {size: -1}}
              - {at: 3s, account: 1, decrease: {size: 10, collateral: 500}}
              - {at: 3s, account: 1, decrease: {collateral: 401}}
            """);

        VenueRun chain = Replays.first(runs, VenueRun.Kind.ON_CHAIN);
        assertThat(chain.refusals().stream()
                        .map(MarketEvent.OrderRefused::error)
                        .map(Object::toString))
                .containsExactly("WrongSide(1, -1000000, 110000000)", "InsufficientMargin(1, 3999000000, 4000000000)");
        assertThat(chain.shortfall()).isEqualTo(600 * USD);
        assertThat(chain.liquidations().getFirst().collateral()).isEqualTo(4400 * USD);
    }

    /** Long of 100 from 2000, closed at 5000: a profit of 300,000 against 250,000 of cash. */
    @Test
    void aPoolWithoutCashOwesWhatItCannotPay() throws Exception {
        List<VenueRun> runs = replay("2000, 5000", "250000", 1, "orders: [{at: 9s, account: 1, close: true}]\n");

        VenueRun chain = Replays.first(runs, VenueRun.Kind.ON_CHAIN);
        assertThat(chain.unpaidClaims()).isEqualTo(50_000 * USD);
        assertThat(chain.ledger().balance(Account.LP)).isZero();
    }

    /** The keeper sees 1975 at second 5 and acts at second 8, when the price is 2000 again. */
    @Test
    void aPriceThatComesBackBeforeTheKeeperActsLiquidatesNobody() throws Exception {
        List<VenueRun> runs = replay("1975, 2000", "1000000", 3, "");

        assertThat(runs).allMatch(run -> run.liquidations().isEmpty());
    }

    /** The same dip with a keeper that is one block late. */
    @Test
    void aFasterKeeperCatchesTheSameDip() throws Exception {
        List<VenueRun> runs = replay("1975, 1975", "1000000", 1, "");

        assertThat(runs).allMatch(run -> run.liquidationCount() == 1);
    }

    /** Liquidatable at the price before the tape already: the keeper is off until step 0, and then sends one a block. */
    @Test
    void aKeeperIsOffBeforeTheTape() throws Exception {
        Path file = Files.writeString(folder.resolve("scenario.yaml"), """
            name: early
            seed: 1
            clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 5}
            path: {anchors: {volatility: 0, points: [{at: 0s, price: 1950}]}}
            market: {sizeDecimals: 6, initialMarginRatio: 2%, maintenanceMarginRatio: 1%, liquidationFeeRatio: 0, keeperReward: 0}
            positions: {list: [{account: 1, size: 100, entryPrice: 2000, collateral: 4000}, {account: 2, size: 100, entryPrice: 2000, collateral: 4000}]}
            maxLiquidationsPerBlock: 1
            venues: [{id: pool, type: pool, closeMode: ORACLE, oracle: {delay: 0s}, lpCapital: 1000000, pockets: [lp], chain: true}]
            """);

        List<VenueRun> runs = Replays.onChain(ContractCode.BUILT, file);

        Conformance.assertEqual(runs, "pool");
        assertThat(Replays.first(runs, VenueRun.Kind.ON_CHAIN).liquidations().stream()
                        .map(row -> List.of(row.account(), row.closedAt())))
                .containsExactly(List.of(1, 1), List.of(2, 2));
    }

    /** The price is 2000 until second 4, the first of the two at second 5 and the second from second 7. */
    private List<VenueRun> replay(String prices, String lpCapital, int latency, String orders) throws IOException {
        List<String> both = List.of(prices.split(", "));
        Path file = Files.writeString(folder.resolve("scenario.yaml"), """
            name: orders
            seed: 1
            clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 12}
            path:
              anchors:
                volatility: 0
                points:
                  - {at: 4s, price: 2000}
                  - {at: 5s, price: %s}
                  - {at: 6s, price: %s}
                  - {at: 7s, price: %s}
            market: {sizeDecimals: 6, initialMarginRatio: 2%%, maintenanceMarginRatio: 1%%, liquidationFeeRatio: 0, keeperReward: 0, reserveFactor: 90%%, maxAge: 1h}
            positions: {list: [{account: 1, size: 100, entryPrice: 2000, collateral: 4000}]}
            venues:
              - {id: pool, type: pool, closeMode: ORACLE, oracle: {delay: 0s}, lpCapital: %s, pockets: [lp], keeper: {latency: %ds}, chain: true}
            %s\
            """.formatted(
                        both.get(0), both.get(0), both.get(1), lpCapital, latency, orders));
        List<VenueRun> runs = Replays.onChain(ContractCode.BUILT, file);
        Conformance.assertEqual(runs, "pool");
        return runs;
    }
}
