package io.backstop.tests.fuzz;

import io.backstop.model.scenario.DeficitSpec;
import io.backstop.model.scenario.PocketForm;
import io.backstop.model.scenario.TranchesSpec;
import io.backstop.model.units.FixedPoint;
import io.backstop.tests.fuzz.Setup.Pot;
import io.backstop.tests.fuzz.Setup.PotKind;
import java.util.List;

/** Random forms of pockets: one number makes all figures of one. */
final class FormGenerator {

    private static final long ONE = FixedPoint.RATIO_ONE;

    private FormGenerator() {}

    /** The form of this number, the same each time; the usual one for 0. */
    static PocketForm form(Pot pot) {
        if (pot.form() == 0) {
            return new PocketForm.Usual();
        }
        Dice dice = new Dice(pot.form());
        return switch (pot.kind()) {
            case FEE_BUFFER -> new PocketForm.ProfitBuffer();
            case JUNIOR_LP -> tranches(dice);
            case SAFETY_MODULE -> deficit(dice, pot);
            case TREASURY, LP -> new PocketForm.Usual();
        };
    }

    /** A number for a pocket of this kind: 0 for the usual form if it has one. */
    static long number(PotKind kind, Dice dice) {
        return switch (kind) {
            case JUNIOR_LP -> dice.between(1, Long.MAX_VALUE - 1);
            case FEE_BUFFER -> dice.oneIn(6) ? dice.between(1, Long.MAX_VALUE - 1) : 0;
            case SAFETY_MODULE -> dice.oneIn(3) ? dice.between(1, Long.MAX_VALUE - 1) : 0;
            case TREASURY, LP -> 0;
        };
    }

    /** Often without an offset, so that something is slashed. */
    private static DeficitSpec deficit(Dice dice, Pot pot) {
        long scale = Math.max(10, pot.balance() / 10);
        return new DeficitSpec(
                dice.oneIn(3) ? dice.ofAnyMagnitude(1, scale) : 0,
                dice.oneOf(List.of(0L, 100_000_000L, ONE, dice.between(0, ONE))),
                !dice.oneIn(3),
                pot.cooldown(),
                pot.window());
    }

    private static TranchesSpec tranches(Dice dice) {
        return new TranchesSpec(
                dice.oneOf(List.of(ONE, 650_000_000L, dice.ofAnyMagnitude(1, ONE))),
                dice.oneOf(List.of(0L, 650_000_000L, ONE)),
                dice.oneOf(List.of(ONE, 650_000_000L, dice.ofAnyMagnitude(1_000_000, ONE))));
    }
}
