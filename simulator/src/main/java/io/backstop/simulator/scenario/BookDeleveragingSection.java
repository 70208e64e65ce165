package io.backstop.simulator.scenario;

import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookDeleveragingSpec.Price;
import io.backstop.model.scenario.BookDeleveragingSpec.Rank;
import io.backstop.model.scenario.BookDeleveragingSpec.Reports;
import org.jspecify.annotations.Nullable;

/** {@code deleveraging} of a book venue. */
final class BookDeleveragingSection {

    private BookDeleveragingSection() {}

    static BookDeleveragingSpec read(@Nullable Node deleveraging) {
        BookDeleveragingSpec usual = BookDeleveragingSpec.USUAL;
        if (deleveraging == null) {
            return usual;
        }
        deleveraging.allowOnly("rank", "closePrice", "trigger", "overshoot", "lights", "keepHedges");
        Node rank = deleveraging.optional("rank");
        Node price = deleveraging.optional("closePrice");
        Node triggers = deleveraging.optional("trigger");
        return new BookDeleveragingSpec(
                rank == null ? usual.rank() : rank(rank),
                price == null ? usual.price() : price(price),
                triggers == null ? usual.triggers() : TriggersSection.read(triggers.someItems()),
                new Reports(deleveraging.flag("overshoot"), deleveraging.flag("lights")),
                deleveraging.flag("keepHedges"));
    }

    /** The name of a rank. */
    static Rank rank(Node rank) {
        return switch (rank.oneOf("bitmex", "binance", "hyperliquid", "profit", "leverage")) {
            case "binance" -> Rank.BINANCE;
            case "hyperliquid" -> Rank.HYPERLIQUID;
            case "profit" -> Rank.PROFIT;
            case "leverage" -> Rank.LEVERAGE;
            default -> Rank.BITMEX;
        };
    }

    private static Price price(Node price) {
        return switch (price.oneOf("bankruptcy", "mark", "previousOracle", "oracleImpliedZero", "ftx")) {
            case "mark" -> Price.MARK;
            case "previousOracle" -> Price.PREVIOUS_ORACLE;
            case "oracleImpliedZero" -> Price.ORACLE_IMPLIED_ZERO;
            case "ftx" -> Price.FTX;
            default -> Price.BANKRUPTCY;
        };
    }
}
