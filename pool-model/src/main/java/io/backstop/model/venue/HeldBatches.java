package io.backstop.model.venue;

import io.backstop.model.scenario.TimeGrid;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** A keeper's decided batches until its latency has passed, first decided first. Not thread safe. */
public final class HeldBatches {

    private static final class Held {

        private final int release;
        private final int[] accounts;

        Held(int release, int[] accounts) {
            this.release = release;
            this.accounts = accounts;
        }
    }

    private final TimeGrid grid;
    private final long latencyMillis;
    private final Queue<Held> held = new ArrayDeque<>();

    /** Holds each batch for this time, one step at least. */
    public HeldBatches(TimeGrid grid, long latencyMillis) {
        this.grid = grid;
        this.latencyMillis = latencyMillis;
    }

    /** Takes a batch that was decided at the end of a step. */
    public void hold(int decided, int[] accounts) {
        held.add(new Held(grid.release(decided, latencyMillis), accounts));
    }

    /** Hands over what is due in this step. */
    public void release(int step, Consumer<int[]> taker) {
        while (!held.isEmpty() && held.element().release <= step) {
            taker.accept(held.remove().accounts);
        }
    }
}
