package io.backstop.model.cex;

import io.backstop.model.cex.book.BookRules;
import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.book.OutsideBand;
import io.backstop.model.cex.book.SelfTrade;
import io.backstop.model.cex.inventory.Inventory;
import io.backstop.model.cex.liquidation.TierLadder;
import io.backstop.model.cex.maker.MarketMakers;
import io.backstop.model.cex.maker.NoiseFlow;
import io.backstop.model.cex.margin.MarketTerms;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookMakerSpec;
import io.backstop.model.scenario.BookPocketSpec;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.HybridSpec;
import io.backstop.model.scenario.NoiseSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.units.Hashes;
import io.backstop.model.venue.Hindrance;
import io.backstop.model.venue.KeeperGas;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.LossWave;
import io.backstop.model.venue.LpRun;
import io.backstop.model.venue.OracleFees;
import io.backstop.model.venue.Reduction;
import io.backstop.model.venue.StakeRun;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.agent.Agents;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One replay of one contract, phase by phase in the order of the scenario package. Not thread safe. */
final class CexRun {

    private final ScenarioTape tape;
    private final VenueSpec.Cex venue;
    private final PriceSeries bookPrices;
    private final boolean followsIndex;
    /** What mark, funding and deleveraging go by. */
    private final PriceSeries venueIndex;

    private final long tickSize;
    private final OrderBook book;
    private final long stepMillis;
    private final MarketMakers marketMakers;
    private final @Nullable MarginedHouse marginedHouse;
    private final @Nullable VenueFunding funding;
    private final FundingPayments fundingPayments;
    private final @Nullable NoiseFlow noise;
    private final @Nullable DepthReduction reduction;
    private final MarkPrice markPrice;
    private final Valuation value;
    private final Clearing clearing;
    private final LossSharing sharing;
    private final LiquidationEngine engine;
    private final @Nullable Lights lights;
    private final OrderDesk desk;
    private final long firstLossCapital;
    private final OrderArrivals arrivals;
    private final Agents agents;
    private final FundSupply fundSupply;
    private final long[] marks;
    private final @Nullable DepthRecord depth;
    private long conservation;

