package io.backstop.model.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.backstop.model.ledger.Account;
import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Long of 100 at 2000 with 4000 of collateral; the price is 2000 before second 0 and falls 1 dollar a second. */
class MirrorVenueTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long START = 1_760_129_400_000L;
    private static final FeedSpec ANY_FEED = new FeedSpec(0, 3_600_000, 0);
    private static final SeededPosition GOLDEN = new SeededPosition(1, 100_000_000, 2000 * PRICE, 4000 * USD);

    @Test
    void aMarketVenueLosesWhatTheOracleAndTheKeeperWereLate() {
        ScenarioTape tape = fallingTape(120, List.of());

        VenueRun run = MirrorVenue.run(tape, market(List.of(lp()), 12_000), feed(tape, 30), feed(tape, 0));

        // Crossed at second 21 (1979), seen at 51 (1949: -1100), closed at 63 (1937: -2300).
        Liquidation row = run.liquidations().getFirst();
        assertThat(List.of(row.crossedAt(), row.seenAt(), row.closedAt())).containsExactly(21, 51, 63);
        assertThat(row.executionPrice()).isEqualTo(1937 * PRICE);
        assertThat(run.shortfall()).isEqualTo(2300 * USD);
        assertThat(run.attribution()).isEqualTo(new Attribution(0, 1100 * USD, 1200 * USD, 0, 0));
        assertThat(run.paidBy()).contains(entry(Payer.LP, 2300 * USD));
        assertThat(run.ledger().balance(Account.LP)).isEqualTo(1_004_000 * USD);
        assertThat(run.checksHold()).isTrue();
    }

    @Test
    void anOracleVenueClosesAtItsLatePriceAndTheTraderKeepsThePoolsMoney() {
        ScenarioTape tape = fallingTape(120, List.of());

        VenueRun run = MirrorVenue.run(tape, oracle(List.of(lp()), 12_000), feed(tape, 30), null);

        // Closed at second 63 at the oracle's 1967: 4000 - 3300 = 700 are left; the true price is 30 lower.
        assertThat(run.liquidations().getFirst().payout()).isEqualTo(700 * USD);
        assertThat(run.shortfall()).isZero();
        assertThat(run.latencyTransfer()).isEqualTo(3000 * USD);
        assertThat(run.ledger().balance(Account.LP)).isEqualTo(1_003_300 * USD);
        assertThat(run.checksHold()).isTrue();
    }

    @Test
    void aSingleJumpIsAllJump() {
        ScenarioTape tape = tape(new long[] {2000, 1950, 1950, 1950}, List.of(GOLDEN), List.of());

        VenueRun run = MirrorVenue.run(tape, oracle(List.of(lp()), 0), feed(tape, 0), null);

        assertThat(run.shortfall()).isEqualTo(1000 * USD);
        assertThat(run.attribution()).isEqualTo(new Attribution(1000 * USD, 0, 0, 0, 0));
        assertThat(run.liquidations().getFirst().closedAt()).isEqualTo(2);
    }

    @Test
    void fourPocketsPayInOrderEachAtMostItsBalanceAndItsCap() {
        ScenarioTape tape = tape(new long[] {2000, 1950, 1950, 1950}, List.of(GOLDEN), List.of());
        List<PocketSpec> pockets = List.of(
                new PocketSpec(Account.FEE_BUFFER, 200 * USD, PocketSpec.NO_CAP),
                new PocketSpec(Account.TREASURY, 500 * USD, PocketSpec.NO_CAP),
                new PocketSpec(Account.SAFETY_MODULE, 1000 * USD, 150 * USD),
                lp());

        VenueRun run = MirrorVenue.run(tape, oracle(pockets, 0), feed(tape, 0), null);

        assertThat(run.paidBy())
                .contains(
                        entry(Payer.FEE_BUFFER, 200 * USD),
                        entry(Payer.TREASURY, 500 * USD),
                        entry(Payer.SAFETY_MODULE, 150 * USD),
                        entry(Payer.LP, 150 * USD),
                        entry(Payer.BAD_DEBT, 0L));
        assertThat(run.ledger().balance(Account.SAFETY_MODULE)).isEqualTo(850 * USD);
        assertThat(run.ledger().balance(Account.LP)).isEqualTo((1_000_000 + 4000 + 850) * USD);
        assertThat(run.checksHold()).isTrue();
    }

    @Test
    void whatNoPocketPaysIsBadDebtAndWrittenOffThePool() {
        ScenarioTape tape = tape(new long[] {2000, 1950, 1950}, List.of(GOLDEN), List.of());
        List<PocketSpec> pockets = List.of(new PocketSpec(Account.FEE_BUFFER, 200 * USD, PocketSpec.NO_CAP));

        VenueRun run = MirrorVenue.run(tape, oracle(pockets, 0), feed(tape, 0), null);

        assertThat(run.paidBy()).contains(entry(Payer.FEE_BUFFER, 200 * USD), entry(Payer.BAD_DEBT, 800 * USD));
        assertThat(run.ledger().balance(Account.LP)).isEqualTo((1_000_000 + 4000 + 200) * USD);
        assertThat(run.ledger().balance(Account.BAD_DEBT)).isZero();
        assertThat(run.checksHold()).isTrue();
    }

    @Test
    void feesComeOnlyFromWhatIsLeftTheKeeperFirst() {
        MarketRules rules = new MarketRules(
                1_000_000, MarginTiers.flat(14_000_000, 10_000_000), 5_000_000, 50 * USD, 900_000_000, 3600);
        ScenarioTape tape = tape(new long[] {2000, 1965, 1965, 1965}, List.of(GOLDEN), List.of());

        VenueRun run = MirrorVenue.run(
                tape,
                new VenueSpec.Pool(
                        "fees",
                        rules,
                        CloseMode.ORACLE,
                        ANY_FEED,
                        null,
                        1_000_000 * USD,
                        false,
                        List.of(lp()),
                        0,
                        false),
                feed(tape, 0),
                null);

        // 4000 - 3500 = 500 are left: 50 to the keeper, 450 of the fee of 0.5 % of 196,500 = 982.50 to the pool.
        Liquidation row = run.liquidations().getFirst();
        assertThat(List.of(row.keeperReward(), row.liquidationFee(), row.feesWaived(), row.payout()))
                .containsExactly(50 * USD, 450 * USD, 532_500_000L, 0L);
        assertThat(run.shortfall()).isZero();
        assertThat(run.checksHold()).isTrue();
    }

    @Test
    void aWinnerGetsWhatCashThePoolHasAndTheRestIsAClaim() {
        ScenarioTape tape = tape(new long[] {2000, 5000, 5000}, List.of(GOLDEN), List.of(new TapeOrder.Close(2, 1)));
        VenueSpec.Pool poor = new VenueSpec.Pool(
                "poor", rules(), CloseMode.ORACLE, ANY_FEED, null, 250_000 * USD, false, List.of(lp()), 0, false);

        VenueRun run = MirrorVenue.run(tape, poor, feed(tape, 0), null);

        assertThat(run.unpaidClaims()).isEqualTo(50_000 * USD);
        assertThat(run.ledger().balance(Account.LP)).isZero();
        assertThat(run.ledger().balance(Account.EXTERNAL)).isEqualTo(0);
        assertThat(run.checksHold()).isTrue();
    }

    @Test
    void refusedOrdersAreRowsAndLeaveNothingBehind() {
        ScenarioTape tape = tape(
                new long[] {2000, 2000, 2000},
                List.of(GOLDEN),
                List.of(
                        new TapeOrder.Open(0, 1, 1_000_000, 100 * USD),
                        new TapeOrder.Open(1, 2, 1_000_000, 39 * USD),
                        new TapeOrder.Open(1, 3, 400_000_000, 40_000 * USD),
                        new TapeOrder.Close(2, 9)));

        VenueRun run = MirrorVenue.run(tape, oracle(List.of(lp()), 0), feed(tape, 0), null);

        assertThat(run.refusals())
                .containsExactly(
                        new MarketEvent.OrderRefused(1, 2000 * USD, ContractError.of("PositionExists", 1L)),
                        new MarketEvent.OrderRefused(
                                2, 2000 * USD, ContractError.of("InsufficientMargin", 2L, 39 * USD, 40 * USD)),
                        new MarketEvent.OrderRefused(
                                3, 800_000 * USD, ContractError.of("ReserveExceeded", 1_000_000 * USD, 900_000 * USD)),
                        new MarketEvent.OrderRefused(9, 0, ContractError.of("NoPosition", 9L)));
    }

    @Test
    void aPositionThatTheVenueCannotSeedIsTheUsersMistake() {
        SeededPosition thin = new SeededPosition(4, 100_000_000, 2000 * PRICE, 3999 * USD);
        ScenarioTape tape = tape(new long[] {2000}, List.of(thin), List.of());

        assertThatThrownBy(() -> MirrorVenue.run(tape, oracle(List.of(lp()), 0), feed(tape, 0), null))
                .isInstanceOf(InputException.class)
                .hasMessage("venue \"pool\" refuses the position of account 4 before the tape: "
                        + "InsufficientMargin(4, 3999000000, 4000000000)");
    }

    /** 600 coins at 2000 are 1,200,000 dollars; nine tenths of 1,000,000 are 900,000. */
    @Test
    void aReserveThatIsTooSmallIsToldInDollars() {
        SeededPosition large = new SeededPosition(4, 600_000_000, 2000 * PRICE, 100_000 * USD);
        ScenarioTape tape = tape(new long[] {2000}, List.of(large), List.of());

        assertThatThrownBy(() -> MirrorVenue.run(tape, oracle(List.of(lp()), 0), feed(tape, 0), null))
                .isInstanceOf(InputException.class)
                .hasMessage("venue \"pool\" refuses the position of account 4 before the tape: "
                        + "the pool would have to reserve $1200000.000000, may at most $900000.000000");
    }

    @Test
    void theKeeperSendsTheMostUnderwaterFirstAndNoMoreThanTheLimitPerBlock() {
        List<SeededPosition> positions = List.of(
                new SeededPosition(1, 10_000_000, 2000 * PRICE, 600 * USD),
                new SeededPosition(2, 10_000_000, 2000 * PRICE, 450 * USD),
                new SeededPosition(3, 10_000_000, 2000 * PRICE, 450 * USD));
        TimeGrid grid = new TimeGrid(START, 1000, 4);
        ScenarioTape tape =
                new ScenarioTape(grid, 2000 * PRICE, series(2000, 1940, 1940, 1940), positions, List.of(), 2);

        VenueRun run = MirrorVenue.run(tape, oracle(List.of(lp()), 0), feed(tape, 0), null);

        assertThat(run.liquidations().stream().map(row -> List.of(row.account(), row.closedAt())))
                .containsExactly(List.of(2, 2), List.of(3, 2), List.of(1, 3));
    }

    private static ScenarioTape fallingTape(int steps, List<TapeOrder> orders) {
        return tape(LongStream.range(0, steps).map(second -> 2000 - second).toArray(), List.of(GOLDEN), orders);
    }

    private static ScenarioTape tape(long[] prices, List<SeededPosition> positions, List<TapeOrder> orders) {
        TimeGrid grid = new TimeGrid(START, 1000, prices.length);
        return new ScenarioTape(grid, 2000 * PRICE, series(prices), positions, orders, 100);
    }

    private static PriceSeries series(long... dollars) {
        return PriceSeries.of(LongStream.of(dollars).map(price -> price * PRICE).toArray());
    }

    /** Every tick, so many seconds late. */
    private static FeedTape feed(ScenarioTape tape, int delay) {
        List<OracleUpdate> updates = new ArrayList<>();
        for (int step = delay; step < tape.grid().steps(); step++) {
            updates.add(new OracleUpdate(
                    step, tape.indexPrice(step - delay), tape.grid().seconds(step - delay)));
        }
        return new FeedTape(tape.priceBefore(), updates);
    }

    private static PocketSpec lp() {
        return new PocketSpec(Account.LP, 0, PocketSpec.NO_CAP);
    }

    private static MarketRules rules() {
        return new MarketRules(1_000_000, MarginTiers.flat(20_000_000, 10_000_000), 0, 0, 900_000_000, 3600);
    }

    private static VenueSpec.Pool oracle(List<PocketSpec> pockets, long latencyMillis) {
        return new VenueSpec.Pool(
                "pool",
                rules(),
                CloseMode.ORACLE,
                ANY_FEED,
                null,
                1_000_000 * USD,
                false,
                pockets,
                latencyMillis,
                false);
    }

    private static VenueSpec.Pool market(List<PocketSpec> pockets, long latencyMillis) {
        return new VenueSpec.Pool(
                "pool",
                rules(),
                CloseMode.MARKET,
                ANY_FEED,
                ANY_FEED,
                1_000_000 * USD,
                false,
                pockets,
                latencyMillis,
                false);
    }
}
