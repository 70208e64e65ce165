package io.backstop.simulator.scenario;

import io.backstop.model.cex.MarginPolicies;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.scenario.MarginSpec;
import io.backstop.model.units.Decimals;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.List;

/** {@code margin} of a book venue: what a position needs. Notionals are dollars, or coins of an inverse contract. */
record MarginSection(Node margin, ContractType contract) {

    private static final int MOST_LEVERAGE = 1000;

    static MarginSpec read(Node venue, ContractType contract, MarketRules market) {
        Node margin = venue.optional("margin");
        MarginSpec spec = margin == null ? new MarginSpec.Market() : new MarginSection(margin, contract).read();
        if (spec instanceof MarginSpec.Market
                && contract == ContractType.INVERSE
                && market.tiers().tiers().size() > 1) {
            throw venue.mistakeWithoutValue(
                    "tiers of market are dollars; an inverse contract needs one pair of ratios, or margin.kind"
                            + " brackets");
        }
        return spec;
    }

    private MarginSpec read() {
        Node kind = margin.required("kind");
        String name = kind.oneOf("market", "brackets", "sizeLinear", "squareRoot", "openInterest");
        if (contract == ContractType.INVERSE && (name.equals("sizeLinear") || name.equals("squareRoot"))) {
            throw kind.mistake("counts coins and must not stand beside contract: inverse");
        }
        return switch (name) {
            case "brackets" -> brackets();
            case "sizeLinear" -> sizeLinear();
            case "squareRoot" -> squareRoot();
            case "openInterest" -> openInterest();
            default -> market();
        };
    }

    private MarginSpec market() {
        margin.allowOnly("kind");
        return new MarginSpec.Market();
    }

    private MarginSpec brackets() {
        margin.allowOnly("kind", "brackets");
        List<MarginSpec.Bracket> brackets = new ArrayList<>();
        for (Node bracket : margin.required("brackets").someItems()) {
            brackets.add(
                    brackets.isEmpty()
                            ? bracket(bracket, new MarginSpec.Bracket(0, MOST_LEVERAGE, 0, 0))
                            : bracket(bracket, brackets.getLast()));
        }
        MarginSpec.Brackets spec = new MarginSpec.Brackets(brackets);
        if (!MarginPolicies.areContinuous(spec)) {
            throw margin.required("brackets")
                    .mistakeWithoutValue(
                            "must be at most 16, and each bracket's start times the rise of the ratio whole units");
        }
        return spec;
    }

    private MarginSpec.Bracket bracket(Node bracket, MarginSpec.Bracket below) {
        bracket.allowOnly("to", "leverage", "maintenance", "amount");
        Node to = bracket.required("to");
        Node maintenance = bracket.required("maintenance");
        int leverage = (int) bracket.required("leverage").whole(1, below.leverage());
        long end = money(to);
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
    private long amount(Node amount, long ratio, MarginSpec.Bracket below) {
        long read = money(amount);
        long continuous = below.amount()
                + (below.to() == 0
                        ? 0
                        : FixedPoint.mulDivFloor(below.to(), ratio - below.maintenance(), FixedPoint.RATIO_ONE));
        if (Math.abs(read - continuous) > 1) {
            throw amount.mistake("must be "
                    + Decimals.format(continuous, contract == ContractType.LINEAR ? Decimals.MONEY : Decimals.COIN)
                    + ", else the margin jumps");
        }
        return read;
    }

    private MarginSpec sizeLinear() {
        margin.allowOnly("kind", "initial", "maintenance", "perUnit");
        return new MarginSpec.SizeLinear(initial(), maintenance(), Quantity.share(margin.required("perUnit")));
    }

    private MarginSpec squareRoot() {
        margin.allowOnly("kind", "initial", "maintenance", "factor", "maintenanceWeight");
        return new MarginSpec.SquareRoot(
                initial(),
                maintenance(),
                Quantity.share(margin.required("factor")),
                Quantity.share(margin.required("maintenanceWeight")));
    }

    private MarginSpec openInterest() {
        margin.allowOnly("kind", "initial", "maintenance", "from", "to");
        Node to = margin.required("to");
        long from = money(margin.required("from"));
        long end = money(to);
        if (end <= from) {
            throw to.mistake("must be above from");
        }
        return new MarginSpec.OpenInterest(initial(), maintenance(), from, end);
    }

    private long initial() {
        return positive(margin.required("initial"));
    }

    private long maintenance() {
        Node node = margin.required("maintenance");
        long ratio = positive(node);
        if (ratio > initial()) {
            throw node.mistake("must not be above initial");
        }
        return ratio;
    }

    private long money(Node node) {
        return contract == ContractType.LINEAR ? Quantity.money(node) : Quantity.coins(node);
    }

    private static long positive(Node node) {
        long ratio = Quantity.share(node);
        if (ratio == 0) {
            throw node.mistake("must be positive");
        }
        return ratio;
    }
}
