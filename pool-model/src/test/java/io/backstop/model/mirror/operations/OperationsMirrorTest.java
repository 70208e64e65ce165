package io.backstop.model.mirror.operations;

import static io.backstop.model.mirror.gate.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.backstop.model.market.Report;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.mirror.gate.ScriptedFeed;
import io.backstop.model.scenario.OperationsSpec;
import io.backstop.model.scenario.OperationsSpec.Parameter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperationsMirrorTest {

    private static final long START = 1_000_000;
    private static final long HOUR = 3600;
    private static final int GUARDIAN = 2;
    private static final int GOVERNOR = 3;
    private static final int NEXT = 9;
    private static final Set<Action> FORCED = EnumSet.of(Action.LIQUIDATE, Action.DELEVERAGE);

    private final BlockTime time = new BlockTime();
    private final RolesMirror roles =
            new RolesMirror(Map.of(Role.PUBLISHER, 0, Role.KEEPER, 1, Role.GUARDIAN, 2, Role.GOVERNOR, 3));
    private final PauseMirror pause = new PauseMirror(roles, HOUR, time);

    @BeforeEach
    void start() {
        time.set(START);
    }

    @Test
    void aRoleIsHandedOverInTwoSteps() {
        assertRefused(() -> roles.offer(GUARDIAN, Role.GUARDIAN, NEXT), "OnlyRole", 3L);
        roles.offer(GOVERNOR, Role.GUARDIAN, NEXT);
        assertThat(roles.holderOf(Role.GUARDIAN)).isEqualTo(GUARDIAN);
        assertRefused(() -> roles.take(GUARDIAN, Role.GUARDIAN), "NotOffered", 2L);
        roles.take(NEXT, Role.GUARDIAN);
        assertThat(roles.holderOf(Role.GUARDIAN)).isEqualTo(NEXT);
        assertRefused(() -> roles.take(NEXT, Role.GUARDIAN), "NotOffered", 2L);
    }

    @Test
    void theGuardianStopsAndTheGovernorLetsGoOn() {
        pause.pause(GUARDIAN, EnumSet.of(Action.OPEN, Action.WITHDRAW));
        time.set(START + 1000 * HOUR);
        assertRefused(() -> pause.check(Action.OPEN, 1, 1), "ActionPaused", 0L);
        assertRefused(() -> pause.resume(GUARDIAN, EnumSet.of(Action.OPEN)), "OnlyRole", 3L);
        assertRefused(() -> pause.pause(GOVERNOR, EnumSet.of(Action.CLOSE)), "OnlyRole", 2L);
        pause.resume(GOVERNOR, EnumSet.of(Action.OPEN));
        assertThat(EnumSet.allOf(Action.class).stream().filter(pause::isPaused)).containsExactly(Action.WITHDRAW);
    }

    @Test
    void liquidationsGoOnByThemselvesAndAreNotStoppedAgain() {
        pause.pause(GUARDIAN, FORCED);
        time.set(START + HOUR - 1);
        pause.pause(GUARDIAN, FORCED);
        assertRefused(() -> pause.check(Action.LIQUIDATE, 1, 1), "ActionPaused", 4L);
        time.set(START + HOUR);
        pause.pause(GUARDIAN, FORCED);
        assertThat(FORCED).noneMatch(pause::isPaused);
        pause.resume(GOVERNOR, FORCED);
        pause.pause(GUARDIAN, FORCED);
        assertThat(FORCED).allMatch(pause::isPaused);
    }

    @Test
    void theGovernorSettlesAFeedOnceAndForGood() {
        ScriptedFeed inner = new ScriptedFeed();
        inner.say(2000, 5, 1990, START - 9);
        inner.resume(START - 20);
        SettleableReportFeedMirror feed = new SettleableReportFeedMirror(inner, roles, time);
        assertThat(List.of(feed.report(), feed.average(), feed.resumedAt(), feed.price(), feed.publishTime()))
                .containsExactly(inner.report(), 1990L, START - 20, 2000L, START - 9);
        assertRefused(() -> feed.settleAt(GUARDIAN, 1800), "OnlyRole", 3L);
        assertRefused(() -> feed.settleAt(GOVERNOR, 0), "NonPositivePrice", 0L);

        feed.settleAt(GOVERNOR, 1800);
        time.set(START + HOUR);

        assertThat(List.of(feed.report(), feed.average(), feed.resumedAt(), feed.price(), feed.publishTime()))
                .containsExactly(
                        new Report(1800, 0, 1800, 1800, START + HOUR, START + HOUR), 1800L, 0L, 1800L, START + HOUR);
        assertRefused(() -> feed.settleAt(GOVERNOR, 1900), "AlreadySettled", 1800L);
    }

    @Test
    void aFigureChangesWithinItsBoundsAndAtItsPace() {
        Parameter cap = new Parameter("cap", 500, 100, 1000, HOUR);
        ParametersMirror parameters = new ParametersMirror(List.of(cap), roles, time);
        assertRefused(() -> parameters.setParameter(GOVERNOR, "cap", 1001), "ParameterOutOfBounds", 1001L, 100L, 1000L);
        assertRefused(() -> parameters.setParameter(GUARDIAN, "cap", 600), "OnlyRole", 3L);
        assertRefused(() -> parameters.valueOf("cup"), "NoParameter");
        parameters.setParameter(GOVERNOR, "cap", 1000);
        assertThat(parameters.valueOf("cap")).isEqualTo(1000);
        time.set(START + HOUR - 1);
        assertRefused(() -> parameters.setParameter(GOVERNOR, "cap", 600), "ParameterChangedTooRecently", START + HOUR);
        time.set(START + HOUR);
        parameters.setParameter(GOVERNOR, "cap", 600);
        assertThat(parameters.valueOf("cap")).isEqualTo(600);
    }

    @Test
    void figuresAreBoundedAsInTheContracts() {
        Parameter cap = new Parameter("cap", 500, 100, 1000, HOUR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OperationsSpec(HOUR, true, List.of(cap, cap)))
                .withMessage("parameter cap must be defined once");
        assertThatIllegalArgumentException().isThrownBy(() -> new OperationsSpec(0, true, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Parameter("cap", 99, 100, 1000, HOUR));
        assertThatIllegalArgumentException().isThrownBy(() -> new RolesMirror(Map.of(Role.GOVERNOR, 1)));
    }
}
