package io.backstop.model.venue;

import io.backstop.model.market.Report;
import org.jspecify.annotations.Nullable;

/**
 * What somebody brings to a venue's feeds.
 *
 * @param mark for the feed that triggers; null if that is pushed
 * @param execution for the feed at whose price positions are closed; null if that is pushed or the same
 * @param version which the report for the mark settles; 0 where the feed is not asked beforehand, or nothing is to be settled
 */
public record FeedReports(@Nullable Report mark, @Nullable Report execution, long version) {

    /** Both feeds are pushed. */
    public static final FeedReports NONE = new FeedReports(null, null, 0);

    /** For the feed at whose price positions are closed; null if that is pushed. */
    public @Nullable Report closing() {
        return execution == null ? mark : execution;
    }
}