    /**
     * A run that has not started.
     *
     * @param deleverages whether winners are closed as the venue's rules say, or never
     * @param firstOwn account of its first maker with margin; the others follow, then a house with margin
     * @param looksAtDepth whether the depth of its book is written down
     */
    CexRun(ScenarioTape tape, VenueSpec.Cex venue, boolean deleverages, int firstOwn, boolean looksAtDepth) {
        this.tape = tape;
        this.venue = venue;
        bookPrices = tape.bookPrices(venue.id());
        followsIndex = !tape.ownBookPrices().containsKey(venue.id());
        venueIndex = VenueIndex.of(tape, venue).orElse(tape.indexPrices());
        tickSize = venue.book().tickSize();
        stepMillis = tape.grid().stepMillis();
        PositionTerms terms = PositionTerms.of(venue);
        Denomination denomination = terms.denomination(venue.rules().sizeUnit(), tape.indexPrices());
        MoneyFigures figures = new MoneyFigures(denomination, tape.indexPrice(0));
        value = terms.value();
        BookTradingSpec trading = venue.policies().trading();
        HybridSpec hybrid = venue.policies().hybrid();
        Traders traders =
                new Traders(terms, CoinBacking.of(venue.policies().terms().collateral()));
        book = new OrderBook(new BookRules(SelfTrade.ALLOWED, BookRules.NO_BAND, OutsideBand.REFUSE, traders::size));
        clearing = new Clearing(
                denomination, book, tickSize, traders, fund -> FirstLoss.of(fund, hybrid, figures, stepMillis));
        arrivals = new OrderArrivals(tape.orders(), steps(hybrid.topUpMillis()));
        agents = new Agents(tape, venue.rules().sizeUnit());
        fundSupply = new FundSupply(
                venue.policies().fund().injections(),
                dollars -> clearing.inject(denomination.money(dollars, tape.indexPrice(clearing.step()))));
        marketMakers = makers(trading.makers(), figures, firstOwn);
        marginedHouse = trading.hasMarginedHouse()
                ? new MarginedHouse(clearing, firstOwn + trading.ownAccounts() - 1, figures.of(trading.houseMargin()))
                : null;
        firstLossCapital = bringCapital(figures);
        funding = trading.funding() == null ? null : VenueFunding.of(trading.funding(), book, tickSize, figures);
        markPrice = new MarkPrice(venue.policies().mark(), tape.grid(), funding);
        noise = noise(trading.noise(), denomination);
        sharing = new LossSharing(
                clearing,
                SharingRules.bearers(figures.of(venue.policies().lossSharing()), clearing, value, tape.grid()));
        reduction = trading.reduction() == null
                ? null
                : new DepthReduction(
                        trading.reduction(),
                        clearing,
                        value,
                        sharing,
                        marketMakers,
                        new DollarDepth(value.contract()).unit());
        BookDeleveragingSpec deleveraging = figures.of(venue.policies().deleveraging());
        engine = new LiquidationEngine(
                clearing,
                value,
                book,
                tickSize,
                liquidation(terms.market(), figures),
                DeleveragingRules.of(deleveraging, stepMillis, deleverages),
                DeleveragingRules.ofVault(deleveraging, stepMillis, deleverages),
                sharing);
        fundingPayments = new FundingPayments(
                clearing, value.contract(), engine.inventories().getLast());
        lights = deleveraging.reports().lights()
                ? new Lights(clearing.traders(), DeleveragingRules.rank(deleveraging.rank()))
                : null;
        OrderLimits limits = new OrderLimits(trading.limits(), clearing, denomination);
        desk = new OrderDesk(clearing, book, tickSize, sharing, engine.cases(), limits);
        marks = new long[tape.grid().steps()];
        depth = looksAtDepth ? new DepthRecord(book, tickSize, denomination, marks.length) : null;
    }

    /** Opens fund, pockets behind it and vault; returns what they have together, micro-dollars. */
    private long bringCapital(MoneyFigures figures) {
        long fund = venue.insuranceFund(tape.openInterest(venue.rules().sizeUnit()));
        long vault = venue.policies().vaultEquity();
        clearing.fund(figures.of(fund), venue.policies().peakWindow());
        for (BookPocketSpec pocket : venue.policies().hybrid().pockets()) {
            clearing.endow(clearing.firstLoss().party(pocket.account()), figures.of(pocket.balance()));
        }
        clearing.endow(clearing.vault(), figures.of(vault));
        return Math.addExact(
                Math.addExact(fund, vault), venue.policies().hybrid().capital());
    }

    private int steps(long millis) {
        return Math.toIntExact(Math.ceilDiv(millis, stepMillis));
    }

    private LiquidationTerms liquidation(MarketTerms market, MoneyFigures figures) {
        TierLadder ladder = TierLadder.of(market.margin(), venue.rules().tiers());
        return new LiquidationTerms(
                LiquidationPolicy.of(figures.of(venue.policies().liquidation()), ladder),
                venue.policies().backstops().stream().map(figures::of).toList(),
                stepMillis,
                tape.circumstances().drawSeed());
    }

    private MarketMakers makers(List<BookMakerSpec> specs, MoneyFigures figures, int firstAccount) {
        QuotedMakers quoted =
                new QuotedMakers(book, tickSize, clearing, figures, tape.grid().startMillis());
        return specs.isEmpty() ? quoted.ofBook(venue.book()) : quoted.of(specs, firstAccount);
    }

    private @Nullable NoiseFlow noise(@Nullable NoiseSpec spec, Denomination denomination) {
        return spec == null
                ? null
                : new NoiseFlow(
                        tape.circumstances().drawSeed(),
                        Clearing.NOISE_ID,
                        spec.chance(),
                        Math.max(1, denomination.size(spec.leastSize(), tape.indexPrice(0))),
                        Math.max(1, denomination.size(spec.mostSize(), tape.indexPrice(0))));
    }

