package io.backstop.tests.fuzz;

import io.backstop.model.mirror.OperationsMirror;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.mirror.gate.FlagsMirror;
import io.backstop.model.mirror.operations.PauseMirror;
import io.backstop.model.scenario.OperationsSpec;
import io.backstop.model.scenario.OperationsSpec.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Random flags, prices of gas, and calls of whoever operates a market. Not thread safe. */
final class OperatorCalls {

    private static final List<Actor> ANYBODY =
            List.of(Actor.GUARDIAN, Actor.GOVERNOR, Actor.PUBLISHER, Actor.ALICE, Actor.KEEPER);

    private static final long ALL_ACTIONS = 255;

    private final Dice dice;
    private final MirrorSide mirror;

    OperatorCalls(Dice dice, MirrorSide mirror) {
        this.dice = dice;
        this.mirror = mirror;
    }

    /** Whether the next call is one of these. */
    boolean isDrawn() {
        return !possible(0).isEmpty() && dice.oneIn(8);
    }

    /** One that the venue has a contract for. */
    Call next(int weak) {
        return dice.oneOf(possible(weak)).get();
    }

    private List<Supplier<Call>> possible(int weak) {
        List<Supplier<Call>> possible = new ArrayList<>();
        OperationsMirror operations = mirror.pool().operations();
        OperationsSpec spec = mirror.setup().mechanisms().operations();
        if (mirror.pool().flags() != null) {
            possible.add(() -> flag(weak));
        }
        if (operations != null && spec != null) {
            possible.add(() -> operate(operations.pause(), spec));
        }
        if (mirror.pool().gasFeeds() != null) {
            long price = dice.ofAnyMagnitude(1, 1_000_000_000_000L);
            possible.add(() -> new Call.PublishGas(by(Actor.PUBLISHER), dice.oneIn(2), price));
        }
        return possible;
    }

    /** Mostly somebody who bears a flag, where flags are needed. */
    int someFlagged(int weak) {
        int[] flagged = flagged();
        return flagged.length == 0 || dice.oneIn(4) ? weak : flagged[(int) dice.between(0, flagged.length - 1)];
    }

    private int[] flagged() {
        FlagsMirror flags = mirror.pool().flags();
        return flags == null
                ? new int[0]
                : Arrays.stream(MirrorState.accounts(mirror.market()))
                        .filter(account -> flags.flagOf(account).flaggedAt() != 0)
                        .toArray();
    }

    /** Whose flag is the youngest, because that stands longest. */
    private int lastFlagged(int weak) {
        FlagsMirror flags = mirror.pool().flags();
        return Arrays.stream(flagged())
                .boxed()
                .max(Comparator.comparingLong(
                        account -> Objects.requireNonNull(flags).flagOf(account).flaggedAt()))
                .orElse(weak);
    }

    /** Whose flag anybody may lift. */
    private int[] liftable() {
        return Arrays.stream(flagged()).filter(this::isHealthy).toArray();
    }

    private boolean isHealthy(int account) {
        try {
            mirror.market().requireLiquidatable(account);
            return false;
        } catch (ContractRevert healthy) {
            return true;
        } catch (ArithmeticException overflow) {
            return false;
        }
    }

    private Call flag(int weak) {
        int[] liftable = liftable();
        if (liftable.length > 0 && dice.oneIn(2)) {
            return new Call.Unflag(dice.oneOf(ANYBODY), liftable[(int) dice.between(0, liftable.length - 1)]);
        }
        return switch ((int) dice.between(0, 4)) {
            case 0 -> new Call.Unflag(dice.oneOf(ANYBODY), someFlagged(weak));
            case 1 ->
                new Call.FlagBatch(dice.oneOf(ANYBODY), List.of(weak, someFlagged(weak), (int) dice.between(0, 11)));
            case 2, 3 -> new Call.Flag(dice.oneOf(ANYBODY), lastFlagged(weak));
            default -> new Call.Flag(dice.oneOf(ANYBODY), weak);
        };
    }

    /** Pauses are short, or else nothing happens any more. */
    private Call operate(PauseMirror pause, OperationsSpec spec) {
        if (Arrays.stream(Action.values()).anyMatch(pause::isPaused) && dice.oneIn(2)) {
            return new Call.Resume(by(Actor.GOVERNOR), ALL_ACTIONS);
        } else if (!spec.parameters().isEmpty() && dice.oneIn(2)) {
            return setParameter(dice.oneOf(spec.parameters()));
        } else if (spec.settleable() && dice.oneIn(6)) {
            long price = dice.oneIn(8) ? 0 : Math.max(1, mirror.market().markPrice());
            return new Call.SettleAt(by(Actor.GOVERNOR), dice.oneIn(2), price);
        }
        long actions = dice.oneIn(4) ? dice.between(1, ALL_ACTIONS) : 1L << dice.between(0, 7);
        return new Call.Pause(by(Actor.GUARDIAN), actions);
    }

    private Call setParameter(Parameter parameter) {
        long value = dice.oneIn(5) ? dice.near(parameter.least()) : dice.between(parameter.least(), parameter.most());
        return new Call.SetParameter(by(Actor.GOVERNOR), parameter.name(), value);
    }

    private Actor by(Actor usual) {
        return dice.oneIn(12) ? dice.oneOf(ANYBODY) : usual;
    }
}
