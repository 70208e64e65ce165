package io.backstop.simulator.scenario;

import io.backstop.model.scenario.BookDeleveragingSpec.Trigger;
import io.backstop.model.units.Millis;
import java.util.List;

/** {@code deleveraging.trigger} of a book venue: what makes deleveraging due. */
final class TriggersSection {

    /** Bybit: 30 % of the highest balance in 8 hours, until 25 %, above 10,000 dollars. */
    private static final long START = 300_000_000;

    private static final long STOP = 250_000_000;
    private static final long LEAST_BALANCE = 10_000_000_000L;

    /** Binance 2019: a fifth of the fund. */
    private static final long OF_FUND = 200_000_000;

    private static final long MOST_OF_FUND = 100_000_000_000L;

    private TriggersSection() {}

    static List<Trigger> read(List<Node> nodes) {
        return Kinds.eachOnce(nodes, TriggersSection::trigger);
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
            case "drawdown" -> new Trigger.Drawdown(START, STOP, LEAST_BALANCE, Millis.EIGHT_HOURS);
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
        long start = Quantity.positiveShare(drawdown, "start", START);
        Node stop = drawdown.optional("stop");
        long until = stop == null ? Math.min(STOP, start) : Quantity.positiveShare(stop);
        if (stop != null && until > start) {
            throw stop.mistake("must be at most the start");
        }
        return new Trigger.Drawdown(
                start,
                until,
                least == null ? LEAST_BALANCE : Quantity.money(least),
                Quantity.positiveDuration(drawdown, "window", Millis.EIGHT_HOURS));
    }
}
