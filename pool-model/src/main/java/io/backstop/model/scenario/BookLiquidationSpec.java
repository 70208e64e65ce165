package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * How a book venue liquidates: four choices and the price of a takeover.
 *
 * @param takeover what is taken over before any order is sent
 * @param steps how much is closed at once
 * @param order with which order
 * @param marginLeft whose the margin is that a close leaves
 * @param takeoverPrice at which price a position is taken over
 */
public record BookLiquidationSpec(
        Takeover takeover, Steps steps, Order order, MarginLeft marginLeft, TakeoverPrice takeoverPrice) {

    /** One order at the bankruptcy price for all of it; the rest is taken over at it, and what margin is left is the fund's. */
    public static final BookLiquidationSpec USUAL = new BookLiquidationSpec(
            new Takeover.None(),
            new Steps.Whole(true),
            new Order.Bankruptcy(false),
            new MarginLeft.Kept(),
            TakeoverPrice.BANKRUPTCY);

    /** Whether it asks for random numbers. */
    public boolean draws() {
        return steps instanceof Steps.RandomClips;
    }

    /** At which price a position is taken over. */
    public enum TakeoverPrice {
        /** Where nothing is left after the taker fee. */
        BANKRUPTCY,
        /** Where nothing is left at all (FTX, Lighter). */
        ZERO,
        /** At the mark, and the margin goes with the position (Hyperliquid). */
        MARK_WITH_MARGIN
    }

    /** What is taken over before any order is sent. */
    public sealed interface Takeover {

        /** Nothing. */
        record None() implements Takeover {}

        /** All of it, when the equity is below {@code parts} of {@code of} parts of the maintenance margin. */
        record BelowMaintenance(int parts, int of) implements Takeover {

            /** Checks the fraction. */
            public BelowMaintenance {
                Figures.requireWithin("of", of, 1, Integer.MAX_VALUE);
                Figures.requireWithin("parts", parts, 0, of);
            }
        }

        /** The nearer to nothing, the more of it, below a threshold (FTX); {@code most} is a ratio (1e-9). */
        record BelowCloseFraction(long most) implements Takeover {

            /** Checks the ratio. */
            public BelowCloseFraction {
                Figures.requireWithin("most", most, 0, FixedPoint.RATIO_ONE);
            }
        }
    }

    /** How much is closed at once. */
    public sealed interface Steps {

        /** All of it; what the order leaves is taken over, or closed by further orders. */
        record Whole(boolean takesOver) implements Steps {}

        /** As much as makes it compliant at a fee of the closed notional (1e-9); else the rest is taken over. */
        record Compliance(long fee) implements Steps {

            /** Checks the ratio. */
            public Compliance {
                Figures.requireWithin("fee", fee, 0, FixedPoint.RATIO_ONE);
            }
        }

        /**
         * Down some tiers of the market's margin.
         *
         * @param down how many at once
         * @param lowest the lowest one that steps down, counted from 1, at least 2; below it all is taken over
         * @param needsLowestRatio whether who has not even the lowest tier's ratio of all his notional is taken over
         * @param wholly whether orders fill wholly or not at all
         * @param takesOver whether what is not compliant afterwards is taken over; else it steps down again
         */
        record Tiers(int down, int lowest, boolean needsLowestRatio, boolean wholly, boolean takesOver)
                implements Steps {

            /** Checks the tiers. */
            public Tiers {
                Figures.requireWithin("down", down, 1, Integer.MAX_VALUE);
                Figures.requireWithin("lowest", lowest, 2, Integer.MAX_VALUE);
            }
        }

        /**
         * A part of a large position, the rest after a pause.
         *
         * @param part of the quantity (1e-9)
         * @param above notional above which a position is large, micro-dollars
         */
        record PartThenRest(long part, long above, long pauseMillis) implements Steps {

            /** Checks the figures. */
            public PartThenRest {
                Figures.requireWithin("part", part, 1, FixedPoint.RATIO_ONE);
                Figures.requireWithin("above", above, 0, Long.MAX_VALUE);
                Figures.requireWithin("pauseMillis", pauseMillis, 1, Long.MAX_VALUE - 1);
            }
        }

        /** Pieces of {@code size} market units at a steady rate. */
        record Clips(long size, long everyMillis) implements Steps {

            /** Checks the figures. */
            public Clips {
                Figures.requireWithin("size", size, 1, Long.MAX_VALUE);
                Figures.requireWithin("everyMillis", everyMillis, 1, Long.MAX_VALUE);
            }
        }

        /**
         * Pieces of random size at random times.
         *
         * @param oneIn how many steps it takes on average until an order is sent
         * @param part of the position on average (1e-9)
         * @param least notional that an order has if the position does, micro-dollars
         * @param volume notional that all such orders may take in one second, micro-dollars
         */
        record RandomClips(int oneIn, long part, long least, long volume) implements Steps {

            /** Checks the figures. */
            public RandomClips {
                Figures.requireWithin("oneIn", oneIn, 1, Integer.MAX_VALUE);
                Figures.requireWithin("part", part, 1, FixedPoint.RATIO_ONE / 2);
                Figures.requireWithin("least", least, 0, Long.MAX_VALUE);
                Figures.requireWithin("volume", volume, 0, Long.MAX_VALUE);
            }
        }
    }

    /** With which order. */
    public sealed interface Order {

        /** At the bankruptcy price or better; what does not fill at once is dropped, or waits at it. */
        record Bankruptcy(boolean waits) implements Order {}

        /** At any price. */
        record Market() implements Order {}

        /** A little through the best price (1e-9), for a while. */
        record NearMarket(long through, long lifeMillis) implements Order {

            /** Checks the figures. */
            public NearMarket {
                Figures.requireWithin("through", through, 0, FixedPoint.RATIO_ONE - 1);
                Figures.requireWithin("lifeMillis", lifeMillis, 1, Long.MAX_VALUE);
            }
        }

        /** At dYdX's fillable price; both figures 1e-9. */
        record Fillable(long spread, long adjustment) implements Order {

            private static final long MOST = 100 * FixedPoint.RATIO_ONE;

            /** Checks the figures. */
            public Fillable {
                Figures.requireWithin("spread", spread, 0, MOST);
                Figures.requireWithin("adjustment", adjustment, FixedPoint.RATIO_ONE, MOST);
            }
        }
    }

    /** Whose the margin is that a close leaves. */
    public sealed interface MarginLeft {

        /** The fund's, all of it. */
        record Kept() implements MarginLeft {}

        /** The trader's, less a fee of what was closed (1e-9). */
        record Returned(long clearanceFee) implements MarginLeft {

            /** Checks the ratio. */
            public Returned {
                Figures.requireWithin("clearanceFee", clearanceFee, 0, FixedPoint.RATIO_ONE);
            }
        }

        /** The trader's, less what the close brought above the bankruptcy price, up to a share of the notional (1e-9). */
        record CappedPenalty(long most) implements MarginLeft {

            /** Checks the ratio. */
            public CappedPenalty {
                Figures.requireWithin("most", most, 0, FixedPoint.RATIO_ONE);
            }
        }
    }
}
