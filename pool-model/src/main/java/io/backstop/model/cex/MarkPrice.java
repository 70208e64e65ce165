package io.backstop.model.cex;

import io.backstop.model.cex.mark.BandedBasisMark;
import io.backstop.model.cex.mark.BandedLastMark;
import io.backstop.model.cex.mark.BasisMark;
import io.backstop.model.cex.mark.FundingBasisMark;
import io.backstop.model.cex.mark.IndexMark;
import io.backstop.model.cex.mark.MarkInputs;
import io.backstop.model.cex.mark.MarkPolicy;
import io.backstop.model.cex.mark.MedianMark;
import io.backstop.model.cex.mark.OracleMedianMark;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.TimeGrid;
import org.jspecify.annotations.Nullable;

/** The mark of the book by the venue's policy, with one sample per step. All prices 1e-8 dollar. Not thread safe. */
final class MarkPrice {

    private final MarkPolicy policy;
    private final MarkSpec.ExpectedFunding expected;
    private final @Nullable VenueFunding funding;
    private final MarkInputs inputs = new MarkInputs();
    private final TimeGrid grid;
    private int step;

    /** A mark before the first step, at a venue whose funding is what the mark expects. */
    MarkPrice(MarkSpec spec, TimeGrid grid) {
        this(spec, grid, null);
    }

    /** A mark that reckons with the last rate of a venue's funding, once there is one; null if nobody pays any. */
    MarkPrice(MarkSpec spec, TimeGrid grid, @Nullable VenueFunding funding) {
        this.grid = grid;
        this.funding = funding;
        expected = spec.funding();
        long interval = funding == null ? expected.interval() : funding.interval();
        policy = policy(spec, grid.stepMillis(), interval);
    }

    /** Takes the sample of one step and returns its mark; a bid, an ask or a last trade of 0 does not exist. */
    long update(long index, long bestBid, long bestAsk, long lastTrade) {
        long now = grid.millis(step++);
        return policy.update(
                inputs.at(now, index).book(bestBid, bestAsk, lastTrade).funding(rate(), untilPaid(now)));
    }

    private long rate() {
        return funding == null ? expected.rate() : funding.expectedRate(expected.rateFor(funding.interval()));
    }

    private long untilPaid(long now) {
        return funding == null ? expected.untilPaid(now) : funding.untilPaid(now);
    }

    private static MarkPolicy policy(MarkSpec spec, long stepMillis, long fundingInterval) {
        return switch (spec) {
            case MarkSpec.Median median ->
                new MedianMark(samples(median.basisWindow(), stepMillis), stepMillis, fundingInterval);
            case MarkSpec.OracleMedian median -> new OracleMedianMark(median.basisConstant(), median.bookConstant());
            case MarkSpec.BandedBasis banded -> new BandedBasisMark(banded.basisConstant(), banded.band());
            case MarkSpec.BandedLast banded ->
                new BandedLastMark(banded.band(), samples(banded.window(), stepMillis), stepMillis);
            case MarkSpec.Basis basis -> new BasisMark(samples(basis.basisWindow(), stepMillis), stepMillis);
            case MarkSpec.Index index -> new IndexMark();
            case MarkSpec.FundingBasis fair -> new FundingBasisMark(fundingInterval);
        };
    }

    /** The steps of a window, at least one. */
    private static int samples(long window, long stepMillis) {
        return Math.toIntExact(Math.max(1, window / stepMillis));
    }
}
