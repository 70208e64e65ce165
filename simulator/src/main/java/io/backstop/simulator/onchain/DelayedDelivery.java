package io.backstop.simulator.onchain;

import io.backstop.keeper.Delivery;
import io.backstop.keeper.PromptDelivery;
import io.backstop.keeper.SentBatch;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.venue.HeldBatches;
import java.util.List;

/** Sends a keeper's batches when its latency has passed, so that every run delivers them in the same block. */
final class DelayedDelivery implements Delivery {

    private final PromptDelivery delivery;
    private final HeldBatches held;
    private final HeldBatches heldNames;
    private final HeldBatches heldWriteOffs;
    private int step;

    DelayedDelivery(PromptDelivery delivery, TimeGrid grid, long latencyMillis) {
        this.delivery = delivery;
        held = new HeldBatches(grid, latencyMillis);
        heldNames = new HeldBatches(grid, latencyMillis);
        heldWriteOffs = new HeldBatches(grid, latencyMillis);
    }

    /** Sends what is due in this step, which is also the step in which the keeper decides next. */
    void release(int due) {
        step = due;
        held.release(due, delivery::submit);
        heldNames.release(due, delivery::submitNames);
        heldWriteOffs.release(due, nobody -> delivery.submitWriteOff());
    }

    @Override
    public void submit(int[] accounts) {
        held.hold(step, accounts);
    }

    @Override
    public void submitNames(int[] named) {
        heldNames.hold(step, named);
    }

    @Override
    public void submitWriteOff() {
        heldWriteOffs.hold(step, new int[0]);
    }

    @Override
    public List<SentBatch> completed(long block) {
        return delivery.completed(block);
    }
}
