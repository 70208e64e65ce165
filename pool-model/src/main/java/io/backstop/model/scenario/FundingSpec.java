package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/** How fast one side of a pool's market owes the other. Rates are 1e-9 a year, ratios 1e-9. */
public sealed interface FundingSpec {

    /** Largest rate that any figure may name: 10,000 % a year. */
    long MOST_RATE = 100_000_000_000L;

    /** Whom those who owe funding pay. */
    Counterparty counterparty();

    /** Whom those who owe funding pay, in the contract's order. */
    enum Counterparty {
        /** The other side, pro rata; nobody while it is empty. */
        OTHER_SIDE,
        /** The pool, which pays the other side the same rate and keeps, or adds, the difference. */
        POOL
    }

    /**
     * A rate that the skew accelerates: GMX v2, Synthetix v3.
     *
     * @param maxVelocity change of the rate in a day at full skew
     * @param skewScale entry notional that counts as full skew in micro-dollars; 0 for all that is open
     * @param stableBand skew up to which the rate stays
     * @param maxRate the rate goes no further in either direction
     */
    record Velocity(Counterparty counterparty, long maxVelocity, long skewScale, long stableBand, long maxRate)
            implements FundingSpec {

        private static final long MOST_VELOCITY = 100_000_000_000_000L;

        /** Checks the figures as the contract does. */
        public Velocity {
            Figures.requireWithin("maxVelocity", maxVelocity, 1, MOST_VELOCITY);
            Figures.requireWithin("skewScale", skewScale, 0, Long.MAX_VALUE);
            Figures.requireWithin("stableBand", stableBand, 0, FixedPoint.RATIO_ONE - 1);
            Figures.requireWithin("maxRate", maxRate, 1, MOST_RATE);
        }
    }

    /**
     * A rate that the skew sets, which is that of the entry notionals over all that is open.
     *
     * @param stableBand skew up to which nobody pays
     * @param kink skew from which the rate rises along a second line
     * @param kinkRate rate at the kink
     * @param maxRate rate where only one side is open
     */
    record Kinked(Counterparty counterparty, long stableBand, long kink, long kinkRate, long maxRate)
            implements FundingSpec {

        /** Checks the figures as the contract does. */
        public Kinked {
            Figures.requireWithin("kink", kink, 1, FixedPoint.RATIO_ONE - 1);
            Figures.requireWithin("stableBand", stableBand, 0, kink - 1);
            Figures.requireWithin("maxRate", maxRate, 1, MOST_RATE);
            Figures.requireWithin("kinkRate", kinkRate, 0, maxRate);
        }
    }
}
