package io.backstop.model.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Asset;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.Interruption;
import io.backstop.model.scenario.Interruptions;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.ReportChoice;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.scenario.VenueFeeds;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.waterfall.PocketPayment;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A long of 100 at 2000 with 4000, liquidated at 1950 by a pool whose fee buffer holds 300: shortfall 1000. */
class PoolRunTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final Account TRADER = Account.trader(1);

    private PoolRun run;

    @BeforeEach
    void start() {
        TimeGrid grid = new TimeGrid(1_760_129_400_000L, 1000, 1);
        ScenarioTape tape =
                new ScenarioTape(grid, 2000 * PRICE, PriceSeries.of(1950 * PRICE), List.of(), List.of(), 100);
        FeedTape feed = new FeedTape(2000 * PRICE, List.of(new OracleUpdate(0, 1950 * PRICE, grid.seconds(0))));
        MarketRules rules =
                new MarketRules(1_000_000, MarginTiers.flat(20_000_000, 10_000_000), 0, 0, 900_000_000, 3600);
        List<PocketSpec> pockets = List.of(
                new PocketSpec(Account.FEE_BUFFER, 300 * USD, PocketSpec.NO_CAP),
                new PocketSpec(Account.LP, 0, 600 * USD));
        run = new PoolRun(
                tape,
                new VenueSpec.Pool(
                        "pool",
                        rules,
                        CloseMode.ORACLE,
                        new FeedSpec(0, 3_600_000, 0),
                        null,
                        1_000_000 * USD,
                        false,
                        pockets,
                        0,
                        false),
                feed,
                null);
        run.record(
                -1,
                List.of(
                        new MarketEvent.Funded(Account.LP, 1_000_000 * USD),
                        new MarketEvent.Funded(Account.FEE_BUFFER, 300 * USD),
                        new MarketEvent.PositionOpened(1, 100_000_000, 2000 * PRICE, 4000 * USD)));
        run.record(
                0,
                List.of(
                        new MarketEvent.ShortfallSettled(
                                1,
                                1000 * USD,
                                List.of(
                                        new PocketPayment(Account.FEE_BUFFER, 300 * USD),
                                        new PocketPayment(Account.LP, 600 * USD)),
                                0,
                                100 * USD),
                        new MarketEvent.PositionLiquidated(
                                1,
                                1950 * PRICE,
                                new Settlement(
                                        100_000_000, 1950 * PRICE, -5000 * USD, 0, 0, 1000 * USD, 0, 0, 0, 0, 0, 0))));
    }

    @Test
    void eventsBecomeTransfersThatLeaveTheTraderAtZero() {
        assertThat(run.ledger().transfers().subList(3, 8))
                .containsExactly(
                        transfer(Account.FEE_BUFFER, TRADER, 300, Reason.SHORTFALL),
                        transfer(Account.LP, TRADER, 600, Reason.SHORTFALL),
                        transfer(Account.BAD_DEBT, TRADER, 100, Reason.SHORTFALL),
                        transfer(Account.LP, Account.BAD_DEBT, 100, Reason.WRITE_OFF),
                        transfer(TRADER, Account.LP, 5000, Reason.PNL));
        assertThat(run.ledger().balance(TRADER)).isZero();
        assertThat(run.ledger().balance(Account.LP)).isEqualTo(1_004_300 * USD);
        assertThat(run.ledger().total()).isZero();
    }

    @Test
    void aBalanceThatIsOffByOneMicroDollarFailsTheRun() {
        run.reconcile(Account.LP, 1_004_300 * USD);
        run.reconcileTraders(0);
        assertThat(run.finish(VenueRun.Kind.MIRROR, 0, 0, null).checksHold()).isTrue();

        run.reconcile(Account.LP, 1_004_300 * USD - 1);
        VenueRun finished = run.finish(VenueRun.Kind.MIRROR, 0, 0, null);
        assertThat(finished.conservation()).isEqualTo(1);
        assertThat(finished.checksHold()).isFalse();
    }

    private static Transfer transfer(Account from, Account to, long dollars, Reason reason) {
        return new Transfer(0, from, to, Asset.USD, dollars * USD, reason);
    }

    /** Steps 1 and 2 of four have no block: the stake's 90 dollars are never seen, its 80 are in step 3. */
    @Test
    void aStakesPriceStandsStillWhileNothingLands() {
        TimeGrid grid = new TimeGrid(1_760_129_400_000L, 1000, 4);
        FeedTape stake = new FeedTape(
                100 * PRICE,
                List.of(
                        new OracleUpdate(1, 90 * PRICE, grid.seconds(1)),
                        new OracleUpdate(2, 80 * PRICE, grid.seconds(2))));

        PoolRun halted = new PoolRun(
                new ScenarioTape(grid, 2000 * PRICE, PriceSeries.of(2000, 2000, 2000, 2000), List.of(), List.of(), 1),
                haltedIn(new TimeWindow(grid.millis(1), grid.millis(3))),
                new VenueFeeds(new FeedTape(2000 * PRICE, List.of()), null, null, stake));

        assertThat(halted.finish(VenueRun.Kind.MIRROR, 0, 0, null).stakeFeed())
                .isEqualTo(new FeedTape(100 * PRICE, List.of(new OracleUpdate(3, 80 * PRICE, grid.seconds(2)))));
    }

    private static VenueSpec.Pool haltedIn(TimeWindow during) {
        return new VenueSpec.Pool(
                "pool",
                new MarketRules(1_000_000, MarginTiers.flat(20_000_000, 10_000_000), 0, 0, 900_000_000, 3600),
                CloseMode.ORACLE,
                new FeedSpec(0, 3_600_000, 0),
                null,
                1_000_000 * USD,
                false,
                List.of(new PocketSpec(Account.LP, 0, PocketSpec.NO_CAP)),
                Mechanisms.NONE,
                0,
                false,
                ReportChoice.NEWEST,
                new Interruptions(List.of(new Interruption(Interruption.Kind.HALT, during))));
    }
}
