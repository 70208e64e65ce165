package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import org.jspecify.annotations.Nullable;

/** Who bears a shortfall that no pocket of a pool venue paid, and what happens until then. */
public sealed interface LastResortSpec {

    /** Deleveraging of winners; null if there is none. */
    default @Nullable DeleveragingSpec deleveraging() {
        return null;
    }

    /** Share of every realised profit that is kept while something waits (1e-9); 0 for none. */
    default long haircut() {
        return 0;
    }

    /** How long nobody takes money out from the oldest waiting shortfall on; 0 for not at all. */
    default long withdrawalGateSeconds() {
        return 0;
    }

    /** Whether all open positions bear what waited too long. */
    default boolean spreads() {
        return false;
    }

    /**
     * It waits for winners who bear it.
     *
     * @param windowSeconds how long it waits for them, not negative
     * @param deleveraging null if winners are not deleveraged
     * @param haircut share of every realised profit that is kept while something waits (1e-9); 0 for none
     * @param withdrawalGateSeconds how long nobody takes money out from the oldest waiting shortfall on; 0 for not at all
     * @param spreads whether all open positions bear what is left then, by their funding; else it is written off
     */
    record Waiting(
            long windowSeconds,
            @Nullable DeleveragingSpec deleveraging,
            long haircut,
            long withdrawalGateSeconds,
            boolean spreads)
            implements LastResortSpec {

        /** Checks the figures. */
        public Waiting {
            Figures.requireWithin("haircut", haircut, 0, FixedPoint.RATIO_ONE);
            if (windowSeconds < 0 || withdrawalGateSeconds < 0) {
                throw new IllegalArgumentException(
                        "window and gate must not be negative, was " + windowSeconds + ", " + withdrawalGateSeconds);
            }
        }
    }

    /** It stays on the account that made it: nobody is charged until somebody repays it. */
    record StaysOnAccount() implements LastResortSpec {}

    /** Whatever would leave one is refused. */
    record Refuse() implements LastResortSpec {}
}
