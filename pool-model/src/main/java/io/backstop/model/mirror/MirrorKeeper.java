package io.backstop.model.mirror;

import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.venue.HeldBatches;
import io.backstop.model.venue.KeeperView;

/** A keeper whose decisions reach the market when its latency has passed. Not thread safe. */
final class MirrorKeeper {

    private final KeeperView view;
    private final int mostPerBlock;
    private final HeldBatches held;

    MirrorKeeper(KeeperView view, ScenarioTape tape, long latencyMillis) {
        this.view = view;
        mostPerBlock = tape.maxLiquidationsPerBlock();
        held = new HeldBatches(tape.grid(), latencyMillis);
    }

    /** Delivers what is due in this step. */
    void deliver(int step, PerpMarketMirror market) {
        held.release(step, accounts -> {
            market.liquidateBatch(accounts);
            view.resolved(accounts);
        });
    }

    /** Decides on what it sees at the end of this step. */
    void decide(int step, long markPrice) {
        int[] accounts = view.decide(markPrice, mostPerBlock);
        if (accounts.length > 0) {
            held.hold(step, accounts);
        }
    }
}
