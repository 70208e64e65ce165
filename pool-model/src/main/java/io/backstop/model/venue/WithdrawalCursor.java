package io.backstop.model.venue;

import io.backstop.model.scenario.LpRunnerSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.scenario.Withdrawal;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through the withdrawals of a tape, and through those of depositors who run when they see a loss. Not thread safe. */
public final class WithdrawalCursor {

    private final List<Withdrawal> withdrawals;
    private final long lpCapital;
    private final List<LpRunnerSpec> waiting;
    private final Deque<Withdrawal> running = new ArrayDeque<>();
    private int next;

    /** Before the first. */
    public WithdrawalCursor(ScenarioTape tape, VenueSpec.Pool venue) {
        withdrawals = tape.withdrawals();
        lpCapital = venue.lpCapital();
        waiting = new ArrayList<>(tape.circumstances().lpRunners());
    }

    /** Lets those who run look at the venue's positions and its mark of a step; each runs once. */
    public void decide(int step, PoolRun run) {
        if (waiting.isEmpty()) {
            return;
        }
        long phantom = run.phantom(step);
        for (LpRunnerSpec runner : List.copyOf(waiting)) {
            if (FixedPoint.compareProducts(phantom, FixedPoint.RATIO_ONE, runner.phantom(), lpCapital) > 0) {
                waiting.remove(runner);
                running.add(new Withdrawal(step, runner.share()));
            }
        }
    }

    /** The next withdrawal that is due in a step; null if there is none. */
    public @Nullable Withdrawal next(int step) {
        if (next < withdrawals.size() && withdrawals.get(next).step() <= step) {
            return withdrawals.get(next++);
        }
        return running.pollFirst();
    }
}
