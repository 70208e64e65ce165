package io.backstop.model.outcome;

import io.backstop.model.units.FixedPoint;
import java.util.List;
import java.util.OptionalLong;

/**
 * How one venue's fund fared beside the others' on the same tape; ratios 1e-9, rounded down.
 *
 * @param change end less start of its fund over the start
 * @param fromOthers its change less the median of the others' changes; none if no other has a fund
 */
public record Divergence(long change, OptionalLong fromOthers) {

    /** A fund's change; none where there was none at the start. */
    public static OptionalLong change(FundLine fund) {
        return fund.start() <= 0
                ? OptionalLong.empty()
                : OptionalLong.of(
                        FixedPoint.mulDivFloor(fund.end() - fund.start(), FixedPoint.RATIO_ONE, fund.start()));
    }

    /** One fund's change beside those of others. */
    public static Divergence of(long change, List<Long> others) {
        return new Divergence(
                change, others.isEmpty() ? OptionalLong.empty() : OptionalLong.of(change - median(others)));
    }

    /** Of an even number the mean of the two in the middle. */
    private static long median(List<Long> changes) {
        List<Long> sorted = changes.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : Math.floorDiv(sorted.get(middle - 1) + sorted.get(middle), 2);
    }
}
