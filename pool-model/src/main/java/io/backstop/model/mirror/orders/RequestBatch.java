package io.backstop.model.mirror.orders;

import io.backstop.model.venue.FeedReports;
import java.util.List;

/**
 * Requests that a keeper wants carried out.
 *
 * @param ids of the requests in the order in which they came
 * @param reports what is brought ahead of them
 */
public record RequestBatch(List<Long> ids, FeedReports reports) {

    /** Keeps the list as it is. */
    public RequestBatch {
        ids = List.copyOf(ids);
    }
}
