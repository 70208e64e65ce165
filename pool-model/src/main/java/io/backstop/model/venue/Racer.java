package io.backstop.model.venue;

import io.backstop.model.scenario.KeeperGasSpec;
import io.backstop.model.scenario.KeeperSpec;
import io.backstop.model.scenario.KeeperTimes;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of several keepers: what it decided and has not sent, and what it sent and no block has taken. Its transactions come into
 * blocks in the order in which they were sent, because each needs the number after the one before it. Not thread safe.
 */
public final class Racer implements KeeperOutbox {

    private static final Comparator<SentCall> BY_RELEASE = Comparator.comparingInt(SentCall::release);

    private final int place;
    private final KeeperSpec keeper;
    private final KeeperTimes times;
    private final TimeGrid grid;
    private final GasCosts costs;
    private final KeeperSelection selection;
    private final KeeperTally tally;
    private final int mostPerBlock;
    private final List<SentCall> held = new ArrayList<>();
    private final Deque<SentCall> waiting = new ArrayDeque<>();
    private final List<KeeperCall> lost = new ArrayList<>();

    Racer(int place, KeeperSpec keeper, KeeperTimes times, ScenarioTape tape, RewardOfStep reward, GasCosts costs) {
        this.place = place;
        this.keeper = keeper;
        this.times = times;
        this.costs = costs;
        grid = tape.grid();
        KeeperPurse purse = new KeeperPurse(keeper.limits().capital());
        selection = new KeeperSelection(keeper, reward, costs, purse);
        tally = new KeeperTally(keeper, costs, purse);
        mostPerBlock = Math.min(tape.maxLiquidationsPerBlock(), keeper.limits().mostPerBlock());
    }

    /** Its name. */
    public String id() {
        return keeper.id();
    }

    /** How many accounts it decides on in one step at most. */
    public int mostPerBlock() {
        return mostPerBlock;
    }

    /** Whom it takes and leaves; null if it takes whoever is liquidatable. */
    public @Nullable KeeperSelection selection() {
        return keeper.takesAll() ? null : selection;
    }

    /** Whether it decides at the end of this step. */
    public boolean decides(int step) {
        selection.at(step);
        return !times.isOut(grid.millis(step));
    }

    @Override
    public int lands(int step) {
        return grid.release(step, times.latencyMillis(step));
    }

    @Override
    public void hold(int step, KeeperCall call) {
        long tied = call.kind() == KeeperCall.Kind.LIQUIDATION
                ? Math.multiplyExact(selection.tiedByEach(), call.batch().accounts().length)
                : 0;
        tally.purse().tie(tied);
        KeeperGasSpec gas = keeper.gas();
        long offer = gas.offer(costs.gasPrice(step));
        held.add(new SentCall(call, step, lands(step), tied, offer, Math.min(offer, gas.tip())));
    }

    /** What was decided and not sent before the keeper went, once. */
    public List<KeeperCall> takeLost() {
        List<KeeperCall> taken = List.copyOf(lost);
        lost.clear();
        return taken;
    }

    /** Rewards so far, micro-dollars. */
    public long rewards() {
        return tally.rewards();
    }

    KeeperTally tally() {
        return tally;
    }

    /** Sends what is due in this step. */
    void release(int step) {
        if (held.isEmpty()) {
            return;
        }
        loseUnsent(step);
        held.stream().filter(sent -> sent.release() <= step).sorted(BY_RELEASE).forEach(sent -> {
            waiting.add(sent);
            tally.sent();
        });
        held.removeIf(sent -> sent.release() <= step);
    }

    /** Whether a block that asks for this gas price takes its next transaction. */
    boolean fits(long gasPrice) {
        return !waiting.isEmpty() && waiting.element().fits(gasPrice);
    }

    /** What its next transaction leaves whoever makes the block. */
    long tipAt(long gasPrice) {
        return waiting.element().tipAt(gasPrice);
    }

    /** Its next transaction, which the block takes. */
    Landing land(long gasPrice) {
        return new Landing(place, waiting.remove(), gasPrice);
    }

    /** The block is full: more is offered for what still waits, unless the keeper is not there. */
    void endBlock(int step) {
        KeeperGasSpec.Raise raise = keeper.gas().raise();
        if (raise == null || waiting.isEmpty() || times.isOut(grid.millis(step))) {
            return;
        }
        waiting.forEach(sent -> tally.replaced(sent.waitsOn(raise)));
    }

    /** What it did, and did not. */
    KeeperResult result(KeeperDelays delays) {
        return tally.result(waiting.size() + held.size(), selection.left(), delays);
    }

    private void loseUnsent(int step) {
        for (Iterator<SentCall> calls = held.iterator(); calls.hasNext(); ) {
            SentCall sent = calls.next();
            int until = Math.min(step, sent.release());
            if (times.wasOut(grid.millis(sent.decided()), grid.millis(until))) {
                calls.remove();
                lost.add(sent.call());
                tally.dropped();
                tally.purse().settle(sent.tied(), 0);
            }
        }
    }
}
