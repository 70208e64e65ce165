package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.market.MarginTiers;
import io.backstop.model.scenario.AccountsSpec;
import io.backstop.model.scenario.BackstopSpec;
import io.backstop.model.scenario.BookContractsSpec;
import io.backstop.model.scenario.FundRulesSpec.Injection;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.OtherMarketSpec;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PositionsSpec;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.SharedFundSpec;
import io.backstop.model.scenario.SharedFundSpec.Scope;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.oracle.tape.TapeInputs;
import io.backstop.oracle.tape.TapeWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Markets beside the scenario's own, contracts in them, and what they share. */
class ContractsSectionTest {

    private static final Path CROSS = Path.of(System.getProperty("backstop.home", ".."))
            .resolve("scenarios/golden/book-cross.yaml")
            .normalize();
    private static final long DOLLAR = 1_000_000;
    private static final long PERCENT = 10_000_000;

    private static Scenario read(String... overrides) {
        return ScenarioReader.read(CROSS, List.of(overrides), Map.of());
    }

    private static VenueSpec.Cex first(Scenario scenario) {
        return (VenueSpec.Cex) scenario.venues().getFirst();
    }

    @Test
    void aContractIsAVenueInAnotherMarket() {
        Scenario scenario = read(
                "otherMarkets.alt={underlying: main}",
                "venues.cross.contracts.alt.listedAt=1s",
                "venues.cross.contracts.alt.market={initialMarginRatio: 5%}");
        VenueSpec.Cex cross = first(scenario);

        assertThat(scenario.otherMarkets())
                .containsEntry(
                        "alt",
                        new OtherMarketSpec(
                                "main", new PathSpec.Index(), new PositionsSpec.Listed(List.of()), List.of()));
        assertThat(cross.contracts().accounts()).isEqualTo(new AccountsSpec.Cross());
        BookContractsSpec.Other alt = cross.contracts().others().getFirst();
        assertThat(alt.terms().id()).isEqualTo("cross:alt");
        assertThat(alt.underlying()).isEqualTo(BookContractsSpec.MAIN);
        assertThat(alt.listedAt()).isEqualTo(scenario.grid().startMillis() + 1000);
        assertThat(alt.terms().rules().tiers()).isEqualTo(MarginTiers.flat(5 * PERCENT, PERCENT));
        assertThat(alt.terms().insuranceFund()).isEqualTo(10_000 * DOLLAR);
    }

    @Test
    void inPortfolioMarginAPositionAloneNeedsTheLargestMoveAndTheContingency() {
        VenueSpec.Cex venue =
                first(read("venues.cross.accounts={margin: portfolio, shocks: [10%, -12%], contingency: 1%,"
                        + " initialFactor: 150%}"));

        assertThat(venue.contracts().accounts())
                .isEqualTo(new AccountsSpec.Portfolio(List.of(10 * PERCENT, -12 * PERCENT), PERCENT, 1_500_000_000));
        assertThat(venue.all())
                .allSatisfy(contract ->
                        assertThat(contract.rules().tiers()).isEqualTo(MarginTiers.flat(195_000_000, 13 * PERCENT)));
    }

