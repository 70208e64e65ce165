package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.List;

/** What positions of one account in several contracts of a venue are to each other. */
public sealed interface AccountsSpec {

    /** Whether they stand together. */
    default boolean areShared() {
        return !(this instanceof Isolated);
    }

    /** Whether a trader's long and short of one contract are set off against each other before anything of his is liquidated. */
    default boolean offsetsLegs() {
        return false;
    }

    /** Each stands by itself. */
    record Isolated() implements AccountsSpec {}

    /** They share all equity, and need what they would need alone, together. */
    record Cross(boolean offsetsLegs) implements AccountsSpec {

        /** Where legs are liquidated one after the other. */
        public Cross() {
            this(false);
        }
    }

    /**
     * They share all equity, and need what they would lose together in the worst of several moves of an underlying.
     *
     * @param shocks moves of a price (1e-9, between −1 and 1); a rise and a fall at least
     * @param contingency of the notional of all positions (1e-9)
     * @param initialFactor what opening needs as a multiple of staying open (1e-9, at least 1)
     */
    record Portfolio(List<Long> shocks, long contingency, long initialFactor) implements AccountsSpec {

        /** Copies the list and checks the figures. */
        public Portfolio {
            shocks = List.copyOf(shocks);
            shocks.forEach(
                    shock -> Figures.requireWithin("shock", shock, 1 - FixedPoint.RATIO_ONE, FixedPoint.RATIO_ONE));
            Figures.requireWithin("contingency", contingency, 0, FixedPoint.RATIO_ONE);
            Figures.requireWithin("initialFactor", initialFactor, FixedPoint.RATIO_ONE, 100 * FixedPoint.RATIO_ONE);
        }

        /** What the worst move takes of a single position, and the contingency: a ratio of its notional (1e-9). */
        public long ratioAlone() {
            return contingency + shocks.stream().mapToLong(Math::abs).max().orElse(0);
        }
    }
}