    /** Opens the positions that are there before the tape. */
    void seed() {
        engine.remember(venueIndex.at(0));
        for (SeededPosition position : tape.positions()) {
            desk.seed(position);
        }
        if (marginedHouse != null) {
            marginedHouse.takeSkew();
        }
        check();
    }

    OrderDesk desk() {
        return desk;
    }

    /** The mark of a step of which the quotes are laid. */
    long mark(int step) {
        return marks[step];
    }

    long index(int step) {
        return tape.indexPrices().at(step);
    }

    /** Counts a difference between the contracts of a venue as one of its own. */
    void count(long difference) {
        conservation = Math.max(conservation, Math.abs(difference));
    }

    Clearing clearing() {
        return clearing;
    }

    Valuation value() {
        return value;
    }

    /** What the fund's positions here are worth at the mark of the step, micro-dollars; asked once the mark is known. */
    long heldByFund() {
        Inventory<LiquidationCase> lots = engine.inventories().getFirst();
        return lots.isEmpty() ? 0 : value.notional(lots.grossSize(), marks[clearing.step()]);
    }

    /** What winners have borne so far. */
    List<LossWave> waves() {
        return sharing.waves();
    }

    /** The step begins: what is supplied comes, makers requote, the mark is computed. */
    void quote(int step) {
        long index = index(step);
        clearing.begin(step);
        clearing.fund().moveTo(tape.grid().millis(step));
        fundSupply.bring(step);
        engine.begin(step == 0 ? index : marks[step - 1], index);
        marketMakers.requote(step * stepMillis, bookPrices.at(step));
        long mark = markPrice.update(
                venueIndex.at(step),
                marketMakers.bestBid() * tickSize,
                marketMakers.bestAsk() * tickSize,
                lastTradePrice(step));
        marks[step] = mark;
        clearing.collateral().mark(mark);
    }

    /** Owners trade: funding, orders, reductions, makers that were closed by fills. */
    void trade(int step) {
        long mark = marks[step];
        long index = index(step);
        letMakersGo(mark);
        payFunding(step, mark, venueIndex.at(step));
        trade(step, mark, index);
        if (reduction != null) {
            letMakersGo(mark);
            reduction.run(mark);
        }
        settleMakers(mark, index);
    }

    /** The venue closes whom it must, and shares what nobody pays. */
    void close(int step) {
        long mark = marks[step];
        long index = index(step);
        sharing.settle(clearing.firstLoss().pending(), clearing.settleBatch(), mark);
        engine.settle(mark, index);
        letMakersGo(mark); // who is liquidated must not meet his own quotes, also if a shared loss made him so
        engine.run(tape.grid().millis(step), mark, index, venueIndex.at(step));
        settleMakers(mark, index);
        engine.remember(venueIndex.at(step));
        if (lights != null) {
            lights.look(step, mark);
        }
        if (depth != null) {
            depth.look(step, index);
        }
        check();
    }

    private void letMakersGo(long mark) {
        clearing.quoting().mark(mark);
        marketMakers.leaveIfLiquidatable();
    }

    private void payFunding(int step, long mark, long index) {
        if (funding == null) {
            return;
        }
        long rate = funding.update(tape.grid().millis(step), mark, index);
        if (rate != 0) {
            fundingPayments.pay(rate, mark);
        }
    }

    /** Noise, then the orders of the tape, then those of traders who react, then what providers sell. */
    private void trade(int step, long mark, long index) {
        if (noise != null) {
            long before = clearing.noise().cash();
            noise.trade(step, book, clearing.fillsOf(clearing.noise()));
            long fee = clearing.fees().ofTaker(before - clearing.noise().cash());
            clearing.fees().take(clearing.noise(), fee, TradingFees.UNLIMITED);
        }
        for (TapeOrder order = arrivals.next(step); order != null; order = arrivals.next(step)) {
            desk.accept(order, mark, index);
        }
        List<TapeOrder> decided = agents.decide(step, mark, clearing.traders());
        // By places, because nobody decides in most steps and an iterator would be made in each.
        for (int place = 0; place < decided.size(); place++) {
            TapeOrder order = arrivals.sent(decided.get(place));
            if (order != null) {
                desk.accept(order, mark, index);
            }
        }
        ProviderSales sales = engine.sales();
        if (!sales.isEmpty()) {
            sales.run(clearing, desk, new Now(step, tape.grid().millis(step), mark, index, venueIndex.at(step)));
        }
    }

