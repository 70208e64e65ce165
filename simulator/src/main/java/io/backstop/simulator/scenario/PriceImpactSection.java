package io.backstop.simulator.scenario;

import io.backstop.model.market.PowerLaw;
import io.backstop.model.scenario.PriceImpactSpec;
import org.jspecify.annotations.Nullable;

/** {@code priceImpact} of a pool: what a trade moves its own price. Caps that are not given are GMX'. */
final class PriceImpactSection {

    private static final long PERCENT = 10_000_000;
    private static final long MOST_FACTOR = 1_000_000_000_000_000L;
    private static final RatioRange CAP = new RatioRange(0, 50 * PERCENT, "must be at most 50%");

    private PriceImpactSection() {}

    /** Returns null if every size fills at the price. */
    static @Nullable PriceImpactSpec read(@Nullable Node impact, int sizeDecimals) {
        if (impact == null) {
            return null;
        }
        if (impact.json().isTextual()) {
            impact.oneOf("bidAsk");
            return new PriceImpactSpec.BidAskFill();
        }
        impact.allowOnly("powerLaw", "skewPremium");
        Node rule = impact.exactlyOneOf("powerLaw", "skewPremium");
        return impact.optional("powerLaw") == null ? skewPremium(rule, sizeDecimals) : powerLaw(rule);
    }

    private static PriceImpactSpec powerLaw(Node rule) {
        rule.allowOnly("exponent", "gainFactor", "lossFactor", "mostGain", "mostLoss");
        Node loss = rule.required("lossFactor");
        long lossFactor = Quantity.factor(loss);
        if (lossFactor == 0 || lossFactor > MOST_FACTOR) {
            throw loss.mistake("must be more than 0 and at most 0.001");
        }
        Node gain = rule.required("gainFactor");
        long gainFactor = Quantity.factor(gain);
        if (gainFactor > lossFactor) {
            throw gain.mistake("must be at most lossFactor, or a round trip would gain");
        }
        return new PriceImpactSpec.PowerLawImpact(new PowerLaw(
                rule.whole("exponent", 2, 1, 2),
                gainFactor,
                lossFactor,
                CAP.optional(rule, "mostGain", 4 * PERCENT / 10),
                CAP.optional(rule, "mostLoss", 5 * PERCENT / 10)));
    }

    private static PriceImpactSpec skewPremium(Node rule, int sizeDecimals) {
        rule.allowOnly("skewScale");
        Node scale = rule.required("skewScale");
        long size = Quantity.size(scale, sizeDecimals);
        if (size < 0 || size >= 1L << 62) {
            throw scale.mistake("must be positive and at most half of what fits 64 bits");
        }
        return new PriceImpactSpec.SkewPremium(size);
    }
}
