// Mirrors operations/Pause.sol
package io.backstop.model.mirror.operations;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.mirror.gate.Gate;
import io.backstop.model.scenario.ActionNames;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Stops single actions; forced closes go on by themselves after a while. Not thread safe. */
public final class PauseMirror implements Gate {

    private final RolesMirror roles;
    private final long maxForcedPause;
    private final BlockTime time;
    private final Map<Action, Long> pausedAt = new EnumMap<>(Action.class);

    /**
     * Nothing is stopped.
     *
     * @param maxForcedPause seconds, as in {@link io.backstop.model.scenario.OperationsSpec}
     */
    public PauseMirror(RolesMirror roles, long maxForcedPause, BlockTime time) {
        this.roles = roles;
        this.maxForcedPause = maxForcedPause;
        this.time = time;
    }

    /** Stops these actions; one that is stopped already stays stopped since then. */
    public void pause(int caller, Set<Action> actions) {
        roles.requireRole(Role.GUARDIAN, caller);
        actions.forEach(action -> pausedAt.putIfAbsent(action, time.seconds()));
    }

    /** Lets these actions go on, and be stopped again. */
    public void resume(int caller, Set<Action> actions) {
        roles.requireRole(Role.GOVERNOR, caller);
        pausedAt.keySet().removeAll(actions);
    }

    @Override
    public void check(Action action, int account, long changedAt) {
        if (isPaused(action)) {
            throw new ContractRevert("ActionPaused", (long) ActionNames.codeOf(action.name()));
        }
    }

    /** Whether an action is stopped now. */
    public boolean isPaused(Action action) {
        Long since = pausedAt.get(action);
        if (since == null) {
            return false;
        }
        boolean forced = action == Action.LIQUIDATE || action == Action.DELEVERAGE;
        return !forced || time.seconds() < since + maxForcedPause;
    }
}
