package io.backstop.model.venue;

import io.backstop.model.scenario.TimeGrid;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * A keeper's decided batches until its latency has passed, first decided first. Not thread safe.
 *
 * @param <B> a batch
 */
public final class HeldBatches<B> {

    private record Held<B>(int release, B batch) {}

    private final TimeGrid grid;
    private final long latencyMillis;
    private final Queue<Held<B>> held = new ArrayDeque<>();

    /** Holds each batch for this time, one step at least. */
    public HeldBatches(TimeGrid grid, long latencyMillis) {
        this.grid = grid;
        this.latencyMillis = latencyMillis;
    }

    /** Takes a batch that was decided at the end of a step. */
    public void hold(int decided, B batch) {
        held.add(new Held<>(grid.release(decided, latencyMillis), batch));
    }

    /** Hands over what is due in this step. */
    public void release(int step, Consumer<B> taker) {
        while (!held.isEmpty() && held.element().release <= step) {
            taker.accept(held.remove().batch);
        }
    }
}
