package io.backstop.model.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which positions are open when the tape starts, and who trades by himself while it runs. */
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
     * @param openInterest what the larger side is worth at entry prices, micro-dollars; sizes are scaled to it. 0 leaves them as drawn
     * @param longShare probability of a long (1e-9)
     * @param leverages whole numbers of at least 1
     * @param sizes of which notionals are drawn
     * @param entryPrices drawn with equal weight (1e-8 dollar)
     * @param entries who opens his position while the tape runs; null if all are there before
     */
    record Population(
            int count,
            long openInterest,
            long longShare,
            List<Leverage> leverages,
            SizesSpec sizes,
            List<Long> entryPrices,
            @Nullable EntriesSpec entries)
            implements PositionsSpec {

        /** Keeps the lists as they are. */
        public Population {
            leverages = List.copyOf(leverages);
            entryPrices = List.copyOf(entryPrices);
        }

        /** Leverages with equal weight, and notionals drawn evenly on a logarithmic scale. */
        public Population(
                int count,
                long longShare,
                List<Integer> leverages,
                long notionalFrom,
                long notionalTo,
                List<Long> entryPrices) {
            this(
                    count,
                    0,
                    longShare,
                    leverages.stream()
                            .map(leverage -> new Leverage(leverage, 1))
                            .toList(),
                    new SizesSpec.Even(notionalFrom, notionalTo),
                    entryPrices,
                    null);
        }
    }

    /**
     * A leverage of a mix.
     *
     * @param leverage notional over collateral, at least 1
     * @param weight how often beside the others, positive
     */
    record Leverage(int leverage, int weight) {}

    /** Several populations that behave differently; account ids run on from one to the next. */
    record Cohorts(List<CohortSpec> cohorts) implements PositionsSpec {

        /** Keeps the list as it is. */
        public Cohorts {
            cohorts = List.copyOf(cohorts);
        }
    }
}
