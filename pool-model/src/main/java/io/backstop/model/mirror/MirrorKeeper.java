package io.backstop.model.mirror;

import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.venue.KeeperView;
import java.util.ArrayDeque;
import java.util.Queue;

/** A keeper whose decisions reach the market when its latency has passed. Not thread safe. */
final class MirrorKeeper {

    private static final class Batch {

        private final int release;
        private final int[] accounts;

        Batch(int release, int[] accounts) {
            this.release = release;
            this.accounts = accounts;
        }
    }

    private final KeeperView view;
    private final ScenarioTape tape;
    private final long latencyMillis;
    private final Queue<Batch> underway = new ArrayDeque<>();

    MirrorKeeper(KeeperView view, ScenarioTape tape, long latencyMillis) {
        this.view = view;
        this.tape = tape;
        this.latencyMillis = latencyMillis;
    }

    /** Delivers what is due in this step. */
    void deliver(int step, PerpMarketMirror market) {
        while (!underway.isEmpty() && underway.element().release <= step) {
            int[] accounts = underway.remove().accounts;
            market.liquidateBatch(accounts);
            view.resolved(accounts);
        }
    }

    /** Decides on what it sees at the end of this step. */
    void decide(int step, long markPrice) {
        int[] accounts = view.decide(markPrice, tape.maxLiquidationsPerBlock());
        if (accounts.length > 0) {
            underway.add(new Batch(tape.grid().release(step, latencyMillis), accounts));
        }
    }
}
