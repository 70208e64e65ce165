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

        /** From the largest positions only, and from them in proportion to a weight. */
        record Largest(int count, ProRata among) implements Allocation {

            /** Checks the count. */
            public Largest {
                Figures.requireWithin("count", count, 1, Integer.MAX_VALUE);
            }
        }
    }
}
