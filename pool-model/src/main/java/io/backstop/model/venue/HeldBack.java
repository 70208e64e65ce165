package io.backstop.model.venue;

import io.backstop.model.scenario.Interruptions;
import io.backstop.model.scenario.TimeGrid;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.function.IntToLongFunction;

/**
 * When nobody may take money out of a pool: because a shortfall waits, from the oldest one on for a bounded time, or because the
 * guardian has stopped it. Not thread safe.
 */
final class HeldBack {

    private static final long NOTHING = Long.MIN_VALUE;
    private static final int RUNNING = -1;

    /** A shortfall that waits, or what is left of it. */
    private record Debt(long amount, long sinceSeconds) {}

    private final long gateSeconds;
    private final TimeGrid grid;
    private final IntToLongFunction blockSeconds;
    private final Deque<Debt> waiting = new ArrayDeque<>();
    /** By step, since when the oldest of those that wait at its end does, where that has changed. */
    private final long[] oldest;

    /** Steps at whose end the guardian had stopped it, as far as that is known. */
    private final BitSet stopped = new BitSet();

    private int filledTo;
    private int stoppedFrom = RUNNING;

    /**
     * Nothing waits.
     *
     * @param gateSeconds 0 where nobody is held back by a shortfall
     * @param blockSeconds time of each step's block, epoch seconds
     */
    HeldBack(long gateSeconds, TimeGrid grid, IntToLongFunction blockSeconds) {
        this.gateSeconds = gateSeconds;
        this.grid = grid;
        this.blockSeconds = blockSeconds;
        oldest = new long[gateSeconds == 0 ? 0 : grid.steps()];
    }

    /** A shortfall waits from this step on; nothing if there is none. */
    void owe(int step, long amount) {
        if (gateSeconds > 0 && amount > 0) {
            fill(step);
            waiting.add(new Debt(amount, blockSeconds.applyAsLong(step)));
        }
    }

    /** The oldest ones are settled, for so much. */
    void resolve(int step, long amount) {
        if (gateSeconds == 0) {
            return;
        }
        fill(step);
        long rest = amount;
        while (rest > 0 && !waiting.isEmpty()) {
            Debt debt = waiting.removeFirst();
            long part = Math.min(rest, debt.amount());
            rest -= part;
            if (part < debt.amount()) {
                waiting.addFirst(new Debt(debt.amount() - part, debt.sinceSeconds()));
            }
        }
    }

    /** From this step on nobody may, if that is not so already. */
    void stop(int step) {
        stoppedFrom = stoppedFrom == RUNNING ? step : stoppedFrom;
    }

    /** From this step on everybody may again, as far as no shortfall waits. */
    void resume(int step) {
        if (stoppedFrom != RUNNING) {
            stopped.set(stoppedFrom, step);
            stoppedFrom = RUNNING;
        }
    }

    /** Number of blocks at whose end somebody was held back; an interrupted step has none. */
    long blocks(Interruptions interruptions) {
        fill(oldest.length);
        resume(grid.steps());
        long blocks = 0;
        for (int step = 0; step < grid.steps(); step++) {
            boolean isHeldBack = stopped.get(step) || isGated(step);
            blocks += isHeldBack && interruptions.at(grid.millis(step)) == null ? 1 : 0;
        }
        return blocks;
    }

    private boolean isGated(int step) {
        return gateSeconds > 0
                && oldest[step] != NOTHING
                && blockSeconds.applyAsLong(step) < Math.addExact(oldest[step], gateSeconds);
    }

    /** What waits now has waited at the end of all steps since the last change. */
    private void fill(int step) {
        for (; filledTo < step; filledTo++) {
            oldest[filledTo] = waiting.isEmpty() ? NOTHING : waiting.getFirst().sinceSeconds();
        }
    }
}
