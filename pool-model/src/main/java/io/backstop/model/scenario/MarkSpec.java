package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.units.Millis;

/** How a book venue makes its mark of index and book. Times are milliseconds; a sample is taken once a step. */
public sealed interface MarkSpec {

    /** The longest window and time constant: a day. */
    long LONGEST = 86_400_000;

    /** The longest window of a mark whose moves are bounded: an hour. */
    long LONGEST_BAND = 3_600_000;

    /** What funding is expected to move the mark by. */
    default ExpectedFunding funding() {
        return ExpectedFunding.NONE;
    }

    /**
     * The median of the index with the funding expected, the index with the mean basis, and the last trade (Binance, Bybit).
     *
     * @param basisWindow of the mean; shorter than a step it is the last sample
     */
    record Median(long basisWindow, ExpectedFunding funding) implements MarkSpec {

        /** Checks the window. */
        public Median {
            Figures.requireWithin("basisWindow", basisWindow, 0, LONGEST);
        }

        /** A mark that expects no funding. */
        public Median(long basisWindow) {
            this(basisWindow, ExpectedFunding.NONE);
        }
    }

    /**
     * The median of the index with an exponential mean of the basis, of what the book shows, and of an exponential mean of that
     * (Hyperliquid, without the perpetuals of other venues).
     *
     * @param basisConstant time constant of the basis
     * @param bookConstant time constant of what the book shows
     */
    record OracleMedian(long basisConstant, long bookConstant) implements MarkSpec {

        /** Checks the time constants. */
        public OracleMedian {
            Figures.requireWithin("basisConstant", basisConstant, 1, LONGEST);
            Figures.requireWithin("bookConstant", bookConstant, 1, LONGEST);
        }
    }

    /**
     * The index with an exponential mean of the basis, within a band around the index (Deribit).
     *
     * @param basisConstant time constant of the basis
     * @param band the most that the mark may be away from the index (1e-9)
     */
    record BandedBasis(long basisConstant, long band) implements MarkSpec {

        /** Checks the figures. */
        public BandedBasis {
            Figures.requireWithin("basisConstant", basisConstant, 1, LONGEST);
            Figures.requireWithin("band", band, 0, FixedPoint.RATIO_ONE - 1);
        }
    }

    /**
     * The median of best bid, best ask and last trade, bounded in its moves (FTX).
     *
     * @param band the most that the mark may move in the window (1e-9)
     */
    record BandedLast(long band, long window) implements MarkSpec {

        /** Checks the figures. */
        public BandedLast {
            Figures.requireWithin("band", band, 1, FixedPoint.RATIO_ONE - 1);
            Figures.requireWithin("window", window, 1, LONGEST_BAND);
        }
    }

    /**
     * The index with the mean basis (OKX; Binance's quarterly contracts).
     *
     * @param basisWindow of the mean; shorter than a step it is the last sample
     */
    record Basis(long basisWindow) implements MarkSpec {

        /** Checks the window. */
        public Basis {
            Figures.requireWithin("basisWindow", basisWindow, 0, LONGEST);
        }
    }

    /** The index (dYdX v4, Drift). */
    record Index() implements MarkSpec {}

    /** The index with the funding expected (BitMEX). */
    record FundingBasis(ExpectedFunding funding) implements MarkSpec {}

    /**
     * A funding rate that a mark reckons with where the venue has no funding, or has had no rate yet; none of it is paid.
     *
     * @param rate for one interval (1e-9, positive if longs pay)
     * @param interval between payments, which are at whole multiples of it since 1970
     */
    record ExpectedFunding(long rate, long interval) {

        /** No funding; the interval is the usual one. */
        public static final ExpectedFunding NONE = new ExpectedFunding(0, Millis.EIGHT_HOURS);

        /** Checks the figures. */
        public ExpectedFunding {
            Figures.requireWithin("rate", rate, -FixedPoint.RATIO_ONE, FixedPoint.RATIO_ONE);
            Figures.requireWithin("interval", interval, 1, LONGEST);
        }

        /** The rate for another time, rounded down: as much of it as that time is of the interval. */
        public long rateFor(long millis) {
            return FixedPoint.mulDivFloor(rate, millis, interval);
        }

        /** Milliseconds until the next payment after a time. */
        public long untilPaid(long millis) {
            return interval - Math.floorMod(millis, interval);
        }
    }
}
