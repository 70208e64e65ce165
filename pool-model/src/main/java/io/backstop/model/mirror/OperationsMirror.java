// Mirrors the deployment of what people operate a market with
package io.backstop.model.mirror;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.feed.Priced;
import io.backstop.model.mirror.feed.ReportFeed;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.mirror.operations.ParametersMirror;
import io.backstop.model.mirror.operations.PauseMirror;
import io.backstop.model.mirror.operations.Role;
import io.backstop.model.mirror.operations.RolesMirror;
import io.backstop.model.mirror.operations.SettleableFeedMirror;
import io.backstop.model.mirror.operations.SettleableReportFeedMirror;
import io.backstop.model.scenario.Intervention;
import io.backstop.model.scenario.OperationsSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Roles, pauses, figures that may be changed, and feeds that may be settled. Not thread safe. */
public final class OperationsMirror {

    /** The caller who stops things. */
    public static final int GUARDIAN = -11;

    /** The caller who decides. */
    public static final int GOVERNOR = -12;

    private static final int KEEPER = -13;

    private final OperationsSpec spec;
    private final BlockTime time;
    private final RolesMirror roles;
    private final PauseMirror pause;
    private final ParametersMirror parameters;
    private final List<SettleableFeedMirror> settleable = new ArrayList<>();

    OperationsMirror(OperationsSpec spec, BlockTime time) {
        this.spec = spec;
        this.time = time;
        roles = new RolesMirror(Map.of(
                Role.PUBLISHER,
                PriceFeedMirror.PUBLISHER,
                Role.KEEPER,
                KEEPER,
                Role.GUARDIAN,
                GUARDIAN,
                Role.GOVERNOR,
                GOVERNOR));
        pause = new PauseMirror(roles, spec.maxForcedPause(), time);
        parameters = new ParametersMirror(spec.parameters(), roles, time);
    }

    /** Who may do what. */
    public RolesMirror roles() {
        return roles;
    }

    /** The gate by which the guardian stops actions. */
    public PauseMirror pause() {
        return pause;
    }

    /** The figures that the governor may change. */
    public ParametersMirror parameters() {
        return parameters;
    }

    /** The feeds that the governor may settle, the mark's first. */
    public List<SettleableFeedMirror> settleable() {
        return settleable;
    }

    /** A feed as the market reads it: the feed itself, or one in front of it that can be settled. */
    Priced readable(Priced feed) {
        if (!spec.settleable()) {
            return feed;
        }
        SettleableFeedMirror inFront = feed instanceof ReportFeed reports
                ? new SettleableReportFeedMirror(reports, roles, time)
                : new SettleableFeedMirror(feed::price, feed::publishTime, roles, time);
        settleable.add(inFront);
        return inFront;
    }

    /**
     * Carries out what the tape says.
     *
     * @throws ContractRevert if it is refused; nothing has changed then
     */
    void carryOut(Intervention intervention) {
        switch (intervention) {
            case Intervention.Pause stop -> pause.pause(GUARDIAN, actions(stop.actions()));
            case Intervention.Resume goOn -> pause.resume(GOVERNOR, actions(goOn.actions()));
            case Intervention.SetParameter change -> parameters.setParameter(GOVERNOR, change.name(), change.value());
            case Intervention.SettleAt settle -> settleable.forEach(feed -> feed.settleAt(GOVERNOR, settle.price()));
        }
    }

    private static Set<Action> actions(List<String> names) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
        names.forEach(name -> actions.add(Action.valueOf(name)));
        return actions;
    }
}
