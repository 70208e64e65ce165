package io.backstop.simulator.scenario;

import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookDeleveragingSpec.Price;
import io.backstop.model.scenario.BookDeleveragingSpec.Rank;
import io.backstop.model.scenario.BookDeleveragingSpec.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code deleveraging} of a book venue. */
final class BookDeleveragingSection {

    /** Bybit: 30 % of the highest balance in 8 hours, until 25 %, above 10,000 dollars. */
    private static final long START = 300_000_000;

    private static final long STOP = 250_000_000;
    private static final long LEAST_BALANCE = 10_000_000_000L;
    private static final long WINDOW = 28_800_000;

    private BookDeleveragingSection() {}

    static BookDeleveragingSpec read(@Nullable Node deleveraging) {
        BookDeleveragingSpec usual = BookDeleveragingSpec.USUAL;
        if (deleveraging == null) {
            return usual;
        }
        deleveraging.allowOnly("rank", "closePrice", "trigger");
        Node rank = deleveraging.optional("rank");
        Node price = deleveraging.optional("closePrice");
        Node triggers = deleveraging.optional("trigger");
        return new BookDeleveragingSpec(
                rank == null ? usual.rank() : rank(rank),
                price == null ? usual.price() : price(price),
                triggers == null ? usual.triggers() : triggers(triggers.someItems()));
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

    private static List<Trigger> triggers(List<Node> nodes) {
        List<Trigger> triggers =
                nodes.stream().map(BookDeleveragingSection::trigger).toList();
        for (int i = 0; i < nodes.size(); i++) {
            Class<?> kind = triggers.get(i).getClass();
            if (triggers.subList(0, i).stream().anyMatch(kind::isInstance)) {
                throw nodes.get(i).mistake("must be of another kind than the triggers before it");
            }
        }
        return triggers;
    }

    private static Trigger trigger(Node trigger) {
        if (trigger.json().isObject()) {
            trigger.allowOnly("drawdown");
            return drawdown(trigger.required("drawdown"));
        }
        return switch (trigger.oneOf("uncovered", "fundEmpty", "drawdown", "markThroughBankruptcy", "negativeEquity")) {
            case "fundEmpty" -> new Trigger.FundEmpty();
            case "drawdown" -> new Trigger.Drawdown(START, STOP, LEAST_BALANCE, WINDOW);
            case "markThroughBankruptcy" -> new Trigger.MarkThroughBankruptcy();
            case "negativeEquity" -> new Trigger.NegativeEquity();
            default -> new Trigger.Uncovered();
        };
    }

    private static Trigger drawdown(Node drawdown) {
        drawdown.allowOnly("start", "stop", "leastBalance", "window");
        Node least = drawdown.optional("leastBalance");
        long start = share(drawdown.optional("start"), START);
        Node stop = drawdown.optional("stop");
        long until = stop == null ? Math.min(STOP, start) : share(stop, STOP);
        if (stop != null && until > start) {
            throw stop.mistake("must be at most the start");
        }
        return new Trigger.Drawdown(
                start,
                until,
                least == null ? LEAST_BALANCE : Quantity.money(least),
                Quantity.positiveDuration(drawdown, "window", WINDOW));
    }

    private static long share(@Nullable Node node, long usual) {
        long share = node == null ? usual : Quantity.share(node);
        if (node != null && share == 0) {
            throw node.mistake("must be positive");
        }
        return share;
    }
}
