// Mirrors interfaces/IReportFeed.sol
package io.backstop.model.mirror.feed;

import io.backstop.model.market.Report;

/** A feed that knows more than a price. */
public interface ReportFeed extends Priced {

    /** The last accepted report, {@link Report#NONE} before the first. */
    Report report();

    /** Moving average of the accepted prices over time (1e-8 dollar); 0 before the first. */
    long average();

    /** When the first report after a silence landed, epoch seconds; 0 if there was no silence yet. */
    long resumedAt();

    @Override
    default long price() {
        return report().price();
    }

    @Override
    default long publishTime() {
        return report().publishTime();
    }
}
