package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.backstop.model.ledger.Reason;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.AccountsSpec;
import io.backstop.model.scenario.BookContractsSpec;
import io.backstop.model.scenario.BookContractsSpec.Other;
import io.backstop.model.scenario.BookPolicies;
import io.backstop.model.scenario.BookSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.SharedFundSpec;
import io.backstop.model.scenario.SharedFundSpec.Scope;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.LossWave;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two contracts of one venue: margins of 2 % and 1 %, ticks of a dollar, the bid is the index and the ask a tick above. */
class ContractsTest {

    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long START = 1_760_130_000_000L;
    private static final long WINDOW = 8 * 3_600_000L;
    private static final AccountsSpec CROSS = new AccountsSpec.Cross();
    private static final AccountsSpec ISOLATED = new AccountsSpec.Isolated();

    private static ScenarioTape tape(List<SeededPosition> positions, List<TapeOrder> orders, long... dollars) {
        PriceSeries index = CexFixture.prices(dollars);
        TimeGrid grid = new TimeGrid(START, 1000, index.length());
        return new ScenarioTape(grid, index.at(0), index, positions, orders, 100);
    }

    private static ScenarioTape both(ScenarioTape main, ScenarioTape alt) {
        return main.with(new TreeMap<>(Map.of("alt", alt)));
    }

    private static SeededPosition position(int account, long size, long entry, long collateral) {
        return new SeededPosition(account, size, entry * PRICE, collateral * DOLLAR);
    }

    private static VenueSpec.Cex contract(String id) {
        return new VenueSpec.Cex(
                id,
                CexFixture.RULES,
                new BookSpec(PRICE, 0, 10_000_000, 1, 100_000 * DOLLAR, 1000),
                new BookPolicies(new MarkSpec.FundingBasis(new MarkSpec.ExpectedFunding(0, WINDOW))),
                0);
    }

    private static VenueSpec.Cex venue(AccountsSpec accounts, long listedAt, SharedFundSpec... funds) {
        VenueSpec.Cex first = contract("cex");
        return new VenueSpec.Cex(
                first.id(),
                first.rules(),
                first.book(),
                first.policies(),
                0,
                new BookContractsSpec(
                        accounts, List.of(new Other("alt", "alt", contract("cex:alt"), listedAt)), List.of(funds)));
    }

    @Test
    void anOrderMayUseTheMarginOfPositionsThatItStandsTogetherWith() {
        ScenarioTape main = tape(List.of(position(1, 10, 1000, 300)), List.of(), 1000);
        ScenarioTape buys = tape(List.of(), List.of(new TapeOrder.Open(0, 1, 50, DOLLAR)), 100);
        ScenarioTape sells = tape(List.of(), List.of(new TapeOrder.Open(0, 1, -50, DOLLAR)), 100);

        // 300 + 1, of which 50 coins at 101 cost 50 more than they are worth; 2 % of 10,000 and of 5000 are needed.
        assertThat(refusals(both(main, buys), CROSS)).containsExactly("InsufficientMargin(1, 251000000, 300000000)");
        assertThat(refusals(both(main, sells), CROSS)).isEmpty();
        assertThat(refusals(both(main, sells), ISOLATED)).containsExactly("InsufficientMargin(1, 1000000, 100000000)");
    }

    private static List<String> refusals(ScenarioTape tape, AccountsSpec accounts) {
        return CexVenue.runs(tape, venue(accounts, Other.LONG_AGO)).get(1).refusals().stream()
                .map(refused -> refused.error().toString())
                .toList();
    }

    @Test
    void aPositionInAnotherCoinIsNoHedge() {
        ScenarioTape main =
                tape(List.of(position(1, 10, 1000, 500), position(2, -10, 1000, 3000)), List.of(), 1000, 800);
        ScenarioTape alt = tape(List.of(position(2, 10, 1000, 3000)), List.of(), 1000, 800);

        VenueRun run = CexVenue.run(both(main, alt), venue(CROSS, Other.LONG_AGO));

        assertThat(run.paidBy()).contains(entry(Payer.ADL, 1500 * DOLLAR));
        assertThat(run.lossWaves()).extracting(LossWave::hedges).containsExactly(LossWave.Hedges.NONE);
    }

    /** Bankrupt at 95 and at 85: 10 coins each, so 50 are missing at 90 in step 1, and 50 at 80 in step 2. */
    private static ScenarioTape twoLosses() {
        ScenarioTape main = tape(List.of(), List.of(), 1000, 1000, 1000);
        return both(main, tape(List.of(position(1, 10, 100, 50), position(2, 10, 100, 150)), List.of(), 100, 90, 80));
    }

    @Test
    void aNewContractDrawsOnTheFundForNewListingsUntilItIsNew() {
        SharedFundSpec fresh = fund("fresh", 100, new Scope.NewListings(2000), SharedFundSpec.NO_CAP);
        SharedFundSpec all = fund("all", 1000, new Scope.Everything(), SharedFundSpec.NO_CAP);

        List<VenueRun> runs = CexVenue.runs(twoLosses(), venue(ISOLATED, START, fresh, all));

        assertThat(runs.get(1).paidBy()).contains(entry(Payer.INSURANCE_FUND, 100 * DOLLAR), entry(Payer.ADL, 0L));
        assertThat(CexFixture.transfers(runs.get(0), Reason.SHARED_FUND))
                .containsExactly("2 insuranceFund -> otherContracts 50");
        assertThat(CexFixture.transfers(runs.get(1), Reason.SHARED_FUND, Reason.SHORTFALL))
                .containsExactly(
                        "1 insuranceFund -> engine 50",
                        "2 otherContracts -> insuranceFund 50",
                        "2 insuranceFund -> engine 50");
        assertThat(runs).extracting(VenueRun::firstLossCapital).containsExactly(1000 * DOLLAR, 100 * DOLLAR);
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    @Test
    void aContractThatHasCostItsShareOfAFundIsOnItsOwn() {
        // 40 are 8 of the first 10 coins; the house is closed against the other 2, and against all 10 of the second
        // account.
        SharedFundSpec pool = fund("pool", 1000, new Scope.Everything(), 40 * DOLLAR);

        List<VenueRun> runs = CexVenue.runs(twoLosses(), venue(ISOLATED, Other.LONG_AGO, pool));

        assertThat(runs.get(1).paidBy())
                .contains(entry(Payer.INSURANCE_FUND, 40 * DOLLAR), entry(Payer.ADL, 60 * DOLLAR));
        assertThat(CexFixture.transfers(runs.get(0), Reason.SHARED_FUND))
                .containsExactly("1 insuranceFund -> otherContracts 40");
        assertThat(runs).allMatch(VenueRun::checksHold);
    }

    private static SharedFundSpec fund(String name, long dollars, Scope scope, long most) {
        return new SharedFundSpec(name, dollars * DOLLAR, WINDOW, scope, most);
    }
}
