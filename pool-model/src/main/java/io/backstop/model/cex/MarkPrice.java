package io.backstop.model.cex;

import io.backstop.model.cex.mark.BandedBasisMark;
import io.backstop.model.cex.mark.BandedLastMark;
import io.backstop.model.cex.mark.BasisMark;
import io.backstop.model.cex.mark.FundingBasisMark;
import io.backstop.model.cex.mark.MarkInputs;
import io.backstop.model.cex.mark.MarkPolicy;
import io.backstop.model.cex.mark.MedianMark;
import io.backstop.model.cex.mark.OracleMedianMark;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.TimeGrid;

/** The mark of the book by the venue's policy, with one sample per step. All prices 1e-8 dollar. Not thread safe. */
final class MarkPrice {

    private final MarkPolicy policy;
    private final MarkSpec.ExpectedFunding funding;
    private final MarkInputs inputs = new MarkInputs();
    private final TimeGrid grid;
    private int step;

    /** A mark before the first step. */
    MarkPrice(MarkSpec spec, TimeGrid grid) {
        this.grid = grid;
        funding = spec.funding();
        policy = policy(spec, grid.stepMillis());
    }

    /** Takes the sample of one step and returns its mark; a bid, an ask or a last trade of 0 does not exist. */
    long update(long index, long bestBid, long bestAsk, long lastTrade) {
        long now = grid.millis(step++);
        return policy.update(inputs.at(now, index)
                .book(bestBid, bestAsk, lastTrade)
                .funding(funding.rate(), funding.untilPaid(now)));
    }

    private static MarkPolicy policy(MarkSpec spec, long stepMillis) {
        return switch (spec) {
            case MarkSpec.Median median ->
                new MedianMark(
                        samples(median.basisWindow(), stepMillis),
                        stepMillis,
                        median.funding().interval());
            case MarkSpec.OracleMedian median -> new OracleMedianMark(median.basisConstant(), median.bookConstant());
            case MarkSpec.BandedBasis banded -> new BandedBasisMark(banded.basisConstant(), banded.band());
            case MarkSpec.BandedLast banded ->
                new BandedLastMark(banded.band(), samples(banded.window(), stepMillis), stepMillis);
            case MarkSpec.Basis basis -> new BasisMark(samples(basis.basisWindow(), stepMillis), stepMillis);
            case MarkSpec.FundingBasis fair ->
                new FundingBasisMark(fair.funding().interval());
        };
    }

    /** The steps of a window, at least one. */
    private static int samples(long window, long stepMillis) {
        return Math.toIntExact(Math.max(1, window / stepMillis));
    }
}
