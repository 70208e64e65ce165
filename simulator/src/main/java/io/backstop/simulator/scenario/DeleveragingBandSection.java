package io.backstop.simulator.scenario;

import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.scenario.DeleveragingBandSpec;
import org.jspecify.annotations.Nullable;

/**
 * {@code deleveragingBand} of a pool: when winners are closed because they have won too much of it. Figures that are not
 * given are GMX'.
 */
final class DeleveragingBandSection {

    private static final long PERCENT = 10_000_000;

    private DeleveragingBandSection() {}

    /** Returns null if they are not. */
    static @Nullable DeleveragingBandSpec read(@Nullable Node band) {
        if (band == null) {
            return null;
        }
        band.allowOnly("rank", "on", "off");
        long on = RatioRange.POSITIVE_SHARE.optional(band, "on", 85 * PERCENT);
        long off = RatioRange.POSITIVE_SHARE.optional(band, "off", 77 * PERCENT);
        if (off >= on) {
            throw band.optional("off") == null
                    ? band.required("on").mistake("must be above off, which is 77% if it is not given")
                    : band.required("off").mistake("must be below on");
        }
        return new DeleveragingBandSpec(rank(band), on, off);
    }

    private static RankRule rank(Node band) {
        if (band.optional("rank") == null) {
            return RankRule.PROFIT;
        }
        return switch (band.required("rank").oneOf("profit", "bitmex", "hyperliquid")) {
            case "bitmex" -> RankRule.BITMEX;
            case "hyperliquid" -> RankRule.HYPERLIQUID;
            default -> RankRule.PROFIT;
        };
    }
}