    @Test
    void inPortfolioMarginNoFeeIsAdded() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(
                        "venues.cross.accounts={margin: portfolio, shocks: [10%, -12%]}",
                        "venues.cross.tradingFee={taker: 1%, inMaintenance: true}"))
                .withMessageEndingWith("tradingFee.inMaintenance: true has no place beside accounts in portfolio"
                        + " margin, whose shocks say what is needed");
    }

    @Test
    void aContractThatAFundServesHasNoneOfItsOwn() {
        VenueSpec.Cex venue = first(read(
                "venues.cross.insuranceFund=null",
                "venues.cross.funds=[{name: pool, balance: 5, contracts: [main], mostPerContract: 3}]"));

        assertThat(venue.contracts().funds())
                .containsExactly(new SharedFundSpec(
                        "pool", 5 * DOLLAR, 28_800_000, new Scope.Contracts(List.of("main")), 3 * DOLLAR));
        assertThat(venue.insuranceFund()).isZero();
        assertThat(venue.all().get(1).insuranceFund()).isEqualTo(10_000 * DOLLAR);
    }

    @Test
    void theHashOfATapeKnowsItsOtherMarketsAndNamesThem() {
        String one = hash(read());

        assertThat(hash(read("otherMarkets.alt.positions.list[0].size=51"))).isNotEqualTo(one);
        assertThat(hash(read("otherMarkets.rest={underlying: main}"))).isNotEqualTo(one);
    }

    private static String hash(Scenario scenario) {
        return TapeWriter.write(scenario).tape().hash();
    }

    @Test
    void populationsOfTwoMarketsAreDrawnApart() {
        String population =
                "{population: {count: 20, longShare: 50%, leverage: [5], notional: {from: 10000, to: 90000},"
                        + " entryPrices: [1000]}}";

        var tape = TapeWriter.write(read(
                        "positions=" + population,
                        "otherMarkets.alt={underlying: main, positions: " + population + "}"))
                .tape();

        assertThat(tape.market("alt").positions()).hasSize(20).isNotEqualTo(tape.positions());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "venues.cross.contracts.other={} | venues[0].contracts.other: unknown key, did you mean \"alt\"?",
                "otherMarkets=null | venues[0].contracts: needs otherMarkets, in which they are",
                "otherMarkets.main={underlying: main} | otherMarkets.main: the name of a market must be of letters,"
                        + " digits, \"-\" and \"_\", and not main, the scenario's own",
                "otherMarkets.alt.path=null | otherMarkets.alt.path: is missing",
                "otherMarkets.alt.market={sizeDecimals: 3} | otherMarkets.alt.market.sizeDecimals: is the same on all"
                        + " venues and belongs in the market of the scenario",
                "venues.cross.contracts=null | venues[0].accounts: needs contracts or legs, which share it",
                "venues.cross.contracts.alt.contract=inverse | venues[0].contracts.alt.contract: \"inverse\" must be"
                        + " linear where accounts or funds are shared: they settle in dollars",
                "venues.cross.margin={kind: riskLimits, base: 1, step: 1, steps: 2, initial: 2%, maintenance: 1%} |"
                        + " venues[0].margin.kind: \"riskLimits\" has no place where contracts share accounts:"
                        + " a limit is of one position",
                "venues.cross.collateral={asset: coin, haircut: 5%} | venues[0].collateral: has no place where"
                        + " accounts are shared: they post dollars",
                "venues.cross.accounts.margin=both | venues[0].accounts.margin: \"both\" must be one of isolated,"
                        + " cross, portfolio",
                "venues.cross.accounts={margin: portfolio, shocks: [10%]} | venues[0].accounts.shocks: must have a rise"
                        + " and a fall",
                "venues.cross.accounts={margin: portfolio, shocks: [1%, -99.5%], contingency: 1%} |"
                        + " venues[0].accounts.shocks: the largest must be below 100%, with contingency",
                "venues.isolated.deleveraging={keepHedges: true} | venues[1].deleveraging.keepHedges: true needs"
                        + " accounts in cross or portfolio margin",
                "venues.cross.funds=[{name: pool, balance: 1, everything: true}] | venues[0].insuranceFund: has no"
                        + " place beside funds, of which one serves this contract",
                "venues.cross.funds=[{name: pool, balance: 1, newListings: 1h}] | venues[0].funds: newListings needs a"
                        + " contract with listedAt",
                "venues.cross.funds=[{name: pool, balance: 1, contracts: [alt, alt]}] |"
                        + " venues[0].funds[0].contracts[1]: is served by a fund above",
                "venues.cross.funds=[{name: pool, balance: 1, contracts: [alt], injections: [{at: 99h, amount: 1}]}] |"
                        + " venues[0].funds[0].injections[0].at: \"99h\" must lie inside the clock",
                "venues.cross.funds=[{name: pool, balance: 1, contracts: [beta]}] | venues[0].funds[0].contracts[0]:"
                        + " \"beta\" must be one of main, alt",
            })
    void aMistakeIsToldInOneLine(String override, String mistake) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(override))
                .withMessageEndingWith(": " + mistake);
    }

    @Test
    void whatTheCompanyPutsIntoASharedFundComesInTheFirstStepAtOrAfterItsTime() {
        VenueSpec.Cex venue = first(read(
                "venues.cross.insuranceFund=null",
                "venues.cross.funds=[{name: pool, balance: 5, contracts: [main], injections: [{at: 500ms,"
                        + " amount: 3}]}]"));

        assertThat(venue.contracts().funds().getFirst().injections()).containsExactly(new Injection(1, 3 * DOLLAR));
    }

    @Test
    void peaksLieInTheWindowOfTheFundThatServesAContract() {
        VenueSpec.Cex venue = first(read(
                "venues.cross.insuranceFund=null",
                "venues.cross.backstops=[{kind: fund, positionCap: 20%, leaveAfterLoss: 1%, exit: 1%}]",
                "venues.cross.funds=[{name: pool, balance: 5, window: 1h, contracts: [main]}]"));

        assertThat(venue.policies().peakWindow()).isEqualTo(3_600_000);
        assertThat(venue.all().get(1).policies().peakWindow()).isEqualTo(28_800_000);
    }

    /** The preset's own is eight hours. */
    @Test
    void aSharedFundThatTakesPositionsOverHasOneWindow() {
        String[] holder = {
            "venues.isolated.preset=binance-2019",
            "venues.isolated.mark=null",
            "venues.isolated.insuranceFund=null",
            "venues.isolated.funds=[{name: pool, balance: 1, window: 8h, contracts: [main]}]"
        };
        VenueSpec.Cex venue = (VenueSpec.Cex) read(holder).venues().get(1);

        assertThat(venue.policies().backstops()).hasAtLeastOneElementOfType(BackstopSpec.Fund.class);
        holder[3] = "venues.isolated.funds=[{name: pool, balance: 1, window: 1h, contracts: [main]}]";
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(holder))
                .withMessageEndingWith(
                        "backstops[0].window: \"8h\" must be the window of the fund that serves this contract");
    }

    @Test
    void pathsAndSourcesOfContractsAreInputsOfTheTape() {
        TapeInputs inputs = TapeInputs.of(read());

        assertThat(TapeInputs.of(read("venues.cross.contracts.alt.insuranceFund=1")))
                .isEqualTo(inputs);
        assertThat(TapeInputs.of(read("venues.cross.contracts.alt.book.path={following: {price: 100, beta: 1}}")))
                .isNotEqualTo(inputs);
        assertThat(TapeInputs.of(read("venues.cross.contracts.alt.index={sources: [{weight: 2}]}")))
                .isNotEqualTo(inputs);
    }

    @Test
    void anotherSeedChangesNothingElse() {
        Scenario scenario = read("lpRunners=[{share: 10%, phantomAbove: 1%}]");

        assertThat(scenario.withSeed(99).withSeed(scenario.seed())).isEqualTo(scenario);
        assertThat(scenario.otherMarkets()).isNotEmpty();
        assertThat(scenario.circumstances().lpRunners()).isNotEmpty();
    }
}
