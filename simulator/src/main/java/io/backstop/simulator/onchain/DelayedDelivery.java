package io.backstop.simulator.onchain;

import io.backstop.keeper.Delivery;
import io.backstop.keeper.PromptDelivery;
import io.backstop.keeper.SentBatch;
import io.backstop.model.scenario.TimeGrid;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Holds a keeper's batches until its latency has passed, so that every run delivers them in the same block. */
final class DelayedDelivery implements Delivery {

    private static final class Held {

        private final int release;
        private final int[] accounts;

        Held(int release, int[] accounts) {
            this.release = release;
            this.accounts = accounts;
        }
    }

    private final PromptDelivery delivery;
    private final TimeGrid grid;
    private final long latencyMillis;
    private final Queue<Held> held = new ArrayDeque<>();
    private int step;

    DelayedDelivery(PromptDelivery delivery, TimeGrid grid, long latencyMillis) {
        this.delivery = delivery;
        this.grid = grid;
        this.latencyMillis = latencyMillis;
    }

    /** Sends what is due in this step, which is also the step in which the keeper decides next. */
    void release(int due) {
        step = due;
        while (!held.isEmpty() && held.element().release <= due) {
            delivery.submit(held.remove().accounts);
        }
    }

    @Override
    public void submit(int[] accounts) {
        held.add(new Held(grid.release(step, latencyMillis), accounts));
    }

    @Override
    public List<SentBatch> completed() {
        return delivery.completed();
    }
}
