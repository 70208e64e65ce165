package io.backstop.model.venue.agent;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.market.Trailing;
import io.backstop.model.scenario.TimeGrid;
import java.util.SortedMap;
import java.util.TreeMap;

/** What there is to see at a venue: its mark now and before, and the index. Not thread safe. */
final class Sight {

    private final PriceSeries index;
    private final long stepMillis;
    private final long[] marks;
    private final SortedMap<Integer, Trailing> highest = new TreeMap<>();
    private final SortedMap<Integer, Trailing> lowest = new TreeMap<>();
    private int now = -1;

    Sight(PriceSeries index, TimeGrid grid) {
        this.index = index;
        stepMillis = grid.stepMillis();
        marks = new long[grid.steps()];
    }

    /** Somebody will ask for the extremes of so many steps. */
    void watch(int window) {
        highest.putIfAbsent(window, Trailing.highest(window));
        lowest.putIfAbsent(window, Trailing.lowest(window));
    }

    /** Moves on; in steps that were left out the mark stood still. */
    void to(int step, long mark) {
        while (now < step) {
            now++;
            marks[now] = now < step && now > 0 ? marks[now - 1] : mark;
            highest.values().forEach(each -> each.add(now, marks[now]));
            lowest.values().forEach(each -> each.add(now, marks[now]));
        }
    }

    int step() {
        return now;
    }

    long mark() {
        return marks[now];
    }

    long index() {
        return index.at(now);
    }

    /** The mark so many steps ago, or of the first step. */
    long before(int steps) {
        return marks[Math.max(0, now - steps)];
    }

    long highest(int window) {
        return of(highest, window).value();
    }

    long lowest(int window) {
        return of(lowest, window).value();
    }

    /** Steps that this time takes, at least one. */
    int steps(long millis) {
        return Math.toIntExact(Math.max(1, Math.ceilDiv(millis, stepMillis)));
    }

    private static Trailing of(SortedMap<Integer, Trailing> watched, int window) {
        Trailing trailing = watched.get(window);
        if (trailing == null) {
            throw new IllegalStateException("nobody watches a window of " + window);
        }
        return trailing;
    }
}
