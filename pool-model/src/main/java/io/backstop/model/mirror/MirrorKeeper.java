package io.backstop.model.mirror;

import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.venue.HeldBatches;
import io.backstop.model.venue.KeeperView;
import java.util.function.Consumer;

/** A keeper whose decisions reach the market when its latency has passed. Not thread safe. */
final class MirrorKeeper {

    private final KeeperView view;
    private final PerpMarketMirror market;
    private final int mostPerBlock;
    private final HeldBatches held;
    private final Consumer<int[]> delivery = this::liquidate;

    MirrorKeeper(KeeperView view, PerpMarketMirror market, ScenarioTape tape, long latencyMillis) {
        this.view = view;
        this.market = market;
        mostPerBlock = tape.maxLiquidationsPerBlock();
        held = new HeldBatches(tape.grid(), latencyMillis);
    }

    /** Delivers what is due in this step. */
    void deliver(int step) {
        held.release(step, delivery);
    }

    /** Decides on what it sees at the end of this step. */
    void decide(int step, long markPrice) {
        int[] accounts = view.decide(markPrice, mostPerBlock);
        if (accounts.length > 0) {
            held.hold(step, accounts);
        }
    }

    private void liquidate(int[] accounts) {
        market.liquidateBatch(accounts);
        view.resolved(accounts);
    }
}
