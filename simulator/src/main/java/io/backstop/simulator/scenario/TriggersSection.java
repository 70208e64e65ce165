package io.backstop.simulator.scenario;

import io.backstop.model.scenario.BookDeleveragingSpec.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code deleveraging.trigger} of a book venue: what makes deleveraging due. */
final class TriggersSection {

    /** Bybit: 30 % of the highest balance in 8 hours, until 25 %, above 10,000 dollars. */
    private static final long START = 300_000_000;

    private static final long STOP = 250_000_000;
    private static final long LEAST_BALANCE = 10_000_000_000L;
    private static final long WINDOW = 28_800_000;

    /** Binance 2019: a fifth of the fund. */
    private static final long OF_FUND = 200_000_000;

    private static final long MOST_OF_FUND = 100_000_000_000L;

    private TriggersSection() {}

    static List<Trigger> read(List<Node> nodes) {
        List<Trigger> triggers = nodes.stream().map(TriggersSection::trigger).toList();
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
            trigger.allowOnly("drawdown", "maxNotional", "all");
            trigger.exactlyOneOf("drawdown", "maxNotional", "all");
            return mapping(trigger);
        }
        return switch (trigger.oneOf(
                "uncovered", "fundEmpty", "drawdown", "markThroughBankruptcy", "negativeEquity", "maxNotional")) {
            case "fundEmpty" -> new Trigger.FundEmpty();
            case "drawdown" -> new Trigger.Drawdown(START, STOP, LEAST_BALANCE, WINDOW);
            case "markThroughBankruptcy" -> new Trigger.MarkThroughBankruptcy();
            case "negativeEquity" -> new Trigger.NegativeEquity();
            case "maxNotional" -> new Trigger.MaxNotional(OF_FUND);
            default -> new Trigger.Uncovered();
        };
    }

    private static Trigger mapping(Node trigger) {
        Node drawdown = trigger.optional("drawdown");
        Node cap = trigger.optional("maxNotional");
        if (drawdown != null) {
            return drawdown(drawdown);
        }
        return cap != null ? maxNotional(cap) : all(trigger.required("all"));
    }

    private static Trigger maxNotional(Node cap) {
        cap.allowOnly("ofFund");
        Node share = cap.required("ofFund");
        long ofFund = Quantity.ratio(share);
        if (ofFund > MOST_OF_FUND) {
            throw share.mistake("must be at most 10000%");
        }
        return new Trigger.MaxNotional(ofFund);
    }

    private static Trigger all(Node all) {
        List<Node> nodes = all.someItems();
        if (nodes.size() < 2) {
            throw all.mistakeWithoutValue("must have at least two entries");
        }
        List<Trigger> triggers = read(nodes);
        for (int i = 0; i < nodes.size(); i++) {
            if (!triggers.get(i).ofWholeLots()) {
                throw nodes.get(i)
                        .mistake("must be one of fundEmpty, markThroughBankruptcy, negativeEquity, maxNotional");
            }
        }
        return new Trigger.All(triggers);
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