    /** Makers that were closed by a fill of their quotes and owe money are closed as anybody who closes at a loss too large for him. */
    private void settleMakers(long mark, long index) {
        QuotingParties makers = clearing.quoting();
        for (QuotingParties.Deficit owes = makers.nextDeficit(); owes != null; owes = makers.nextDeficit()) {
            long bankruptcyPrice =
                    value.bankruptcyPrice(owes.cash(), owes.episode().size());
            desk.payDeficit(makers.idle(owes.account()), owes.episode(), bankruptcyPrice, owes.received(), mark, index)
                    .waive(clearing.fees().ofMaker(owes.received()));
        }
    }

    /** A path of its own says at which price others traded last; a book that follows the index knows its own trades only. */
    private long lastTradePrice(int step) {
        return followsIndex ? book.lastTradePrice() * tickSize : bookPrices.at(step);
    }

    private void check() {
        conservation = Math.max(conservation, clearing.check(engine.inventories()));
    }

    /** What came of it, with the reports of its waves. */
    VenueRun result(List<LossWave> waves) {
        PriceSeries markSeries = PriceSeries.of(marks);
        List<Liquidation> rows = engine.cases().stream()
                .map(closed -> closed.row(tape.indexPrices(), markSeries))
                .toList();
        long shortfall =
                engine.cases().stream().mapToLong(LiquidationCase::shortfall).sum();
        return new VenueRun(
                venue.id(),
                VenueRun.Kind.CEX,
                feedHash(),
                clearing.ledger(),
                conservation,
                markSeries,
                rows,
                desk.refusals(),
                List.of(),
                shortfall,
                clearing.firstLoss().owed(),
                0,
                engine.deleveraged(),
                feesWaived(),
                0,
                openInventoryLoss(),
                openDeficit(),
                Math.addExact(firstLossCapital, clearing.fund().hosted()),
                LpRun.NONE,
                StakeRun.NONE,
                OracleFees.NONE,
                null,
                waves.stream().map(this::inDollars).toList(),
                reduction == null
                        ? List.of()
                        : reduction.done().stream().map(this::inDollars).toList(),
                lights == null ? List.of() : lights.changes(),
                List.of(),
                null,
                clearing.denomination().isCoin() ? tape.indexPrices() : null,
                clearing.traders().log(),
                Hindrance.NONE,
                KeeperGas.NONE,
                depth == null ? null : depth.depth());
    }

    private long feesWaived() {
        return engine.cases().stream()
                .mapToLong(closed -> closed.waived(tape.indexPrices()))
                .sum();
    }

    private long openInventoryLoss() {
        long index = tape.indexPrice(marks.length - 1);
        long loss = engine.inventories().stream()
                .mapToLong(inventory -> inventory.loss(value, index))
                .sum();
        return clearing.denomination().dollars(loss, index);
    }

    private long openDeficit() {
        long index = tape.indexPrice(marks.length - 1);
        return clearing.denomination().dollars(engine.openDeficit(index), index);
    }

    private LossWave inDollars(LossWave wave) {
        return at(wave.step()).dollars(wave);
    }

    private Reduction inDollars(Reduction done) {
        return at(done.step()).dollars(done);
    }

    private MoneyFigures at(int step) {
        return new MoneyFigures(clearing.denomination(), tape.indexPrice(step));
    }

    private String feedHash() {
        Hashes hashes = new Hashes().add("index");
        tape.indexPrices().addTo(hashes);
        if (!followsIndex) {
            bookPrices.addTo(hashes.add("book"));
        }
        if (venue.policies().index() != null) {
            venueIndex.addTo(hashes.add("venueIndex"));
        }
        return hashes.hex();
    }
}
