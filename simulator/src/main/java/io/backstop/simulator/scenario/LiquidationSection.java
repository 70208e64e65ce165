package io.backstop.simulator.scenario;

import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.LiquidationSpec;
import org.jspecify.annotations.Nullable;

/** {@code liquidation} of a pool: how much of a position is closed at once. */
final class LiquidationSection {

    private static final long FULL_BELOW_NOTIONAL = 100_000_000;
    private static final long SHORTAGE = 50_000_000;
    private static final long BUFFER = 20_000_000;
    private static final long RAMP_SECONDS = 60;
    private static final long TENTH = 100_000_000;
    private static final long MULTIPLIER = 1_500_000_000;
    private static final long MOST_PREMIUM = 500_000;
    private static final long LEAST_BLOCK_NOTIONAL = 1_000_000_000;
    private static final long MOST_BLOCK_NOTIONAL = 100_000_000_000L;

    private LiquidationSection() {}

    /**
     * Reads the policy; full closes if there is none.
     *
     * @param rules of the venue's market, whose fee and size unit the policies need
     */
    static LiquidationSpec read(@Nullable Node policy, MarketRules rules) {
        if (policy == null) {
            return new LiquidationSpec.Full();
        }
        return switch (policy.required("kind")
                .oneOf("full", "fraction", "marginRestoring", "ramp", "windowCapacity", "blockLimits")) {
            case "fraction" -> fraction(policy);
            case "marginRestoring" -> marginRestoring(policy, rules);
            case "ramp" -> ramp(policy, rules);
            case "windowCapacity" -> windowCapacity(policy, rules);
            case "blockLimits" -> blockLimits(policy);
            default -> full(policy);
        };
    }

    private static LiquidationSpec full(Node policy) {
        policy.allowOnly("kind");
        return new LiquidationSpec.Full();
    }

    private static LiquidationSpec fraction(Node policy) {
        policy.allowOnly("kind", "ratio", "fullBelowNotional");
        return new LiquidationSpec.FixedFraction(
                positiveShare(policy.required("ratio")), money(policy, "fullBelowNotional", FULL_BELOW_NOTIONAL));
    }

    private static LiquidationSpec marginRestoring(Node policy, MarketRules rules) {
        policy.allowOnly("kind", "buffer", "fullBelowShortage");
        return new LiquidationSpec.MarginRestoring(
                buffer(policy, rules), money(policy, "fullBelowShortage", SHORTAGE), rules.liquidationFeeRatio());
    }

    private static LiquidationSpec ramp(Node policy, MarketRules rules) {
        policy.allowOnly("kind", "buffer", "atOnceBelowShortage", "initialRatio", "duration");
        Node initial = policy.optional("initialRatio");
        return new LiquidationSpec.TimeRamp(
                buffer(policy, rules),
                money(policy, "atOnceBelowShortage", SHORTAGE),
                rules.liquidationFeeRatio(),
                initial == null ? TENTH : positiveShare(initial),
                seconds(policy.optional("duration"), 86_400));
    }

    private static LiquidationSpec windowCapacity(Node policy, MarketRules rules) {
        policy.allowOnly("kind", "feeRatio", "skewScale", "multiplier", "window", "mostPremium");
        Node fee = policy.required("feeRatio");
        Node scale = policy.required("skewScale");
        Node multiplier = policy.optional("multiplier");
        Node premium = policy.optional("mostPremium");
        long skewScale = Quantity.size(scale, Long.toString(rules.sizeUnit()).length() - 1);
        if (skewScale < 0) {
            throw scale.mistake("must be positive");
        }
        try {
            return new LiquidationSpec.WindowCapacity(
                    positiveShare(fee),
                    skewScale,
                    multiplier == null ? MULTIPLIER : positiveRatio(multiplier),
                    seconds(policy.required("window"), 300),
                    premium == null ? MOST_PREMIUM : Quantity.share(premium));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw policy.mistakeWithoutValue(
                    "feeRatio, skewScale, multiplier and window must leave a capacity of one unit or more that fits 64"
                            + " bits");
        }
    }

    private static LiquidationSpec blockLimits(Node policy) {
        policy.allowOnly("kind", "portion", "leastNotional", "mostNotional");
        Node portion = policy.optional("portion");
        long least = money(policy, "leastNotional", LEAST_BLOCK_NOTIONAL);
        long most = money(policy, "mostNotional", MOST_BLOCK_NOTIONAL);
        if (most < Math.max(1, least)) {
            throw policy.mistakeWithoutValue("mostNotional must be positive and at least leastNotional");
        }
        return new LiquidationSpec.BlockLimits(portion == null ? TENTH : positiveShare(portion), least, most);
    }

    private static long buffer(Node policy, MarketRules rules) {
        Node given = policy.optional("buffer");
        long buffer = given == null ? BUFFER : Quantity.share(given);
        if (buffer < rules.liquidationFeeRatio()) {
            throw (given == null ? policy : given)
                    .mistakeWithoutValue("buffer must be at least the market's liquidationFeeRatio");
        }
        return buffer;
    }

    private static long seconds(@Nullable Node time, long most) {
        if (time == null) {
            return RAMP_SECONDS;
        }
        long seconds = Quantity.positiveSeconds(time);
        if (seconds > most) {
            throw time.mistake("must be at most " + most + "s");
        }
        return seconds;
    }

    private static long money(Node policy, String key, long otherwise) {
        Node amount = policy.optional(key);
        return amount == null ? otherwise : Quantity.money(amount);
    }

    private static long positiveShare(Node ratio) {
        return positive(ratio, Quantity.share(ratio));
    }

    private static long positiveRatio(Node ratio) {
        return positive(ratio, Quantity.ratio(ratio));
    }

    private static long positive(Node ratio, long value) {
        if (value == 0) {
            throw ratio.mistake("must be positive");
        }
        return value;
    }
}
