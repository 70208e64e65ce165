package io.backstop.tests.liquidity;

import io.backstop.model.cex.maker.DepthProfile;
import io.backstop.model.cex.maker.DepthTable;
import io.backstop.model.units.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The text of a preset: the profile, how it shrinks with volatility, and how it really shrank. */
final class DepthPreset {

    private static final int PERCENT_DECIMALS = 7;
    private static final long RATIO_ONE = 1_000_000_000;
    private static final long DEPTH_UNIT = 100_000;
    private static final long SECOND = 1000;

    private DepthPreset() {}

    /** All of it but for a first line of its own. */
    static String of(DepthFit fit, List<RecordedDepth> crash, String depthFile, String priceFile) {
        RecordedDepth whole = crash.getFirst();
        List<String> lines = new ArrayList<>();
        lines.add("# Fitted to the asks of " + depthFile + ";");
        lines.add("# volatility is that of the closes of " + priceFile + ".");
        lines.add("# All of the depth is that of " + Instant.ofEpochMilli(whole.millis()) + ". Bids mirror asks.");
        lines.add(
                "profile:                                    # dollars on each side from the level before to this one");
        DepthProfile profile = QuotedDepth.profile(whole);
        for (int level = 0; level < profile.levels(); level++) {
            lines.add("  - {distance: %s, notional: %s}"
                    .formatted(percent(profile.distance(level)), plain(profile.amount(level), Decimals.MONEY)));
        }
        lines.add("withdrawal:");
        lines.add("  window: %dm".formatted(fit.minutes()));
        lines.add("  sample: 1m");
        lines.add(String.format(
                Locale.ROOT,
                "  depth:                                    # root mean square of ln(fitted ÷ real): %.3f",
                fit.error()));
        for (DepthFit.Row row : fit.rows()) {
            lines.add("    - {volatility: %s, depth: %s}".formatted(percent(row.volatility()), percent(row.depth())));
        }
        lines.add("recorded:                                   # within 1 % of the best ask");
        for (RecordedDepth depth : crash) {
            lines.add("  - {after: %ds, depth: %s}"
                    .formatted((depth.millis() - whole.millis()) / SECOND, percent(part(depth, whole))));
        }
        return String.join("\n", lines) + "\n";
    }

    /** What the preset says was recorded, from the first of these depths on. */
    static DepthTable recorded(List<RecordedDepth> crash) {
        RecordedDepth whole = crash.getFirst();
        return new DepthTable(
                crash.stream().mapToLong(RecordedDepth::millis).toArray(),
                crash.stream().mapToLong(depth -> part(depth, whole)).toArray());
    }

    /** To a hundredth of a percent, at most all. */
    private static long part(RecordedDepth depth, RecordedDepth whole) {
        double part = (double) depth.withinOnePercent() / whole.withinOnePercent();
        return Math.min(RATIO_ONE, Math.round(part * RATIO_ONE / DEPTH_UNIT) * DEPTH_UNIT);
    }

    private static String percent(long ratio) {
        return plain(ratio, PERCENT_DECIMALS) + "%";
    }

    private static String plain(long value, int decimals) {
        return BigDecimal.valueOf(value, decimals).stripTrailingZeros().toPlainString();
    }
}
