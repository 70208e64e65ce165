package io.backstop.model.cex;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Asset;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.AggregationSpec;
import io.backstop.model.scenario.BackstopSpec;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookPolicies;
import io.backstop.model.scenario.BookSpec;
import io.backstop.model.scenario.BookTermsSpec;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.CoinCollateralSpec;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.scenario.FundRulesSpec;
import io.backstop.model.scenario.HybridSpec;
import io.backstop.model.scenario.IndexSpec;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.MarginSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PriceSourceSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.WinnerCloses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A small market for worked examples: sizes in whole units, ticks of 1 dollar, maintenance 1 %, one step per second, and
 * an index of whole dollars.
 */
final class CexFixture {

    static final long DOLLAR = 1_000_000;
    static final long PRICE = 100_000_000;
    static final long COIN = 100_000_000;
    static final MarketRules RULES =
            new MarketRules(1, MarginTiers.flat(20_000_000, 10_000_000), 0, 0, 900_000_000, 3600);

    private final List<SeededPosition> positions = new ArrayList<>();
    private final List<TapeOrder> orders = new ArrayList<>();
    private BookSpec book = new BookSpec(PRICE, 0, 10_000_000, 1, 0, 1000);
    private final SortedMap<String, PriceSeries> ownBooks = new TreeMap<>();
    private MarkSpec mark = new MarkSpec.Median(1000);
    private BookDeleveragingSpec deleveraging = BookDeleveragingSpec.USUAL;
    private LossSharingSpec lossSharing = LossSharingSpec.USUAL;
    private List<BackstopSpec> backstops = BackstopSpec.USUAL;
    private BookLiquidationSpec liquidation = BookLiquidationSpec.USUAL;
    private BookTradingSpec trading = BookTradingSpec.USUAL;
    private BookTermsSpec terms = BookTermsSpec.USUAL;
    private FundRulesSpec fundRules = FundRulesSpec.USUAL;
    private HybridSpec hybrid = HybridSpec.NONE;
    private final SortedMap<String, List<PriceSeries>> sources = new TreeMap<>();
    private @Nullable IndexSpec index;
    private long fund;

    /** A position before the tape, in whole units and dollars. */
    CexFixture position(int account, long size, long entryDollars, long collateralDollars) {
        positions.add(new SeededPosition(account, size, entryDollars * PRICE, collateralDollars * DOLLAR));
        return this;
    }

    CexFixture order(TapeOrder order) {
        orders.add(order);
        return this;
    }

    /** Quotes without spread, one percent between levels, full again after one step; without this the book is empty. */
    CexFixture depth(int levels, long dollarsPerLevel) {
        book = new BookSpec(PRICE, 0, 10_000_000, levels, dollarsPerLevel * DOLLAR, 1000);
        return this;
    }

    /** Quotes around these prices, one a step, instead of the index. */
    CexFixture quotedAround(long... dollars) {
        ownBooks.put("cex", prices(dollars));
        return this;
    }

    /** An index of its own of sources that show these prices, one a step and 0 for none, each with the same weight. */
    CexFixture sources(AggregationSpec aggregation, long maxAgeMillis, PriceSeries... shown) {
        PriceSourceSpec source =
                new PriceSourceSpec(new PathSpec.Index(), LatencySpec.fixed(0), 0, 0, 1, List.of(), List.of());
        index = new IndexSpec(Collections.nCopies(shown.length, source), aggregation, maxAgeMillis);
        sources.put("cex", List.of(shown));
        return this;
    }

    CexFixture mark(MarkSpec policy) {
        mark = policy;
        return this;
    }

    CexFixture deleveraging(BookDeleveragingSpec rules) {
        deleveraging = rules;
        return this;
    }

    CexFixture lossSharing(LossSharingSpec rule) {
        lossSharing = rule;
        return this;
    }

    CexFixture backstops(BackstopSpec... asked) {
        backstops = List.of(asked);
        return this;
    }

    CexFixture liquidation(BookLiquidationSpec rules) {
        liquidation = rules;
        return this;
    }

    /** Makers instead of the book's own quoting, and what else is traded. */
    CexFixture trading(BookTradingSpec rules) {
        trading = rules;
        book = rules.makers().isEmpty() ? book : BookSpec.quotedByMakers(null, PRICE);
        return this;
    }

    CexFixture contract(ContractType contract) {
        terms = new BookTermsSpec(contract, terms.margin(), terms.collateral());
        return this;
    }

    /** Collateral is coins, of whose worth so many percent do not count. */
    CexFixture coinCollateral(long haircutPercent) {
        return coinCollateral(haircutPercent, 100);
    }

    /** The same where so many percent of the collateral are coins. */
    CexFixture coinCollateral(long haircutPercent, long sharePercent) {
        CoinCollateralSpec coins = new CoinCollateralSpec(haircutPercent * 10_000_000, sharePercent * 10_000_000);
        terms = new BookTermsSpec(terms.contract(), terms.margin(), coins);
        return this;
    }

    CexFixture margin(MarginSpec margin) {
        terms = new BookTermsSpec(terms.contract(), margin, terms.collateral());
        return this;
    }

    CexFixture fundRules(FundRulesSpec rules) {
        fundRules = rules;
        return this;
    }

    CexFixture hybrid(HybridSpec onChain) {
        hybrid = onChain;
        return this;
    }

    CexFixture fund(long dollars) {
        fund = dollars * DOLLAR;
        return this;
    }

    VenueRun run(long... indexDollars) {
        PriceSeries prices = prices(indexDollars);
        TimeGrid grid = new TimeGrid(1_760_130_000_000L, 1000, prices.length());
        ScenarioTape tape = new ScenarioTape(grid, prices.at(0), prices, ownBooks, positions, orders, List.of(), 100)
                .withSources(sources);
        return CexVenue.run(
                tape,
                new VenueSpec.Cex(
                        "cex",
                        RULES,
                        book,
                        new BookPolicies(mark, deleveraging, lossSharing, terms, trading)
                                .with(liquidation)
                                .with(backstops)
                                .with(fundRules)
                                .with(hybrid)
                                .with(index),
                        fund));
    }

    static PriceSeries prices(long... dollars) {
        return PriceSeries.of(Arrays.stream(dollars).map(price -> price * PRICE).toArray());
    }

    /** The transfers of these reasons as text, such as {@code 1 trader:3 -> engine 200}. */
    static List<String> transfers(VenueRun run, Reason... reasons) {
        return run.ledger().transfers().stream()
                .filter(transfer -> List.of(reasons).contains(transfer.reason()) && transfer.step() >= 0)
                .map(CexFixture::text)
                .toList();
    }

    /** Who was closed as a winner, when, and by how many dollars. */
    static List<String> winners(VenueRun run) {
        WinnerCloses closes = run.deleveraged();
        return IntStream.range(0, closes.count())
                .mapToObj(close -> "%d %s %d"
                        .formatted(
                                closes.step(close),
                                closes.account(close) == WinnerCloses.HOUSE
                                        ? Account.HOUSE
                                        : Account.trader(closes.account(close)),
                                closes.notional(close) / DOLLAR))
                .toList();
    }

    static long balance(VenueRun run, Account account) {
        return run.ledger().balance(account);
    }

    private static String text(Transfer transfer) {
        long one = transfer.asset() == Asset.COIN ? COIN : DOLLAR;
        String amount = transfer.amount() % one == 0
                ? Long.toString(transfer.amount() / one)
                : Decimals.format(transfer.amount(), transfer.asset() == Asset.COIN ? 8 : 6);
        return transfer.step() + " " + transfer.from() + " -> " + transfer.to() + " " + amount;
    }
}
