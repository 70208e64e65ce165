package io.backstop.oracle.laboratory;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.TimeGrid;
import java.util.ArrayList;
import java.util.List;

/**
 * What a feed showed, and when.
 *
 * @param updates at least two, in the order in which they landed
 * @param endMillis when the record ends, no earlier than the last landing; epoch milliseconds UTC
 */
public record FeedRecord(List<Update> updates, long endMillis) {

    private static final long SECOND = 1000;

    /**
     * One price that landed.
     *
     * @param landedMillis when, epoch milliseconds UTC
     * @param observedMillis what its stamp says of when it was observed, epoch milliseconds UTC
     * @param price 1e-8 dollar, positive
     */
    public record Update(long landedMillis, long observedMillis, long price) {}

    /** Checks the order. */
    public FeedRecord {
        updates = List.copyOf(updates);
        if (updates.size() < 2) {
            throw new IllegalArgumentException("a record needs at least two updates, was " + updates.size());
        }
        for (int i = 1; i < updates.size(); i++) {
            if (updates.get(i).landedMillis() <= updates.get(i - 1).landedMillis()) {
                throw new IllegalArgumentException("updates must be in time order, was " + updates.get(i));
            }
        }
        if (endMillis < updates.getLast().landedMillis()) {
            throw new IllegalArgumentException("a record must not end before its last update, was " + endMillis);
        }
    }

    /** Rounds of a feed, whose stamp is the time at which they landed; ends with the last. */
    public static FeedRecord ofRounds(List<AnchorPoint> rounds) {
        List<Update> updates = rounds.stream()
                .map(round -> new Update(round.millis(), round.millis(), round.price()))
                .toList();
        return new FeedRecord(updates, rounds.getLast().millis());
    }

    /** The updates of a feed, all of which its chain takes, until the end of the clock. */
    public static FeedRecord ofTape(FeedTape feed, TimeGrid grid) {
        List<Update> updates = feed.updates().stream()
                .map(update -> new Update(grid.millis(update.step()), update.publishTime() * SECOND, update.price()))
                .toList();
        return new FeedRecord(updates, grid.millis(grid.steps()));
    }

    /** What happened from each update to the next. */
    public List<Move> moves() {
        List<Move> moves = new ArrayList<>();
        for (int i = 1; i < updates.size(); i++) {
            moves.add(Move.between(updates.get(i - 1), updates.get(i)));
        }
        return moves;
    }

    /** When the first update landed, epoch milliseconds UTC. */
    public long startMillis() {
        return updates.getFirst().landedMillis();
    }

    /** The price that the feed shows in each step; before the first update that of the first. */
    public PriceSeries shown(TimeGrid grid) {
        long[] prices = new long[grid.steps()];
        int newest = 0;
        for (int step = 0; step < prices.length; step++) {
            newest = newestAt(newest, grid.millis(step));
            prices[step] = updates.get(newest).price();
        }
        return PriceSeries.of(prices);
    }

    /** How old the price is in each step, milliseconds; 0 before the first update. */
    public long[] ages(TimeGrid grid) {
        long[] ages = new long[grid.steps()];
        int newest = 0;
        for (int step = 0; step < ages.length; step++) {
            newest = newestAt(newest, grid.millis(step));
            ages[step] = Math.max(0, grid.millis(step) - updates.get(newest).observedMillis());
        }
        return ages;
    }

    /** Place of the newest update at a time, no earlier than this one. */
    private int newestAt(int place, long millis) {
        int newest = place;
        while (newest + 1 < updates.size() && updates.get(newest + 1).landedMillis() <= millis) {
            newest++;
        }
        return newest;
    }

    /** Until when the update at a place was the newest, epoch milliseconds UTC. */
    long replacedAt(int place) {
        return place + 1 < updates.size() ? updates.get(place + 1).landedMillis() : endMillis;
    }
}
