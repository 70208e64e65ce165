package io.backstop.model.scenario;

import io.backstop.model.market.Validity;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One condition under which a pool venue does something, with the bounds of its contract's constructor. */
public sealed interface GateSpec {

    /**
     * What a price must be good for, action by action: {@code PriceGuard.sol}.
     *
     * @param mostVolatility by which factor price and average may differ (1e-9)
     * @param mostUncertainty how much of the price the confidence may be (1e-9)
     * @param rules one for each action, in the order of {@link ActionNames#ALL}
     */
    record PriceGuard(long mostVolatility, long mostUncertainty, List<PriceRule> rules) implements GateSpec {

        /** Checks the figures. */
        public PriceGuard {
            Figures.requireWithin("mostVolatility", mostVolatility, FixedPoint.RATIO_ONE, 1000 * FixedPoint.RATIO_ONE);
            Figures.requireWithin("mostUncertainty", mostUncertainty, 0, FixedPoint.RATIO_ONE);
            rules = List.copyOf(rules);
            Figures.requireWithin("rules", rules.size(), ActionNames.ALL.size(), ActionNames.ALL.size());
        }
    }

    /**
     * What one action asks of a price.
     *
     * @param maxAge seconds
     * @param tolerated states in which the action goes ahead all the same
     */
    record PriceRule(long maxAge, Set<Validity> tolerated) {

        private static final Set<Validity> TOLERABLE =
                EnumSet.of(Validity.TOO_VOLATILE, Validity.TOO_UNCERTAIN, Validity.STALE);

        /** Checks the figures. */
        public PriceRule {
            Figures.requireWithin("maxAge", maxAge, 1, LONGEST);
            // Told in the same order by every process, for whoever hashes it.
            tolerated = Collections.unmodifiableSortedSet(new TreeSet<>(tolerated));
            if (!TOLERABLE.containsAll(tolerated)) {
                throw new IllegalArgumentException("tolerated must be of " + TOLERABLE + ", was " + tolerated);
            }
        }

        /** The states as the contract has them: bit n stands for the state with the number n. */
        public long toleratedSet() {
            return tolerated.stream().mapToLong(state -> 1L << state.code()).sum();
        }
    }

    /**
     * No action at a price that a second feed does not bear out: {@code ReferenceGuard.sol}.
     *
     * @param mostDeviation part of the reference (1e-9)
     * @param maxAge seconds
     * @param reference the second feed
     */
    record ReferenceGuard(long mostDeviation, long maxAge, FeedSpec reference) implements GateSpec {

        /** Checks the figures. */
        public ReferenceGuard {
            Figures.requireWithin("mostDeviation", mostDeviation, 1, FixedPoint.RATIO_ONE);
            Figures.requireWithin("maxAge", maxAge, 1, LONGEST);
        }
    }

    /**
     * A while of grace after the feed was silent, or the chain's sequencer down: {@code ResumeGrace.sol}.
     *
     * @param ofSequencer whether it begins with the sequencer's return
     * @param grace seconds
     * @param actions names of those that wait, at least one
     */
    record ResumeGrace(boolean ofSequencer, long grace, List<String> actions) implements GateSpec {

        /** A while of grace after the feed was silent. */
        public ResumeGrace(long grace, List<String> actions) {
            this(false, grace, actions);
        }

        /** Checks the figures. */
        public ResumeGrace {
            Figures.requireWithin("grace", grace, 1, DAY);
            actions = List.copyOf(actions);
            ActionNames.requireSome(actions);
        }
    }

    /**
     * Flag first, close later: {@code Flags.sol}.
     *
     * @param minDelay seconds from the flag to the first liquidation
     * @param expiry seconds from the flag to the last, more than {@code minDelay}
     */
    record Flags(long minDelay, long expiry) implements GateSpec {

        /** Checks the figures. */
        public Flags {
            Figures.requireWithin("minDelay", minDelay, 0, DAY);
            Figures.requireWithin("expiry", expiry, minDelay + 1, 7 * DAY);
        }
    }

    /** Seconds. */
    long DAY = 86_400;

    /** The longest time that a gate is made with, seconds. */
    long LONGEST = 365 * DAY;
}
