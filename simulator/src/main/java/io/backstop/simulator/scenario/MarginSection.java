package io.backstop.simulator.scenario;

import io.backstop.model.cex.margin.RiskLimits;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.scenario.MarginSpec;
import io.backstop.model.units.Decimals;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * {@code margin} of a book venue: what a position needs. Notionals are dollars, or coins of an inverse contract; sizes are coins with
 * {@code sizeDecimals}, or contracts of an inverse one.
 */
record MarginSection(Node margin, ContractType contract, int sizeDecimals) {

    private static final int MOST_LEVERAGE = 1000;

    private static final long MOST_LIMIT = 9_000_000_000_000_000L;

    /** More dollars than any position has. */
    private static final long MOST_CONTRACTS = 1_000_000_000_000L;

    static MarginSpec read(Node venue, ContractType contract, MarketRules market, int sizeDecimals) {
        Node margin = venue.optional("margin");
        MarginSpec spec =
                margin == null ? new MarginSpec.Market() : new MarginSection(margin, contract, sizeDecimals).read();
        if (spec instanceof MarginSpec.Market
                && contract == ContractType.INVERSE
                && market.tiers().tiers().size() > 1) {
            throw venue.mistakeWithoutValue(
                    "tiers of market are dollars; an inverse contract needs one pair of ratios, or margin.kind"
                            + " brackets, sizeTiers or riskLimits");
        }
        return spec;
    }

    private MarginSpec read() {
        Node kind = margin.required("kind");
        String name =
                kind.oneOf("market", "brackets", "sizeTiers", "riskLimits", "sizeLinear", "squareRoot", "openInterest");
        if (contract == ContractType.INVERSE && name.equals("squareRoot")) {
            throw kind.mistake("counts coins and must not stand beside contract: inverse");
        }
        return switch (name) {
            case "brackets" -> brackets();
            case "sizeTiers" -> sizeTiers();
            case "riskLimits" -> riskLimits();
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
        Node list = margin.required("brackets");
        List<Node> nodes = list.someItems();
        if (nodes.size() > MarginTiers.MOST_TIERS) {
            throw list.mistakeWithoutValue("must be at most " + MarginTiers.MOST_TIERS);
        }
        List<MarginSpec.Bracket> brackets = new ArrayList<>();
        MarginSpec.Bracket below = new MarginSpec.Bracket(0, MOST_LEVERAGE, 0, 0);
        for (Node node : nodes) {
            MarginSpec.Bracket bracket = bracket(node, below);
            brackets.add(new MarginSpec.Bracket(
                    bracket.to(), bracket.leverage(), bracket.maintenance(), amount(node, bracket.amount())));
            below = bracket;
        }
        return new MarginSpec.Brackets(brackets);
    }

    /** A bracket with the amount that leaves no jump where it begins. */
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
        OptionalLong rise = MarginTiers.rise(below.to(), below.maintenance(), ratio);
        if (rise.isEmpty()) {
            throw maintenance.mistake("must rise by a ratio that makes the bracket's start whole units");
        }
        return new MarginSpec.Bracket(end, leverage, ratio, Math.addExact(below.amount(), rise.getAsLong()));
    }

    /** The amount that venues print, which may be rounded to the other side. */
    private long amount(Node bracket, long continuous) {
        Node amount = bracket.required("amount");
        long read = money(amount);
        if (Math.abs(read - continuous) > 1) {
            throw amount.mistake("must be "
                    + Decimals.format(continuous, contract == ContractType.LINEAR ? Decimals.MONEY : Decimals.COIN)
                    + ", else the margin jumps");
        }
        return read;
    }

    private MarginSpec sizeTiers() {
        margin.allowOnly("kind", "tiers");
        Node list = margin.required("tiers");
        List<Node> nodes = list.someItems();
        if (nodes.size() > MarginTiers.MOST_TIERS) {
            throw list.mistakeWithoutValue("must be at most " + MarginTiers.MOST_TIERS);
        }
        List<MarginSpec.SizeTier> tiers = new ArrayList<>();
        MarginSpec.SizeTier below = new MarginSpec.SizeTier(0, 1, 1);
        for (Node node : nodes) {
            below = sizeTier(node, below);
            tiers.add(below);
        }
        return new MarginSpec.SizeTiers(tiers);
    }

    private MarginSpec.SizeTier sizeTier(Node tier, MarginSpec.SizeTier below) {
        tier.allowOnly("to", "initial", "maintenance");
        Node to = tier.required("to");
        Node initial = tier.required("initial");
        Node maintenance = tier.required("maintenance");
        long end = contract == ContractType.LINEAR ? Quantity.size(to, sizeDecimals) : to.whole(1, MOST_CONTRACTS);
        if (end <= below.to()) {
            throw to.mistake("must be above the tier before it");
        }
        long opening = Quantity.positiveShare(initial);
        if (opening < below.initial()) {
            throw initial.mistake("must not be below the tier before it");
        }
        long staying = Quantity.positiveShare(maintenance);
        if (staying < below.maintenance() || staying > opening) {
            throw maintenance.mistake("must not be below the tier before it, nor above initial");
        }
        return new MarginSpec.SizeTier(end, opening, staying);
    }

    private MarginSpec riskLimits() {
        margin.allowOnly("kind", "base", "step", "steps", "initial", "maintenance", "increment", "chosen");
        Node steps = margin.required("steps");
        Node given = margin.optional("increment");
        Node chosen = margin.optional("chosen");
        int most = (int) steps.whole(0, RiskLimits.MOST_STEPS);
        long increment = given == null ? maintenance() : Quantity.share(given);
        if (increment > 0 && most > (FixedPoint.RATIO_ONE - initial()) / increment) {
            throw steps.mistake("must leave initial at the highest limit at most 100%");
        }
        return new MarginSpec.RiskLimits(
                limit("base"),
                limit("step"),
                most,
                initial(),
                maintenance(),
                increment,
                chosen == null ? 0 : (int) chosen.whole(0, most));
    }

    /** At most an amount of which a thousand and one fit 64 bits. */
    private long limit(String key) {
        Node node = margin.required(key);
        long amount = money(node);
        if (amount == 0 || amount > MOST_LIMIT) {
            throw node.mistake("must be positive and at most "
                    + (contract == ContractType.LINEAR ? "9000000000 dollars" : "90000000 coins"));
        }
        return amount;
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
        return Quantity.positiveShare(margin.required("initial"));
    }

    private long maintenance() {
        Node node = margin.required("maintenance");
        long ratio = Quantity.positiveShare(node);
        if (ratio > initial()) {
            throw node.mistake("must not be above initial");
        }
        return ratio;
    }

    private long money(Node node) {
        return contract == ContractType.LINEAR ? Quantity.money(node) : Quantity.coins(node);
    }
}
