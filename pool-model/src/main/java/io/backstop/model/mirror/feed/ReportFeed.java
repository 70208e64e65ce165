// Mirrors interfaces/IReportFeed.sol
package io.backstop.model.mirror.feed;

import io.backstop.model.market.Report;

/** A feed that knows more than a price. It resumes when the first report after a silence lands. */
public interface ReportFeed extends Priced, Resumption {

    /** The last accepted report, {@link Report#NONE} before the first. */
    Report report();

    /** Moving average of the accepted prices over time (1e-8 dollar); 0 before the first. */
    long average();

    @Override
    default long price() {
        return report().price();
    }

    @Override
    default long publishTime() {
        return report().publishTime();
    }
}
