package io.backstop.simulator.scenario;

import io.backstop.model.scenario.BookContractsSpec;
import io.backstop.model.scenario.LegPairs;
import io.backstop.model.scenario.OtherMarketSpec;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PositionsSpec;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The scenario's {@code market}, and {@code otherMarkets} beside it, and who trades in them with two accounts.
 *
 * @param own of which all venues are
 * @param others by name
 * @param rules figures of the others by name
 * @param legs accounts of one trader
 */
record Markets(
        MarketSection own,
        SortedMap<String, OtherMarketSpec> others,
        SortedMap<String, MarketSection> rules,
        LegPairs legs) {

    /** Keeps the maps as they are. */
    Markets {
        others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
    }

    static Markets read(@Nullable Node markets, MarketSection own, PathSection paths, LegPairs legs) {
        SortedMap<String, OtherMarketSpec> others = new TreeMap<>();
        SortedMap<String, MarketSection> rules = new TreeMap<>();
        if (markets != null) {
            for (String name : markets.keys()) {
                Node market = markets.required(name);
                requireName(name, market);
                market.allowOnly("underlying", "path", "positions", "orders", "market");
                MarketSection figures =
                        new MarketSection(own.sizeDecimals(), own.overriddenBy(market.optional("market")));
                rules.put(name, figures);
                others.put(name, market(name, market, figures, paths));
            }
        }
        return new Markets(own, others, rules, legs);
    }

    private static void requireName(String name, Node market) {
        if (name.equals(BookContractsSpec.MAIN) || !Node.isWord(name)) {
            throw market.mistakeWithoutValue(
                    "the name of a market must be of letters, digits, \"-\" and \"_\", and not main, the scenario's"
                            + " own");
        }
    }

    private static OtherMarketSpec market(String name, Node market, MarketSection figures, PathSection paths) {
        Node positions = market.optional("positions");
        Node underlying = market.optional("underlying");
        String followed = underlying == null ? name : underlying.word();
        return new OtherMarketSpec(
                followed,
                path(market, followed, paths),
                positions == null
                        ? new PositionsSpec.Listed(List.of())
                        : PositionsSection.read(positions, figures, paths.grid()),
                OrdersSection.read(market.list("orders"), paths.grid(), figures));
    }

    /** Of the same underlying as the scenario's own market, the index is the same unless a path is given. */
    private static PathSpec path(Node market, String underlying, PathSection paths) {
        boolean isSame = underlying.equals(BookContractsSpec.MAIN) && market.optional("path") == null;
        return isSame ? new PathSpec.Index() : paths.readBook(market.required("path"));
    }

    /** The figures of another market, which there must be. */
    MarketSection rulesOf(String name) {
        return Objects.requireNonNull(rules.get(name));
    }

    /** Another market, which there must be. */
    OtherMarketSpec other(String name) {
        return Objects.requireNonNull(others.get(name));
    }
}
