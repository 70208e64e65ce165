package io.backstop.model.cex;

import io.backstop.model.cex.book.BookListener;
import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.maker.DepthProfile;
import io.backstop.model.cex.maker.DepthTable;
import io.backstop.model.cex.maker.MakerSpec;
import io.backstop.model.cex.maker.MakerStanding;
import io.backstop.model.cex.maker.MarketMaker;
import io.backstop.model.cex.maker.MarketMakers;
import io.backstop.model.cex.maker.Outages;
import io.backstop.model.cex.maker.QuotedMarket;
import io.backstop.model.cex.maker.RealisedVolatility;
import io.backstop.model.cex.maker.Refill;
import io.backstop.model.cex.maker.Skew;
import io.backstop.model.cex.maker.Withdrawal;
import io.backstop.model.cex.margin.ContractKind;
import io.backstop.model.scenario.BookMakerSpec;
import io.backstop.model.scenario.BookMakerSpec.Retreat;
import io.backstop.model.scenario.BookMakerSpec.Step;
import io.backstop.model.scenario.BookSpec;
import io.backstop.model.scenario.TimeWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** Makes the market makers of a run from what the scenario says. Times of a run count from its start. */
final class QuotedMakers {

    private final QuotedMarket market;
    private final Clearing clearing;
    private final MoneyFigures figures;
    private final DollarDepth depth;
    private final long startMillis;

    /**
     * Makers that quote in this book and whose money is cleared here.
     *
     * @param figures what their dollars are
     */
    QuotedMakers(OrderBook book, long tickSize, Clearing clearing, MoneyFigures figures, long startMillis) {
        BookListener fills = clearing::fillQuote;
        ContractKind contract = figures.denomination().value().contract();
        market = new QuotedMarket(book, tickSize, contract.sizeUnit(), fills);
        depth = new DollarDepth(contract);
        this.clearing = clearing;
        this.figures = figures;
        this.startMillis = startMillis;
    }

    /** The one maker of a book that quotes by itself: the same money at each level, always there. */
    MarketMakers ofBook(BookSpec spec) {
        return QuotedBook.of(spec, market, depth.contract());
    }

    /**
     * The makers of a list, in its order.
     *
     * @param firstAccount of those with margin, the others follow
     */
    MarketMakers of(List<BookMakerSpec> specs, int firstAccount) {
        List<MarketMaker> makers = new ArrayList<>();
        int account = firstAccount;
        for (BookMakerSpec spec : specs) {
            makers.add(spec.isMargined() ? margined(spec, account++) : unlimited(spec));
        }
        return new MarketMakers(makers);
    }

    private MarketMaker margined(BookMakerSpec spec, int account) {
        QuotingParties parties = clearing.quoting();
        clearing.deposit(parties.addMargined(account), figures.of(spec.margin()));
        return maker(spec, account, parties.standing(account));
    }

    private MarketMaker unlimited(BookMakerSpec spec) {
        QuotingParties parties = clearing.quoting();
        int owner = parties.addUnlimited();
        return maker(spec, owner, parties.standing(parties.of(owner)));
    }

    private MarketMaker maker(BookMakerSpec spec, int owner, MakerStanding standing) {
        MakerSpec own = new MakerSpec(
                profile(spec.profile()),
                spec.halfSpread(),
                spec.requoteMove(),
                new Refill(spec.refillDelay(), spec.refillRamp()),
                new Skew(spec.skewPerUnit(), coin(), spec.mostSkew()),
                outages(spec.outages()));
        return new MarketMaker(own, market, owner, standing, withdrawal(spec.retreat()));
    }

    /** Market units of one coin. */
    private long coin() {
        return Math.max(1, figures.denomination().coin(figures.price()));
    }

    private DepthProfile profile(List<BookMakerSpec.Level> levels) {
        return DepthProfile.of(
                depth.unit(),
                levels.stream().mapToLong(BookMakerSpec.Level::distance).toArray(),
                levels.stream()
                        .mapToLong(level -> depth.amount(level.notional()))
                        .toArray());
    }

    private Withdrawal withdrawal(Retreat retreat) {
        return switch (retreat) {
            case Retreat.Never never -> Withdrawal.NONE;
            case Retreat.ByVolatility byVolatility ->
                Withdrawal.byVolatility(
                        new RealisedVolatility(byVolatility.window(), byVolatility.sample()),
                        table(byVolatility.steps(), Step::key));
            case Retreat.Recorded recorded -> recorded(recorded);
        };
    }

    /** A record that began before the run is read from its place in it. */
    private Withdrawal recorded(Retreat.Recorded recorded) {
        DepthTable table = table(recorded.steps(), Step::key);
        long ahead = recorded.fromMillis() - startMillis;
        Withdrawal record = Withdrawal.recorded(table);
        return (millis, reference) -> millis < ahead
                ? Withdrawal.NONE.depthRatio(millis, reference)
                : record.depthRatio(millis - ahead, reference);
    }

    private static DepthTable table(List<Step> steps, ToLongFunction<Step> key) {
        return new DepthTable(
                steps.stream().mapToLong(key).toArray(),
                steps.stream().mapToLong(Step::depth).toArray());
    }

    private Outages outages(List<TimeWindow> windows) {
        return new Outages(windows.stream()
                .filter(window -> window.toMillis() > startMillis)
                .flatMapToLong(window ->
                        LongStream.of(Math.max(0, window.fromMillis() - startMillis), window.toMillis() - startMillis))
                .toArray());
    }
}
