package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * How an update gets into a block: who bids less for gas than a block asks for, waits.
 *
 * @param blockMillis from block to block, the first at the start of the tape
 * @param gas what blocks ask for
 * @param bid what the publisher offers
 */
public record InclusionSpec(long blockMillis, Gas gas, Bid bid) {

    /** Checks the time. */
    public InclusionSpec {
        Figures.requireWithin("blockMillis", blockMillis, 1, LatencySpec.LONGEST);
    }

    /** What blocks ask for. */
    public sealed interface Gas {}

    /** The gas price of the tape, which every block asks for. */
    public record TapeGas() implements Gas {}

    /**
     * A price that every block asks for.
     *
     * @param price 1e-8 gwei
     */
    public record GivenGas(FeedTape price) implements Gas {}

    /**
     * What was paid in intervals of time.
     *
     * @param file a CSV file with the columns {@code ts_ms,p30_gwei,p60_gwei,p90_gwei}
     */
    public record RecordedGas(String file) implements Gas {}

    /**
     * What a publisher offers for its update.
     *
     * @param price the first offer (1e-8 gwei); 0 if it follows the gas price
     * @param quantile of what was paid that the first offer follows: 30, 60 or 90 percent
     * @param multiple of it (1e-9)
     * @param lagMillis how old the gas price is that it follows
     * @param raiseMillis after so long without a block the offer is raised; 0 for never
     * @param raise by which part (1e-9)
     * @param most no offer is higher (1e-8 gwei)
     */
    public record Bid(
            long price, int quantile, long multiple, long lagMillis, long raiseMillis, long raise, long most) {

        /** A thousand gas prices. */
        public static final long MOST_MULTIPLE = 1000 * FixedPoint.RATIO_ONE;

        /** A million gwei. */
        public static final long MOST_PRICE = 100_000_000_000_000L;

        /** Checks the figures. */
        public Bid {
            Figures.requireWithin("price", price, 0, MOST_PRICE);
            Figures.requireWithin("multiple", multiple, 1, MOST_MULTIPLE);
            Figures.requireWithin("lagMillis", lagMillis, 0, LatencySpec.LONGEST);
            Figures.requireWithin("raiseMillis", raiseMillis, 0, LatencySpec.LONGEST);
            Figures.requireWithin("raise", raise, 0, MOST_MULTIPLE);
            Figures.requireWithin("most", most, 1, MOST_PRICE);
            if (quantile != 30 && quantile != 60 && quantile != 90) {
                throw new IllegalArgumentException("quantile must be 30, 60 or 90, was " + quantile);
            }
        }
    }
}
