package io.backstop.oracle.tape;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.IndexSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.OtherMarketSpec;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PriceSourceSpec;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.StakeSpec;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.oracle.observation.SourcePrices;
import io.backstop.oracle.path.PathWriter;
import io.backstop.oracle.path.WrittenPath;
import io.backstop.oracle.population.Crowd;
import io.backstop.oracle.population.PositionsWriter;
import io.backstop.oracle.random.StreamFamily;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the market part of a scenario. */
public final class TapeWriter {

    /** A trillion dollars: sums of them still fit 64 bits. */
    private static final long MOST_NOTIONAL = 1_000_000_000_000_000_000L;

    private TapeWriter() {}

    /**
     * Writes the tape; reads the price files that the scenario names.
     *
     * @throws io.backstop.model.scenario.InputException if the file is broken or does not cover the clock, or a position
     *     could not have been opened at its entry price on every venue
     */
    public static WrittenTape write(Scenario scenario) {
        return write(scenario, Set.of());
    }

    /**
     * Writes the tape without some accounts; all else, the positions of the others too, is as it would be with them.
     *
     * @throws io.backstop.model.scenario.InputException as for all accounts
     */
    public static WrittenTape write(Scenario scenario, Set<Integer> leftOut) {
        WrittenPath path = PathWriter.write(scenario.path(), scenario.grid(), scenario.seed());
        WrittenTape own = write(scenario, path, leftOut);
        SortedMap<String, WrittenTape> others = others(scenario, path, leftOut);
        SortedMap<String, ScenarioTape> tapes = new TreeMap<>();
        others.forEach((market, written) -> tapes.put(market, written.tape()));
        List<WrittenTape> all =
                Stream.concat(Stream.of(own), others.values().stream()).toList();
        return new WrittenTape(
                own.tape().with(tapes).without(leftOut),
                all.stream().mapToInt(WrittenTape::clampedBars).sum(),
                all.stream()
                        .flatMap(written -> written.gaps().stream())
                        .distinct()
                        .toList());
    }

    /** The markets beside the scenario's own, each with numbers of its own. */
    private static SortedMap<String, WrittenTape> others(Scenario scenario, WrittenPath index, Set<Integer> leftOut) {
        SortedMap<String, WrittenTape> tapes = new TreeMap<>();
        for (Map.Entry<String, OtherMarketSpec> market : scenario.otherMarkets().entrySet()) {
            StreamFamily streams = new StreamFamily(scenario.seed(), "market").member(market.getKey());
            PathSpec path = market.getValue().path();
            tapes.put(
                    market.getKey(),
                    write(
                            scenario.of(market.getKey(), streams.seedOfItsOwn()),
                            PathWriter.writeBeside(path, scenario.grid(), streams, index),
                            leftOut));
        }
        return tapes;
    }

    private static WrittenTape write(Scenario scenario, WrittenPath path, Set<Integer> leftOut) {
        Crowd crowd = PositionsWriter.write(scenario, path.priceBefore(), path.prices(), leftOut);
        SortedMap<String, WrittenPath> books = books(scenario, path);
        ScenarioTape tape = new ScenarioTape(
                        scenario.grid(),
                        path.priceBefore(),
                        path.prices(),
                        prices(books),
                        crowd.positions(),
                        orders(scenario, crowd),
                        scenario.withdrawals(),
                        scenario.maxLiquidationsPerBlock(),
                        crowd.agents().isEmpty()
                                ? scenario.circumstances()
                                : scenario.circumstances().withAgents(crowd.agents()))
                .withSources(sources(scenario, path));
        requireRepresentable(scenario, tape);
        List<WrittenPath> all = Stream.concat(
                        Stream.concat(Stream.of(path), books.values().stream()), beside(scenario, path))
                .toList();
        return new WrittenTape(
                tape,
                all.stream().mapToInt(WrittenPath::clampedBars).sum(),
                all.stream()
                        .flatMap(written -> written.gaps().stream())
                        .distinct()
                        .toList());
    }

    /** The scenario's own before those of the same step whom it draws. */
    private static List<TapeOrder> orders(Scenario scenario, Crowd crowd) {
        return Stream.concat(scenario.orders().stream(), crowd.orders().stream())
                .sorted(Comparator.comparingInt(TapeOrder::step))
                .toList();
    }

