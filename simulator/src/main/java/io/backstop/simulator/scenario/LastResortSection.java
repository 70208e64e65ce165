package io.backstop.simulator.scenario;

import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.scenario.DeleveragingSpec;
import io.backstop.model.scenario.DeleveragingSpec.PriceRule;
import io.backstop.model.scenario.LastResortSpec;
import org.jspecify.annotations.Nullable;

/** {@code lastResort} of a pool: who bears a shortfall that no pocket paid. */
final class LastResortSection {

    private static final long DEFAULT_WINDOW = 3600;

    private LastResortSection() {}

    /** Returns null if what no pocket paid is bad debt at once. */
    static @Nullable LastResortSpec read(@Nullable Node lastResort) {
        if (lastResort == null) {
            return null;
        }
        if (lastResort.optional("refuse") != null) {
            return alone(lastResort, "refuse", new LastResortSpec.Refuse());
        }
        if (lastResort.optional("staysOnAccount") != null) {
            return alone(lastResort, "staysOnAccount", new LastResortSpec.StaysOnAccount());
        }
        lastResort.allowOnly(
                "window", "deleveraging", "haircut", "withdrawalGate", "socialise", "staysOnAccount", "refuse");
        Node window = lastResort.optional("window");
        Node haircut = lastResort.optional("haircut");
        Node gate = lastResort.optional("withdrawalGate");
        return new LastResortSpec.Waiting(
                window == null ? DEFAULT_WINDOW : Quantity.wholeSeconds(window),
                deleveraging(lastResort.optional("deleveraging")),
                haircut == null ? 0 : Quantity.share(haircut),
                gate == null ? 0 : Quantity.positiveSeconds(gate),
                spreads(lastResort.optional("socialise")));
    }

    /** A rule without figures, beside which nothing else is decided. */
    private static LastResortSpec alone(Node lastResort, String rule, LastResortSpec spec) {
        lastResort.allowOnly(rule);
        if (!lastResort.flag(rule)) {
            throw lastResort.required(rule).mistake("must be true, or left out");
        }
        return spec;
    }

    /** Whether what waited too long is spread; the only way there is beside writing it off. */
    private static boolean spreads(@Nullable Node socialise) {
        return socialise != null && socialise.oneOf("fundingIndex").equals("fundingIndex");
    }

    private static @Nullable DeleveragingSpec deleveraging(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        node.allowOnly("rank", "price");
        RankRule rank = switch (node.required("rank").oneOf("bitmex", "hyperliquid", "profit", "proRata")) {
            case "bitmex" -> RankRule.BITMEX;
            case "hyperliquid" -> RankRule.HYPERLIQUID;
            case "profit" -> RankRule.PROFIT;
            default -> RankRule.PRO_RATA;
        };
        PriceRule price = switch (node.required("price").oneOf("bankruptcy", "zeroPrice", "oracle", "previousMark")) {
            case "bankruptcy", "zeroPrice" -> PriceRule.BANKRUPTCY;
            case "oracle" -> PriceRule.ORACLE;
            default -> PriceRule.PREVIOUS_MARK;
        };
        return new DeleveragingSpec(rank, price);
    }
}
