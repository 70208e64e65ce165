package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.List;

/**
 * One market maker of a book venue. Ratios are 1e-9, times milliseconds.
 *
 * @param profile what it quotes on each side, level by level away from its best quotes
 * @param halfSpread distance (ratio) of its best quotes from its middle
 * @param requoteMove the reference must have moved by this ratio to move the quotes; 0 for any move
 * @param refillDelay time after the last fill of a level in which nothing comes back
 * @param refillRamp time in which a whole level comes back after it; 0 for all at once
 * @param skewPerUnit ratio by which its middle moves against a position of 1.0
 * @param mostSkew ratio beyond which it never moves
 * @param retreat when it quotes less
 * @param outages when it quotes nothing, in order and apart from each other
 * @param margin micro-dollars that it posts; {@link #UNLIMITED} for one that may owe any amount
 */
public record BookMakerSpec(
        List<Level> profile,
        long halfSpread,
        long requoteMove,
        long refillDelay,
        long refillRamp,
        long skewPerUnit,
        long mostSkew,
        Retreat retreat,
        List<TimeWindow> outages,
        long margin) {

    /** The margin of a maker that nobody liquidates. */
    public static final long UNLIMITED = -1;

    /** Copies the lists and checks that there is a level and that outages follow each other. */
    public BookMakerSpec {
        profile = List.copyOf(profile);
        outages = List.copyOf(outages);
        Figures.requireWithin("levels", profile.size(), 1, Integer.MAX_VALUE);
        Figures.requireWithin("margin", margin, UNLIMITED, Long.MAX_VALUE);
        for (int place = 1; place < outages.size(); place++) {
            Figures.requireWithin(
                    "start of an outage",
                    outages.get(place).fromMillis(),
                    outages.get(place - 1).toMillis() + 1,
                    Long.MAX_VALUE);
        }
    }

    /** Whether it has an account of its own that may be liquidated. */
    public boolean isMargined() {
        return margin != UNLIMITED;
    }

    /**
     * One level of a profile.
     *
     * @param distance from the best quote (ratio)
     * @param notional micro-dollars between the level before and this one
     */
    public record Level(long distance, long notional) {

        /** Checks the figures. */
        public Level {
            Figures.requireWithin("distance", distance, 0, FixedPoint.RATIO_ONE - 1);
            Figures.requireWithin("notional", notional, 0, Long.MAX_VALUE);
        }
    }

    /** When a maker quotes a part of its profile only. */
    public sealed interface Retreat {

        /** Never. */
        record Never() implements Retreat {}

        /**
         * By how far the reference moved lately.
         *
         * @param window of the volatility
         * @param sample time between its samples; a window holds a whole number of them
         * @param steps from a volatility (ratio for the window) on, up to the next one
         */
        record ByVolatility(long window, long sample, List<Step> steps) implements Retreat {

            /** Copies the list. */
            public ByVolatility {
                steps = List.copyOf(steps);
            }
        }

        /**
         * As it was recorded.
         *
         * @param fromMillis epoch milliseconds at which the record begins; all is quoted before it
         * @param steps from milliseconds after that on, up to the next one
         */
        record Recorded(long fromMillis, List<Step> steps) implements Retreat {

            /** Copies the list. */
            public Recorded {
                steps = List.copyOf(steps);
            }
        }
    }

    /**
     * One step of a table.
     *
     * @param key a volatility or a time, rising in a table
     * @param depth the part of the profile that is quoted from there on (ratio)
     */
    public record Step(long key, long depth) {

        /** Checks the ratio. */
        public Step {
            Figures.requireWithin("key", key, 0, Long.MAX_VALUE);
            Figures.requireWithin("depth", depth, 0, FixedPoint.RATIO_ONE);
        }
    }
}