    /** What the sources of indices of their own show, by venue id; venues with equal sources see equal prices. */
    private static SortedMap<String, List<PriceSeries>> sources(Scenario scenario, WrittenPath index) {
        StreamFamily streams = new StreamFamily(scenario.seed(), "index");
        SortedMap<String, List<PriceSeries>> sources = new TreeMap<>();
        for (VenueSpec venue : scenario.venues()) {
            IndexSpec own = venue instanceof VenueSpec.Cex cex ? cex.policies().index() : null;
            if (own != null) {
                sources.put(venue.id(), SourcePrices.write(own.sources(), scenario.grid(), index, streams));
            }
        }
        return sources;
    }

    /** The files that feeds and venues look at beside the market, written once more to see what they lack. */
    private static Stream<WrittenPath> beside(Scenario scenario, WrittenPath index) {
        StreamFamily streams = new StreamFamily(scenario.seed(), "beside");
        return scenario.venues().stream()
                .flatMap(venue -> switch (venue) {
                    case VenueSpec.Pool pool -> pathsBeside(pool);
                    case VenueSpec.Cex cex -> pathsBeside(cex);
                })
                .filter(TapeWriter::isOfFile)
                .distinct()
                .map(path -> PathWriter.writeBeside(path, scenario.grid(), streams, index));
    }

    /** Of sources and staked tokens. */
    private static Stream<PathSpec> pathsBeside(VenueSpec.Pool venue) {
        Stream<PathSpec> sources = venue.feeds().stream()
                .map(feed -> feed.network().observers())
                .filter(Objects::nonNull)
                .flatMap(observers -> observers.sources().stream())
                .map(PriceSourceSpec::path);
        StakeSpec stake = venue.stake();
        return stake == null ? sources : Stream.concat(sources, Stream.of(stake.path()));
    }

    /** Of the sources of an index of its own. */
    private static Stream<PathSpec> pathsBeside(VenueSpec.Cex venue) {
        IndexSpec own = venue.policies().index();
        return own == null ? Stream.empty() : own.sources().stream().map(PriceSourceSpec::path);
    }

    private static boolean isOfFile(PathSpec path) {
        return switch (path) {
            case PathSpec.Csv csv -> true;
            case PathSpec.Candles candles -> true;
            case PathSpec.Rounds rounds -> true;
            case PathSpec.Shocked shocked -> isOfFile(shocked.path());
            case PathSpec.Index index -> false;
            case PathSpec.Anchors anchors -> false;
            case PathSpec.Generated generated -> false;
            case PathSpec.Following following -> false;
        };
    }

    /** The paths of the books that do not follow the index, by venue id. */
    private static SortedMap<String, WrittenPath> books(Scenario scenario, WrittenPath index) {
        SortedMap<String, WrittenPath> books = new TreeMap<>();
        for (VenueSpec venue : scenario.venues()) {
            PathSpec path = venue instanceof VenueSpec.Cex cex ? cex.book().path() : null;
            if (path != null) {
                books.put(venue.id(), PathWriter.writeBook(path, scenario.grid(), scenario.seed(), index));
            }
        }
        return books;
    }

    private static SortedMap<String, PriceSeries> prices(SortedMap<String, WrittenPath> books) {
        SortedMap<String, PriceSeries> prices = new TreeMap<>();
        books.forEach((venue, path) -> prices.put(venue, path.prices()));
        return prices;
    }

    /** Refuses an order that no ledger could hold at the highest price of the tape. */
    private static void requireRepresentable(Scenario scenario, ScenarioTape tape) {
        long highest = Stream.concat(Stream.of(tape.indexPrices()), tape.ownBookPrices().values().stream())
                .mapToLong(TapeWriter::highest)
                .max()
                .orElseThrow();
        for (TapeOrder order : tape.orders()) {
            if (isTooLarge(order.size(), highest, scenario.sizeUnit())) {
                throw new InputException("orders: the order of account " + order.account()
                        + " would be worth more than 1000000000000 dollars, must be at most that");
            }
        }
    }

    private static long highest(PriceSeries prices) {
        return IntStream.range(0, prices.length()).mapToLong(prices::at).max().orElseThrow();
    }

    private static boolean isTooLarge(long size, long price, long sizeUnit) {
        try {
            return MarginMaths.notional(size, price, sizeUnit) > MOST_NOTIONAL;
        } catch (ArithmeticException e) {
            return true;
        }
    }
}
