package io.backstop.model.mirror;

import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.lastresort.DeleveragerMirror;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.venue.HeldBatches;
import io.backstop.model.venue.KeeperView;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A keeper whose decisions reach the market when its latency has passed. Not thread safe. */
final class MirrorKeeper {

    private final KeeperView view;
    private final PerpMarketMirror market;
    private final int mostPerBlock;
    private final HeldBatches held;
    private final @Nullable DeleveragerMirror deleverager;
    private final HeldBatches heldNames;
    private final Consumer<int[]> delivery = this::liquidate;
    private final Consumer<int[]> naming = this::deleverage;

    MirrorKeeper(KeeperView view, PoolMirror pool, ScenarioTape tape, long latencyMillis) {
        this.view = view;
        market = pool.market();
        deleverager = pool.deleverager();
        mostPerBlock = tape.maxLiquidationsPerBlock();
        held = new HeldBatches(tape.grid(), latencyMillis);
        heldNames = new HeldBatches(tape.grid(), latencyMillis);
    }

    /** Delivers what is due in this step. */
    void deliver(int step) {
        held.release(step, delivery);
        heldNames.release(step, naming);
    }

    /** Decides on what it sees at the end of this step. */
    void decide(int step, long markPrice) {
        int[] accounts = view.decide(markPrice, mostPerBlock);
        if (accounts.length > 0) {
            held.hold(step, accounts);
        }
        int[] named = view.decideDeleveraging(markPrice);
        if (named.length > 0) {
            heldNames.hold(step, named);
        }
    }

    /** A call that the queue refuses changes nothing. */
    private void deleverage(int[] named) {
        try {
            Objects.requireNonNull(deleverager).deleverage(named);
        } catch (ContractRevert ignored) {
            // The contract would have changed nothing either; the keeper names anew.
        } finally {
            view.deleveragingResolved();
        }
    }

    private void liquidate(int[] accounts) {
        market.liquidateBatch(accounts);
        view.resolved(accounts);
    }
}
