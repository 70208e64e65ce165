package io.backstop.model.mirror;

import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.lastresort.Deleverager;
import io.backstop.model.mirror.lastresort.ShortfallsMirror;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.venue.HeldBatches;
import io.backstop.model.venue.KeeperView;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A keeper whose decisions reach the market when its latency has passed. Not thread safe. */
final class MirrorKeeper {

    private static final int[] NOBODY = {};

    private final KeeperView view;
    private final PerpMarketMirror market;
    private final int mostPerBlock;
    private final HeldBatches held;
    private final @Nullable Deleverager deleverager;
    private final @Nullable ShortfallsMirror shortfalls;
    private final ScenarioTape tape;
    private final HeldBatches heldNames;
    private final HeldBatches heldWriteOffs;
    private final Consumer<int[]> delivery = this::liquidate;
    private final Consumer<int[]> naming = this::deleverage;

    MirrorKeeper(KeeperView view, PoolMirror pool, ScenarioTape tape, long latencyMillis) {
        this.view = view;
        market = pool.market();
        deleverager = pool.deleverager();
        shortfalls = pool.shortfalls();
        this.tape = tape;
        mostPerBlock = tape.maxLiquidationsPerBlock();
        held = new HeldBatches(tape.grid(), latencyMillis);
        heldNames = new HeldBatches(tape.grid(), latencyMillis);
        heldWriteOffs = new HeldBatches(tape.grid(), latencyMillis);
    }

    /** Delivers what is due in this step. */
    void deliver(int step) {
        held.release(step, delivery);
        heldNames.release(step, naming);
        if (shortfalls != null) {
            heldWriteOffs.release(step, nobody -> writeOff(shortfalls));
        }
    }

    /** Decides on what it sees at the end of this step. */
    void decide(int step, long markPrice) {
        int[] accounts = view.decide(markPrice, mostPerBlock);
        if (accounts.length > 0) {
            held.hold(step, accounts);
        }
        if (view.decideWriteOff(tape.grid().seconds(step))) {
            heldWriteOffs.hold(step, NOBODY);
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

    private void writeOff(ShortfallsMirror waiting) {
        try {
            waiting.writeOff();
        } catch (ContractRevert ignored) {
            // Winners bore it meanwhile.
        } finally {
            view.writeOffResolved();
        }
    }

    private void liquidate(int[] accounts) {
        market.liquidateBatch(accounts);
        view.resolved(accounts);
    }
}
