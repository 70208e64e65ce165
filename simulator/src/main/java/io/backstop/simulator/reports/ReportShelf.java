package io.backstop.simulator.reports;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The updates that can be had, by publish time; of very many the newest are kept. Threads may share it. */
public final class ReportShelf {

    private static final int MOST = 100_000;

    private final NavigableMap<Long, ServedUpdate> updates = new TreeMap<>();

    /** Puts one more on it. */
    public synchronized void add(ServedUpdate update) {
        updates.put(update.publishTime(), update);
        if (updates.size() > MOST) {
            updates.pollFirstEntry();
        }
    }

    /** The newest of all; empty before the first. */
    public Optional<ServedUpdate> newest() {
        return newestAt(Long.MAX_VALUE);
    }

    /** The newest that was published at or before a second. */
    public synchronized Optional<ServedUpdate> newestAt(long seconds) {
        return Optional.ofNullable(updates.floorEntry(seconds)).map(Map.Entry::getValue);
    }

    /** Those that were published from one second to another, both included: the oldest first, so many at most. */
    public synchronized List<ServedUpdate> between(long from, long to, int most) {
        return updates.subMap(from, true, to, true).values().stream()
                .limit(most)
                .toList();
    }
}
