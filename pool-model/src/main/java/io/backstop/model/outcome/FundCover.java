package io.backstop.model.outcome;

import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How much fund stands behind a market; ratios 1e-9, rounded down.
 *
 * @param ratioAtStart fund over open interest at the end of the first step; none where nobody has a position
 * @param leastRatio the least of all steps with open interest
 * @param leastAt its step, the first of several; −1 where there is none
 * @param coverages of 95, 99 and 99.9 % of the liquidations, in this order
 */
public record FundCover(OptionalLong ratioAtStart, OptionalLong leastRatio, int leastAt, List<Coverage> coverages) {

    private static final int[] PER_MILLE = {950, 990, 999};
    private static final int MILLE = 1000;

    /**
     * What the fund had at the start over a shortfall that so many liquidations do not exceed.
     *
     * @param perMille how many of a thousand
     * @param shortfall of the liquidation of that rank, micro-dollars
     * @param ratio none where that one left no shortfall
     */
    public record Coverage(int perMille, long shortfall, OptionalLong ratio) {}

    /** Keeps the list as it is. */
    public FundCover {
        coverages = List.copyOf(coverages);
    }

    static FundCover of(VenueRun run, FundLine fund, MarketHistory market) {
        OptionalLong least = OptionalLong.empty();
        int leastAt = -1;
        for (int step = 0; step < fund.steps(); step++) {
            OptionalLong ratio = ratio(fund.at(step), market.openInterest(step));
            if (ratio.isPresent() && (least.isEmpty() || ratio.getAsLong() < least.getAsLong())) {
                least = ratio;
                leastAt = step;
            }
        }
        return new FundCover(ratio(fund.at(0), market.openInterest(0)), least, leastAt, coverages(run, fund.start()));
    }

    private static List<Coverage> coverages(VenueRun run, long start) {
        List<Long> shortfalls = run.liquidations().stream()
                .filter(Liquidation::forced)
                .map(Liquidation::shortfall)
                .sorted()
                .toList();
        List<Coverage> coverages = new ArrayList<>();
        for (int perMille : PER_MILLE) {
            long shortfall = shortfalls.isEmpty() ? 0 : Ranks.nearest(shortfalls, perMille, MILLE);
            coverages.add(new Coverage(perMille, shortfall, ratio(start, shortfall)));
        }
        return coverages;
    }

    /** What is there over what it stands behind, 1e-9, rounded down; none where there is nothing behind it. */
    public static OptionalLong ratio(long amount, long base) {
        return base <= 0
                ? OptionalLong.empty()
                : OptionalLong.of(FixedPoint.mulDivFloor(amount, FixedPoint.RATIO_ONE, base));
    }
}
