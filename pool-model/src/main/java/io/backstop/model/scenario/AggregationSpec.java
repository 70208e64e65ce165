package io.backstop.model.scenario;

import io.backstop.model.market.quotes.Aggregation;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/** How one price is made of what several sources show. */
public sealed interface AggregationSpec {

    /** The function that is meant. */
    Aggregation aggregation();

    /** The middle one. */
    record Median() implements AggregationSpec {

        @Override
        public Aggregation aggregation() {
            return Aggregation.median();
        }
    }

    /**
     * The mean without the highest and the lowest.
     *
     * @param share of the sources that is left out at each end (1e-9), below a half
     */
    record TrimmedMean(long share) implements AggregationSpec {

        /** Checks the share. */
        public TrimmedMean {
            Figures.requireWithin("share", share, 0, FixedPoint.RATIO_ONE / 2 - 1);
        }

        @Override
        public Aggregation aggregation() {
            return Aggregation.trimmedMean(share);
        }
    }

    /**
     * The weighted mean without one source that is too far from the median; the median if several are (Binance).
     *
     * @param cut what is too far, relative to the median (1e-9), positive
     */
    record WeightedMean(long cut) implements AggregationSpec {

        /** Checks the distance. */
        public WeightedMean {
            Figures.requireWithin("cut", cut, 1, FixedPoint.RATIO_ONE);
        }

        @Override
        public Aggregation aggregation() {
            return Aggregation.weightedMean(cut);
        }
    }

    /** The price up to which half of the weight lies (Hyperliquid's validators, by stake). */
    record WeightedMedian() implements AggregationSpec {

        @Override
        public Aggregation aggregation() {
            return Aggregation.weightedMedian();
        }
    }

    /** The median of price and both ends of the confidence of each source, with the quartiles as confidence (Pyth). */
    record QuartileMedian() implements AggregationSpec {

        @Override
        public Aggregation aggregation() {
            return Aggregation.quartileMedian();
        }
    }
}
