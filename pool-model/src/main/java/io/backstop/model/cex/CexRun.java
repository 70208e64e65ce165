package io.backstop.model.cex;

import io.backstop.model.cex.book.BookRules;
import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.book.OutsideBand;
import io.backstop.model.cex.book.SelfTrade;
import io.backstop.model.cex.liquidation.TierLadder;
import io.backstop.model.cex.maker.MarketMakers;
import io.backstop.model.cex.margin.LinearContract;
import io.backstop.model.cex.margin.MarketMargin;
import io.backstop.model.cex.margin.MarketTerms;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.units.Hashes;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.LpRun;
import io.backstop.model.venue.OracleFees;
import io.backstop.model.venue.VenueRun;
import java.util.List;

/** One replay, step by step in the order of the scenario package. Not thread safe. */
final class CexRun {

    private final ScenarioTape tape;
    private final VenueSpec.Cex venue;
    private final PriceSeries bookPrices;
    private final boolean followsIndex;
    private final long tickSize;
    private final OrderBook book;
    private final long stepMillis;
    private final MarketMakers marketMakers;
    private final MarkPrice markPrice;
    private final Valuation value;
    private final Clearing clearing;
    private final LossSharing sharing;
    private final LiquidationEngine engine;
    private final OrderDesk desk;
    private final long[] marks;
    private int nextOrder;
    private long conservation;

    /** A run that has not started. */
    CexRun(ScenarioTape tape, VenueSpec.Cex venue) {
        this.tape = tape;
        this.venue = venue;
        bookPrices = tape.bookPrices(venue.id());
        followsIndex = !tape.ownBookPrices().containsKey(venue.id());
        tickSize = venue.book().tickSize();
        stepMillis = tape.grid().stepMillis();
        MarketRules rules = venue.rules().withoutFees(); // all margin left after a forced close goes to the fund
        value = new Valuation(rules.sizeUnit());
        Traders traders = new Traders(rules);
        book = new OrderBook(new BookRules(SelfTrade.ALLOWED, BookRules.NO_BAND, OutsideBand.REFUSE, traders::size));
        markPrice = new MarkPrice(venue.policies().mark(), tape.grid());
        clearing = new Clearing(value, book, tickSize, traders);
        marketMakers = QuotedBook.of(venue.book(), rules.sizeUnit(), book, clearing.fillsOfQuotes());
        sharing = new LossSharing(
                clearing, value, SharingRules.of(venue.policies().lossSharing()));
        engine = new LiquidationEngine(
                clearing,
                value,
                book,
                tickSize,
                liquidation(rules),
                DeleveragingRules.of(venue.policies().deleveraging(), stepMillis),
                sharing);
        desk = new OrderDesk(clearing, rules, book, tickSize, sharing, engine.cases());
        marks = new long[tape.grid().steps()];
    }

    private LiquidationTerms liquidation(MarketRules rules) {
        return new LiquidationTerms(
                new MarketTerms(new LinearContract(rules.sizeUnit()), new MarketMargin(rules.tiers())),
                LiquidationPolicy.of(venue.policies().liquidation(), TierLadder.ByNotional.of(rules.tiers())),
                stepMillis,
                tape.circumstances().drawSeed());
    }

    /** Replays the whole tape. */
    VenueRun run() {
        long fund = venue.insuranceFund(tape.openInterest(value.sizeUnit()));
        clearing.fund(fund);
        engine.remember(tape.indexPrices().at(0));
        for (SeededPosition position : tape.positions()) {
            clearing.seed(position);
        }
        check();
        for (int step = 0; step < marks.length; step++) {
            step(step, tape.indexPrices().at(step));
        }
        return result(fund);
    }

    private void step(int step, long index) {
        clearing.begin(step);
        engine.begin(step == 0 ? index : marks[step - 1], index);
        marketMakers.requote(step * stepMillis, bookPrices.at(step));
        long mark = markPrice.update(index, book.bestBid() * tickSize, book.bestAsk() * tickSize, lastTradePrice(step));
        marks[step] = mark;
        List<TapeOrder> orders = tape.orders();
        while (nextOrder < orders.size() && orders.get(nextOrder).step() == step) {
            desk.accept(orders.get(nextOrder++), mark, index);
        }
        engine.run(new Now(step, tape.grid().millis(step), mark, index));
        engine.remember(index);
        check();
    }

    /** A path of its own says at which price others traded last; a book that follows the index knows its own trades only. */
    private long lastTradePrice(int step) {
        return followsIndex ? book.lastTradePrice() * tickSize : bookPrices.at(step);
    }

    private void check() {
        conservation = Math.max(conservation, clearing.check(engine.inventory()));
    }

    private VenueRun result(long fund) {
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
                0,
                0,
                0,
                0,
                engine.inventory().loss(value, tape.indexPrice(marks.length - 1)),
                fund,
                LpRun.NONE,
                OracleFees.NONE,
                null,
                sharing.waves(),
                null);
    }

    private String feedHash() {
        Hashes hashes = new Hashes().add("index");
        tape.indexPrices().addTo(hashes);
        if (!followsIndex) {
            bookPrices.addTo(hashes.add("book"));
        }
        return hashes.hex();
    }
}
