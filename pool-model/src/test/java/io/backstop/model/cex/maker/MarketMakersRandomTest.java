package io.backstop.model.cex.maker;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.book.BookListener;
import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.margin.LinearContract;
import io.backstop.model.cex.margin.MarginAccount;
import io.backstop.model.cex.margin.MarketTerms;
import io.backstop.model.cex.margin.Markets;
import io.backstop.model.cex.margin.PositionMode;
import io.backstop.model.cex.margin.SizeLinearMargin;
import io.backstop.model.cex.margin.SumOfPositions;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three makers of other figures for each seed, a price that jumps about, traders of all sizes. */
class MarketMakersRandomTest {

    private static final int MAKERS = 3;
    private static final int STEPS = 400;
    private static final long TICK = 1_000_000;
    private static final long SIZE_UNIT = 1000;
    private static final long CASH = 20_000_000_000_000L;

    /** A quote that somebody could take. */
    private record Quote(int maker, long ticks, long size) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noMakerQuotesMoreThanItsProfileAnywhere(int seed) {
        Run run = new Run(seed);
        for (int step = 0; step < STEPS; step++) {
            run.step();
            List<Quote> quotes = run.quotes();
            for (int maker = 0; maker < MAKERS; maker++) {
                run.checkAgainstProfile(maker, quotes);
            }
            run.trade();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noMakerMeetsItself(int seed) {
        Run run = new Run(seed);
        for (int step = 0; step < STEPS; step++) {
            run.step();
            run.trade();
        }

        assertThat(run.trades).isNotEmpty().noneMatch(trade -> trade.maker() == trade.taker());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theSameSeedGivesTheSameQuotes(int seed) {
        Run first = new Run(seed);
        Run second = new Run(seed);
        for (int step = 0; step < STEPS; step++) {
            first.step();
            second.step();
            assertThat(first.quotes()).isEqualTo(second.quotes());
            first.trade();
            second.trade();
        }
    }

    /** One fill. */
    private record Trade(int maker, int taker) {}

    /** A run with its random figures. */
    private static final class Run {

        final List<Trade> trades = new ArrayList<>();
        private final SplittableRandom random;
        private final Markets markets = new Markets(List.of(
                new MarketTerms(new LinearContract(SIZE_UNIT), new SizeLinearMargin(20_000_000, 10_000_000, 0, 1))));
        private final OrderBook book = new OrderBook();
        private final BookListener fills;
        private final List<DepthProfile> profiles = new ArrayList<>();
        private final List<MakerSpec> specs = new ArrayList<>();
        private final MarketMakers makers;
        private long price = 50_000_000_000L;
        private long millis;

        Run(int seed) {
            random = new SplittableRandom(seed);
            List<MarginedMaker> standings =
                    IntStream.range(0, MAKERS).mapToObj(this::standing).toList();
            MakerAccounts accounts = new MakerAccounts(standings, TICK);
            fills = (maker, taker, ticks, size) -> {
                trades.add(new Trade(maker, taker));
                accounts.onFill(maker, taker, ticks, size);
            };
            QuotedMarket market = new QuotedMarket(book, TICK, SIZE_UNIT, fills);
            makers = new MarketMakers(
                    standings.stream().map(standing -> maker(standing, market)).toList());
        }

        /** The price moves by up to 2 %, now and then not at all. */
        void step() {
            millis += random.nextLong(1, 400);
            if (random.nextInt(3) > 0) {
                price += price / 1000 * random.nextLong(-20, 21);
            }
            markets.mark(0, price);
            makers.requote(millis, price);
        }

        void trade() {
            for (int order = random.nextInt(3); order > 0; order--) {
                long size = random.nextLong(1, 3000);
                book.market(99, random.nextBoolean() ? size : -size, fills);
            }
        }

        List<Quote> quotes() {
            List<Quote> quotes = new ArrayList<>();
            BookListener note = (maker, taker, ticks, size) -> quotes.add(new Quote(maker, ticks, -size));
            book.previewMarket(99, Long.MAX_VALUE, note);
            book.previewMarket(99, -Long.MAX_VALUE, note);
            return quotes;
        }

        /** Each side within each distance, and all of it. */
        void checkAgainstProfile(int maker, List<Quote> quotes) {
            DepthProfile profile = profiles.get(maker);
            long allowed = 0;
            for (int level = 0; level < profile.levels(); level++) {
                allowed += profile.amount(level);
                long distance = specs.get(maker).halfSpread() + profile.distance(level);
                assertThat(quoted(maker, quotes, true, distance)).isLessThanOrEqualTo(allowed);
                assertThat(quoted(maker, quotes, false, distance)).isLessThanOrEqualTo(allowed);
            }
            assertThat(quoted(maker, quotes, true, Long.MAX_VALUE)).isLessThanOrEqualTo(allowed);
            assertThat(quoted(maker, quotes, false, Long.MAX_VALUE)).isLessThanOrEqualTo(allowed);
        }

        /** What a maker without a skew and who follows each move quotes within a distance; all that others quote. */
        private long quoted(int maker, List<Quote> quotes, boolean bids, long distance) {
            boolean centred = maker == 0;
            if (!centred && distance != Long.MAX_VALUE) {
                return 0;
            }
            DepthUnit unit = profiles.get(maker).unit();
            return quotes.stream()
                    .filter(quote -> quote.maker() == maker && quote.size() > 0 == bids)
                    .filter(quote -> distance == Long.MAX_VALUE || isWithin(quote.ticks() * TICK, distance))
                    .mapToLong(quote -> unit == DepthUnit.SIZE
                            ? Math.abs(quote.size())
                            : FixedPoint.mulDivFloor(Math.abs(quote.size()), quote.ticks() * TICK, SIZE_UNIT * 100))
                    .sum();
        }

        private boolean isWithin(long quote, long distance) {
            return FixedPoint.compareProducts(Math.abs(quote - price), FixedPoint.RATIO_ONE, price, distance) <= 0;
        }

        private MarginedMaker standing(int owner) {
            MarginAccount account = new MarginAccount(markets, PositionMode.ONE_WAY, SumOfPositions.SUM);
            account.credit(CASH);
            return new MarginedMaker(owner, account, 0);
        }

        /** The first follows each move around the reference; the others wait, lean and fail. */
        private MarketMaker maker(MarginedMaker standing, QuotedMarket market) {
            boolean centred = standing.owner() == 0;
            int levels = random.nextInt(1, 12);
            DepthUnit unit = random.nextBoolean() ? DepthUnit.SIZE : DepthUnit.NOTIONAL;
            long amount = unit == DepthUnit.SIZE ? random.nextLong(1, 900) : random.nextLong(1, 900_000_000);
            profiles.add(DepthProfile.even(unit, levels, random.nextLong(1, 2_000_000), amount));
            specs.add(new MakerSpec(
                    profiles.getLast(),
                    random.nextLong(0, 500_000),
                    centred ? 0 : random.nextLong(0, 10_000_000),
                    new Refill(random.nextLong(0, 1000), random.nextLong(0, 2000)),
                    centred ? Skew.NONE : new Skew(random.nextLong(0, 10_000_000), SIZE_UNIT, 30_000_000),
                    centred ? Outages.NONE : new Outages(20_000, 25_000)));
            DepthTable table = new DepthTable(new long[] {20_000_000}, new long[] {300_000_000});
            return new MarketMaker(
                    specs.getLast(),
                    market,
                    standing.owner(),
                    standing,
                    Withdrawal.byVolatility(new RealisedVolatility(2000, 500), table));
        }
    }
}
