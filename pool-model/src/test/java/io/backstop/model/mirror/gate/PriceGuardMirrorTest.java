package io.backstop.model.mirror.gate;

import static io.backstop.model.mirror.gate.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.backstop.model.market.Validity;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.scenario.ActionNames;
import io.backstop.model.scenario.GateSpec;
import io.backstop.model.scenario.GateSpec.PriceRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The figures of Drift (5 times the average, confidence 2 %) and GMX v2 (300 s to trade, 30 s to liquidate), at a price of
 * 2000. Liquidation tolerates uncertain and stale as in Drift, deleveraging uncertain only, the others nothing.
 */
class PriceGuardMirrorTest {

    private static final long NOW = 1_000_000;
    private static final long DOLLAR = 100_000_000;
    private static final long PRICE = 2000 * DOLLAR;

    private final BlockTime time = new BlockTime();
    private final ScriptedFeed feed = new ScriptedFeed();
    private final PriceGuardMirror guard = new PriceGuardMirror(figures(), feed, time);

    @BeforeEach
    void now() {
        time.set(NOW);
    }

    @Test
    void everyLimitItselfIsStillValid() {
        feed.say(PRICE, 40 * DOLLAR, 10_000 * DOLLAR, NOW - 300);
        assertPasses(Action.OPEN);
        feed.say(PRICE, 40 * DOLLAR, 400 * DOLLAR, NOW - 30);
        assertPasses(Action.WITHDRAW);
        assertThat(guard.validity(Action.WITHDRAW)).isEqualTo(Validity.VALID);
    }

    @Test
    void noPriceAndFiveTimesTheAverageRefuseEverybody() {
        assertRefused(() -> guard.check(Action.LIQUIDATE, 1, 0), "PriceNotValid", 4L, 0L);
        feed.say(PRICE, 0, 10_000 * DOLLAR + 1, NOW);
        assertRefused(() -> guard.check(Action.LIQUIDATE, 1, 0), "PriceNotValid", 4L, 1L);
        feed.say(PRICE, 0, 400 * DOLLAR - 1, NOW);
        assertRefused(() -> guard.check(Action.OPEN, 1, 0), "PriceNotValid", 0L, 1L);
        feed.say(PRICE, 0, 0, NOW);
        assertRefused(() -> guard.check(Action.OPEN, 1, 0), "PriceNotValid", 0L, 1L);
    }

    @Test
    void moreThanTwoPercentOfConfidenceStopsTradersNotForcedCloses() {
        feed.say(PRICE, 40 * DOLLAR + 1, PRICE, NOW);
        assertRefused(() -> guard.check(Action.INCREASE, 1, 0), "PriceNotValid", 1L, 2L);
        assertPasses(Action.LIQUIDATE);
        assertPasses(Action.DELEVERAGE);
    }

    @Test
    void everyActionHasItsOwnAge() {
        feed.say(PRICE, 0, PRICE, NOW - 31);
        assertPasses(Action.CLOSE);
        assertRefused(() -> guard.check(Action.WITHDRAW, 0, 0), "PriceNotValid", 7L, 3L);
        assertPasses(Action.LIQUIDATE);
    }

    @Test
    void everyStateMustBeToleratedNotOnlyTheWorst() {
        feed.say(PRICE, 41 * DOLLAR, PRICE, NOW - 31);
        assertThat(guard.validity(Action.DELEVERAGE)).isEqualTo(Validity.TOO_UNCERTAIN);
        assertRefused(() -> guard.check(Action.DELEVERAGE, 1, 0), "PriceNotValid", 5L, 3L);
        assertPasses(Action.LIQUIDATE);
    }

    @Test
    void theLargestNumbersAreComparedExactly() {
        feed.say(Long.MAX_VALUE, 0, Long.MAX_VALUE / 5, NOW);
        assertRefused(() -> guard.check(Action.OPEN, 1, 0), "PriceNotValid", 0L, 1L);
        feed.say(Long.MAX_VALUE, 0, Long.MAX_VALUE / 5 + 1, NOW);
        assertPasses(Action.OPEN);
    }

    @Test
    void theNamesOfTheActionsAreThoseOfTheMirrorInItsOrder() {
        assertThat(ActionNames.ALL)
                .isEqualTo(Arrays.stream(Action.values()).map(Action::name).toList());
        assertThat(ActionNames.setOf(List.of("OPEN", "LIQUIDATE"))).isEqualTo(0b1_0001);
    }

    @Test
    void figuresAreBoundedAsInTheContract() {
        List<PriceRule> rules = figures().rules();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GateSpec.PriceGuard(999_999_999, 0, rules))
                .withMessage("mostVolatility must be from 1000000000 to 1000000000000, was 999999999");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriceRule(0, Set.of()))
                .withMessage("maxAge must be from 1 to 31536000, was 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new PriceRule(1, Set.of(Validity.NON_POSITIVE)));
        assertThat(new PriceRule(1, Set.of(Validity.TOO_UNCERTAIN, Validity.STALE)).toleratedSet())
                .isEqualTo(12);
    }

    private void assertPasses(Action action) {
        assertThatCode(() -> guard.check(action, 1, NOW)).doesNotThrowAnyException();
    }

    private static GateSpec.PriceGuard figures() {
        List<PriceRule> rules = new ArrayList<>(Collections.nCopies(8, new PriceRule(300, Set.of())));
        rules.set(4, new PriceRule(30, Set.of(Validity.TOO_UNCERTAIN, Validity.STALE)));
        rules.set(5, new PriceRule(30, Set.of(Validity.TOO_UNCERTAIN)));
        rules.set(7, new PriceRule(30, Set.of()));
        return new GateSpec.PriceGuard(5_000_000_000L, 20_000_000, rules);
    }
}
