package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import java.util.Collection;
import java.util.List;

/** The actions that gates know, by name and by their number in the contracts. */
public final class ActionNames {

    /** Taking money out of the pool. */
    public static final String WITHDRAW = "WITHDRAW";

    /** All of them, in the contracts' order. */
    public static final List<String> ALL =
            List.of("OPEN", "INCREASE", "DECREASE", "CLOSE", "LIQUIDATE", "DELEVERAGE", "DEPOSIT", WITHDRAW);

    private ActionNames() {}

    /** The number that stands for an action in the contracts. */
    public static int codeOf(String action) {
        int code = ALL.indexOf(action);
        if (code < 0) {
            throw new IllegalArgumentException("action must be one of " + String.join(", ", ALL) + ", was " + action);
        }
        return code;
    }

    /** The set of some actions as the contracts have it: bit n stands for the action with the number n. */
    public static long setOf(Collection<String> actions) {
        long set = 0;
        for (String action : actions) {
            set |= 1L << codeOf(action);
        }
        return set;
    }

    static void requireSome(Collection<String> actions) {
        Figures.requireWithin("actions", setOf(actions), 1, setOf(ALL));
    }
}
