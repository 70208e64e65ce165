package io.backstop.simulator.scenario;

import io.backstop.model.cex.MarginPolicies;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.MarginSpec;
import io.backstop.model.units.Decimals;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code margin} of a book venue: what a position needs. */
final class MarginSection {

    private static final int MOST_LEVERAGE = 1000;

    private MarginSection() {}

    static MarginSpec read(@Nullable Node margin, MarketRules market) {
        if (margin == null) {
            return new MarginSpec.Market();
        }
        MarginSpec spec = switch (margin.required("kind")
                .oneOf("market", "brackets", "sizeLinear", "squareRoot", "openInterest")) {
            case "brackets" -> brackets(margin);
            case "sizeLinear" -> sizeLinear(margin);
            case "squareRoot" -> squareRoot(margin);
            case "openInterest" -> openInterest(margin);
            default -> market(margin);
        };
        try {
            MarginPolicies.of(spec, market);
        } catch (IllegalArgumentException e) {
            throw margin.mistakeWithoutValue(String.valueOf(e.getMessage()));
        }
        return spec;
    }

    private static MarginSpec market(Node margin) {
        margin.allowOnly("kind");
        return new MarginSpec.Market();
    }

    private static MarginSpec brackets(Node margin) {
        margin.allowOnly("kind", "brackets");
        List<MarginSpec.Bracket> brackets = new ArrayList<>();
        for (Node bracket : margin.required("brackets").someItems()) {
            brackets.add(
                    brackets.isEmpty()
                            ? bracket(bracket, new MarginSpec.Bracket(0, MOST_LEVERAGE, 0, 0))
                            : bracket(bracket, brackets.getLast()));
        }
        return new MarginSpec.Brackets(brackets);
    }

    private static MarginSpec.Bracket bracket(Node bracket, MarginSpec.Bracket below) {
        bracket.allowOnly("to", "leverage", "maintenance", "amount");
        Node to = bracket.required("to");
        Node maintenance = bracket.required("maintenance");
        int leverage = (int) bracket.required("leverage").whole(1, below.leverage());
        long end = Quantity.money(to);
        if (end <= below.to()) {
            throw to.mistake("must be above the bracket before it");
        }
        long ratio = Quantity.share(maintenance);
        if (ratio == 0 || ratio < below.maintenance() || ratio > FixedPoint.RATIO_ONE / leverage) {
            throw maintenance.mistake("must be positive, not below the bracket before it and at most 100% ÷ leverage");
        }
        return new MarginSpec.Bracket(end, leverage, ratio, amount(bracket.required("amount"), ratio, below));
    }

    /** The amount that leaves no jump where the bracket begins; venues print it. */
    private static long amount(Node amount, long ratio, MarginSpec.Bracket below) {
        long read = Quantity.money(amount);
        long continuous = below.amount()
                + (below.to() == 0
                        ? 0
                        : FixedPoint.mulDivFloor(below.to(), ratio - below.maintenance(), FixedPoint.RATIO_ONE));
        if (Math.abs(read - continuous) > 1) {
            throw amount.mistake("must be " + Decimals.format(continuous, Decimals.MONEY) + ", else the margin jumps");
        }
        return read;
    }

    private static MarginSpec sizeLinear(Node margin) {
        margin.allowOnly("kind", "initial", "maintenance", "perUnit");
        return new MarginSpec.SizeLinear(
                initial(margin), maintenance(margin), Quantity.share(margin.required("perUnit")));
    }

    private static MarginSpec squareRoot(Node margin) {
        margin.allowOnly("kind", "initial", "maintenance", "factor", "maintenanceWeight");
        return new MarginSpec.SquareRoot(
                initial(margin),
                maintenance(margin),
                Quantity.share(margin.required("factor")),
                Quantity.share(margin.required("maintenanceWeight")));
    }

    private static MarginSpec openInterest(Node margin) {
        margin.allowOnly("kind", "initial", "maintenance", "from", "to");
        Node to = margin.required("to");
        long from = Quantity.money(margin.required("from"));
        long end = Quantity.money(to);
        if (end <= from) {
            throw to.mistake("must be above from");
        }
        return new MarginSpec.OpenInterest(initial(margin), maintenance(margin), from, end);
    }

    private static long initial(Node margin) {
        return positive(margin.required("initial"));
    }

    private static long maintenance(Node margin) {
        Node node = margin.required("maintenance");
        long ratio = positive(node);
        if (ratio > initial(margin)) {
            throw node.mistake("must not be above initial");
        }
        return ratio;
    }

    private static long positive(Node node) {
        long ratio = Quantity.share(node);
        if (ratio == 0) {
            throw node.mistake("must be positive");
        }
        return ratio;
    }
}
