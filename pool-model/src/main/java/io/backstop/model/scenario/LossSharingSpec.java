package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * How a book venue shares a loss that nobody else pays among those who are winning; what is not taken from them is bad debt.
 *
 * @param severity how much of it is taken
 * @param allocation from whom
 */
public record LossSharingSpec(Severity severity, Allocation allocation) {

    /** All of it, in proportion to profits. */
    public static final LossSharingSpec USUAL = new LossSharingSpec(
            new Severity.Share(FixedPoint.RATIO_ONE),
            new Allocation.ProRata(Weight.WEALTH, Base.PROFIT, FixedPoint.RATIO_ONE, 0));

    /** What of a winner may be taken. */
    public enum Base {
        /** His profit, as far as there is equity. */
        PROFIT,
        /** All his equity. */
        EQUITY
    }

    /** What a loss is proportional to. */
    public enum Weight {
        /** What may be taken. */
        WEALTH,
        /** The size of the position. */
        CONTRACTS,
        /** What may be taken times leverage. */
        LEVERED
    }

    /** How much of a loss is taken. */
    public sealed interface Severity {

        /** A fixed share (1e-9). */
        record Share(long ratio) implements Severity {

            /** Checks the ratio. */
            public Share {
                Figures.requireWithin("ratio", ratio, 0, FixedPoint.RATIO_ONE);
            }
        }

        /** The share of the loss before times {@code decay}, but {@code least} at least (1e-9 each). */
        record Backoff(long decay, long least) implements Severity {

            /** Checks the ratios. */
            public Backoff {
                Figures.requireWithin("decay", decay, 0, FixedPoint.RATIO_ONE);
                Figures.requireWithin("least", least, 0, FixedPoint.RATIO_ONE);
            }
        }
    }

    /** From whom it is taken. */
    public sealed interface Allocation {

        /**
         * From everybody in proportion to a weight.
         *
         * @param most share of the base that may be taken (1e-9)
         * @param left micro-dollars of the base that stay in any case
         */
        record ProRata(Weight weight, Base base, long most, long left) implements Allocation {

            /** Checks the figures. */
            public ProRata {
                Figures.requireWithin("most", most, 0, FixedPoint.RATIO_ONE);
                Figures.requireWithin("left", left, 0, Long.MAX_VALUE);
            }
        }

        /** All of the base of the highest rank, then of the next. */
        record Queue(BookDeleveragingSpec.Rank rank, Base base) implements Allocation {}

        /**
         * From everybody in proportion to what may be taken, leverage, and how risky that leverage is.
         *
         * @param most share of the base that may be taken (1e-9)
         * @param left micro-dollars of the base that stay in any case
         */
        record RiskAware(Risk risk, Base base, long most, long left) implements Allocation {

            /** Checks the figures. */
            public RiskAware {
                Figures.requireWithin("most", most, 0, FixedPoint.RATIO_ONE);
                Figures.requireWithin("left", left, 0, Long.MAX_VALUE);
            }
        }

        /**
         * From everybody in proportion to the base, in whole lots.
         *
         * @param lot size in market units, of which a winner gives no more than he has
         * @param perLot what a lot costs its holder, micro-dollars
         * @param meetsBudget whether lots that rounding leaves go to the smallest haircuts until all of the loss is taken
         */
        record WholeLots(long lot, long perLot, Base base, boolean meetsBudget) implements Allocation {

            /** Checks the lot. */
            public WholeLots {
                Figures.requireWithin("lot", lot, 1, Long.MAX_VALUE);
                Figures.requireWithin("perLot", perLot, 1, Long.MAX_VALUE);
            }
        }

        /**
         * A share by one rule, and the rest by another from what the first has left.
         *
         * @param share of the first (1e-9)
         */
        record Split(long share, Allocation first, Allocation second) implements Allocation {

            /** Checks the share. */
            public Split {
                Figures.requireWithin("share", share, 0, FixedPoint.RATIO_ONE);
            }
        }

        /**
         * From those who have realised a profit since the last settlement, in proportion to it.
         *
         * @param window milliseconds between settlements, which are at whole multiples of it since 1970
         */
        record Clawback(long window) implements Allocation {

            /** Checks the window. */
            public Clawback {
                Figures.requireWithin("window", window, 1, Long.MAX_VALUE);
            }
        }

        /** From the largest positions only, and from them in proportion to a weight. */
        record Largest(int count, ProRata among) implements Allocation {

            /** Checks the count. */
            public Largest {
                Figures.requireWithin("count", count, 1, Integer.MAX_VALUE);
            }
        }
    }

    /** How much more than his notional a winner's leverage makes him bear. */
    public sealed interface Risk {

        /** Leverage to a power: 1 is the paper's linear model, 2 its power model. */
        record Power(int exponent) implements Risk {

            /** Checks the exponent. */
            public Power {
                Figures.requireWithin("exponent", exponent, 0, 2);
            }
        }

        /** What leverage is beyond a threshold (1e-9); who has less bears nothing. */
        record Beyond(long leverage) implements Risk {

            /** Checks the threshold. */
            public Beyond {
                Figures.requireWithin("leverage", leverage, 0, 10_000 * FixedPoint.RATIO_ONE);
            }
        }
    }
}
