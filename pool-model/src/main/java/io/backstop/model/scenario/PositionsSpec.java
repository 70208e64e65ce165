package io.backstop.model.scenario;

import java.util.List;

/** Which positions are open when the tape starts. */
public sealed interface PositionsSpec {

    /** Exactly these. */
    record Listed(List<SeededPosition> positions) implements PositionsSpec {

        /** Keeps the positions as they are. */
        public Listed {
            positions = List.copyOf(positions);
        }
    }

    /**
     * A seeded population; account ids run from 1.
     *
     * @param count number of positions
     * @param longShare probability of a long (1e-9)
     * @param leverages drawn with equal weight, whole numbers of at least 1
     * @param notionalFrom smallest notional in micro-dollars
     * @param notionalTo largest notional in micro-dollars; drawn evenly on a logarithmic scale
     * @param entryPrices drawn with equal weight (1e-8 dollar)
     */
    record Population(
            int count,
            long longShare,
            List<Integer> leverages,
            long notionalFrom,
            long notionalTo,
            List<Long> entryPrices)
            implements PositionsSpec {

        /** Keeps the lists as they are. */
        public Population {
            leverages = List.copyOf(leverages);
            entryPrices = List.copyOf(entryPrices);
        }
    }
}
