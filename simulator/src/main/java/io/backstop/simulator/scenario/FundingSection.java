package io.backstop.simulator.scenario;

import io.backstop.model.scenario.FundingSpec;
import io.backstop.model.scenario.FundingSpec.Counterparty;
import org.jspecify.annotations.Nullable;

/** {@code funding} of a pool: what one side owes the other. The figures of a velocity that are not given are GMX'. */
final class FundingSection {

    private static final long PERCENT = 10_000_000;
    private static final RatioRange RATE =
            new RatioRange(1, FundingSpec.MOST_RATE, "must be more than 0% and at most 10000% a year");
    private static final RatioRange VELOCITY =
            new RatioRange(1, 10_000_000 * PERCENT, "must be more than 0% and at most 10000000% a year per day");
    private static final RatioRange BELOW_ALL = new RatioRange(0, 100 * PERCENT - 1, "must be below 100%");
    private static final RatioRange KINK = new RatioRange(1, 100 * PERCENT - 1, "must be more than 0% and below 100%");

    private FundingSection() {}

    /** Returns null if no side owes the other. */
    static @Nullable FundingSpec read(@Nullable Node funding) {
        if (funding == null) {
            return null;
        }
        funding.allowOnly("velocity", "kinked");
        Node rule = funding.exactlyOneOf("velocity", "kinked");
        return funding.optional("velocity") == null ? kinked(rule) : velocity(rule);
    }

    private static FundingSpec velocity(Node rule) {
        rule.allowOnly("maxVelocity", "skewScale", "stableBand", "maxRate", "paidTo");
        Node scale = rule.optional("skewScale");
        return new FundingSpec.Velocity(
                counterparty(rule),
                VELOCITY.optional(rule, "maxVelocity", 720 * PERCENT),
                scale == null ? 0 : Quantity.money(scale),
                BELOW_ALL.optional(rule, "stableBand", 4 * PERCENT),
                RATE.optional(rule, "maxRate", 90 * PERCENT));
    }

    private static FundingSpec kinked(Node rule) {
        rule.allowOnly("stableBand", "kink", "kinkRate", "maxRate", "paidTo");
        long kink = KINK.required(rule, "kink");
        long band = BELOW_ALL.optional(rule, "stableBand", 0);
        long maxRate = RATE.required(rule, "maxRate");
        long kinkRate = Quantity.ratio(rule.required("kinkRate"));
        if (band >= kink) {
            throw rule.required("stableBand").mistake("must be below kink");
        }
        if (kinkRate > maxRate) {
            throw rule.required("kinkRate").mistake("must be at most maxRate");
        }
        return new FundingSpec.Kinked(counterparty(rule), band, kink, kinkRate, maxRate);
    }

    private static Counterparty counterparty(Node rule) {
        Node paidTo = rule.optional("paidTo");
        boolean isPool = paidTo != null && paidTo.oneOf("otherSide", "pool").equals("pool");
        return isPool ? Counterparty.POOL : Counterparty.OTHER_SIDE;
    }
}
