package io.backstop.oracle.laboratory;

import io.backstop.model.scenario.TimeWindow;
import io.backstop.oracle.laboratory.FeedRecord.Update;
import java.util.ArrayList;
import java.util.List;

/**
 * When the price of a feed was older than somebody allows.
 *
 * @param limitMillis the greatest age that is allowed
 * @param episodes in time order, none touching the next: each from when the price's age passed the limit until a price landed
 *     that was young enough, or the record ended
 */
public record Staleness(long limitMillis, List<TimeWindow> episodes) {

    /** Keeps the episodes as they are. */
    public Staleness {
        episodes = List.copyOf(episodes);
    }

    /** The episodes of a record. */
    public static Staleness of(FeedRecord feed, long limitMillis) {
        List<TimeWindow> episodes = new ArrayList<>();
        for (int i = 0; i < feed.updates().size(); i++) {
            Update update = feed.updates().get(i);
            long from = Math.max(update.landedMillis(), update.observedMillis() + limitMillis);
            if (from < feed.replacedAt(i)) {
                add(episodes, new TimeWindow(from, feed.replacedAt(i)));
            }
        }
        return new Staleness(limitMillis, episodes);
    }

    /** An update that is too old when it lands ends no episode. */
    private static void add(List<TimeWindow> episodes, TimeWindow next) {
        if (!episodes.isEmpty() && episodes.getLast().toMillis() == next.fromMillis()) {
            episodes.set(episodes.size() - 1, new TimeWindow(episodes.getLast().fromMillis(), next.toMillis()));
        } else {
            episodes.add(next);
        }
    }

    /** How long the longest lasted, milliseconds; 0 without any. */
    public long longestMillis() {
        return episodes.stream().mapToLong(TimeWindow::lengthMillis).max().orElse(0);
    }
}
