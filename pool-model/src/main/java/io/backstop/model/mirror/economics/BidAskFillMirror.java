// Mirrors economics/BidAskFill.sol
package io.backstop.model.mirror.economics;

import io.backstop.model.market.OpenInterest;
import io.backstop.model.market.Report;
import io.backstop.model.mirror.feed.ReportFeed;

/**
 * Buyers pay the ask of the last report, sellers get its bid. There is no impact pool.
 *
 * @param feed at whose price positions are closed
 */
public record BidAskFillMirror(ReportFeed feed) implements UnbookedImpact {

    @Override
    public long executionPrice(OpenInterest before, long size, long price) {
        Report last = feed.report();
        return size > 0 ? last.ask() : last.bid();
    }
}
