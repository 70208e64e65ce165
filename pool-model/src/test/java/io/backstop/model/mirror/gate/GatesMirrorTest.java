package io.backstop.model.mirror.gate;

import static io.backstop.model.mirror.gate.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.GateSpec;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** GMX v2's figures: half of the reference, here at 2000 and at most 25 hours old, and 300 s of grace. */
class GatesMirrorTest {

    private static final long NOW = 1_000_000;
    private static final long MAX_AGE = 90_000;
    private static final long DOLLAR = 100_000_000;
    private static final FeedSpec DAILY = new FeedSpec(0, 86_400_000, 0);

    private final BlockTime time = new BlockTime();
    private final ScriptedFeed feed = new ScriptedFeed();
    private final ScriptedFeed reference = new ScriptedFeed();
    private final Gate guard = new ReferenceGuardMirror(
            new GateSpec.ReferenceGuard(500_000_000, MAX_AGE, DAILY),
            () -> feed.report().price(),
            new ReferenceGuardMirror.Latest(
                    () -> reference.report().price(), () -> reference.report().publishTime()),
            time);
    private final Gate grace =
            new ResumeGraceMirror(new GateSpec.ResumeGrace(300, List.of("OPEN", "LIQUIDATE")), feed, time);

    @BeforeEach
    void now() {
        time.set(NOW);
        reference.say(2000 * DOLLAR, 0, 0, NOW - MAX_AGE);
    }

    @Test
    void halfOfTheReferenceMoreOrLessIsAllowedAndNoMore() {
        feed.say(3000 * DOLLAR, 0, 0, NOW);
        assertPasses(guard, Action.OPEN);
        feed.say(1000 * DOLLAR, 0, 0, NOW);
        assertPasses(guard, Action.LIQUIDATE);
        feed.say(3000 * DOLLAR + 1, 0, 0, NOW);
        assertRefused(() -> guard.check(Action.OPEN, 1, 0), "TooFarFromReference", 3000 * DOLLAR + 1, 2000 * DOLLAR);
        feed.say(1000 * DOLLAR - 1, 0, 0, NOW);
        assertRefused(() -> guard.check(Action.OPEN, 1, 0), "TooFarFromReference", 1000 * DOLLAR - 1, 2000 * DOLLAR);
    }

    @Test
    void aReferenceThatIsTooOldRefuses() {
        feed.say(2000 * DOLLAR, 0, 0, NOW);
        reference.say(2000 * DOLLAR, 0, 0, NOW - MAX_AGE - 1);
        assertRefused(() -> guard.check(Action.LIQUIDATE, 1, 0), "ReferenceTooOld", NOW - MAX_AGE - 1, MAX_AGE);
    }

    @Test
    void actionsWaitUntilTheGraceIsOver() {
        assertPasses(grace, Action.OPEN);
        feed.resume(NOW - 299);
        assertRefused(() -> grace.check(Action.OPEN, 1, 0), "InGracePeriod", NOW + 1);
        assertRefused(() -> grace.check(Action.LIQUIDATE, 1, 0), "InGracePeriod", NOW + 1);
        assertPasses(grace, Action.INCREASE);
        time.set(NOW + 1);
        assertPasses(grace, Action.OPEN);
    }

    @Test
    void theFirstGateThatRefusesDecidesTheError() {
        feed.resume(NOW);
        feed.say(1, 0, 0, NOW);
        Gate list = new GateListMirror(List.of(grace, guard));
        assertRefused(() -> list.check(Action.OPEN, 1, 0), "InGracePeriod", NOW + 300);
        assertRefused(() -> list.check(Action.CLOSE, 1, 0), "TooFarFromReference", 1L, 2000 * DOLLAR);
    }

    @Test
    void figuresAreBoundedAsInTheContracts() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GateSpec.ReferenceGuard(0, MAX_AGE, DAILY));
        assertThatIllegalArgumentException().isThrownBy(() -> new GateSpec.ReferenceGuard(1, 0, DAILY));
        assertThatIllegalArgumentException().isThrownBy(() -> new GateSpec.ResumeGrace(86_401, List.of("OPEN")));
        assertThatIllegalArgumentException().isThrownBy(() -> new GateSpec.ResumeGrace(1, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GateSpec.Flags(10, 10))
                .withMessage("expiry must be from 11 to 604800, was 10");
    }

    private static void assertPasses(Gate gate, Action action) {
        assertThatCode(() -> gate.check(action, 1, NOW)).doesNotThrowAnyException();
    }
}
