package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/** Something that goes wrong with a feed for a while. */
public sealed interface FaultSpec {

    /** When. */
    TimeWindow during();

    /** Nothing is observed, so nothing is published; what is on its way lands. */
    record Stall(TimeWindow during) implements FaultSpec {}

    /** What would land is lost, because nobody can sign for it any more. */
    record KeyLoss(TimeWindow during) implements FaultSpec {}

    /** Signers agree on a price of their own and report that; the first of the feed's signers are those. */
    sealed interface Collusion extends FaultSpec {

        /** How many of them. */
        int signers();
    }

    /**
     * They agree on this price.
     *
     * @param signers how many of them, from the first on
     * @param price 1e-8 dollar
     */
    record CollusionAt(TimeWindow during, int signers, long price) implements Collusion {

        /** Checks the figures. */
        public CollusionAt {
            Figures.requireWithin("signers", signers, 1, QuorumSpec.MOST_SIGNERS);
            Figures.requireWithin("price", price, 1, Long.MAX_VALUE);
        }
    }

    /**
     * They agree on a price so far from the one that is observed.
     *
     * @param signers how many of them, from the first on
     * @param factor of the price (1e-9)
     */
    record CollusionBy(TimeWindow during, int signers, long factor) implements Collusion {

        /** Checks the figures. */
        public CollusionBy {
            Figures.requireWithin("signers", signers, 1, QuorumSpec.MOST_SIGNERS);
            Figures.requireWithin("factor", factor, 1, Scaled.MOST);
        }
    }

    /**
     * The last of the feed's signers observe in vain, because they have lost their keys.
     *
     * @param signers how many of them, from the last on
     */
    record SignerKeyLoss(TimeWindow during, int signers) implements FaultSpec {

        /** Checks the figure. */
        public SignerKeyLoss {
            Figures.requireWithin("signers", signers, 1, QuorumSpec.MOST_SIGNERS);
        }
    }

    /** Reports lack the price of one side. */
    record MissingSide(TimeWindow during, ReportSide side) implements FaultSpec {}

    /** What is observed is changed. */
    sealed interface OfPrice extends FaultSpec {}

    /**
     * No price below this is reported.
     *
     * @param price 1e-8 dollar
     */
    record Floor(TimeWindow during, long price) implements OfPrice {

        /** Checks the price. */
        public Floor {
            Figures.requireWithin("price", price, 1, Long.MAX_VALUE);
        }
    }

    /**
     * No price above this is reported.
     *
     * @param price 1e-8 dollar
     */
    record Ceiling(TimeWindow during, long price) implements OfPrice {

        /** Checks the price. */
        public Ceiling {
            Figures.requireWithin("price", price, 1, Long.MAX_VALUE);
        }
    }

    /**
     * A spike or a bias.
     *
     * @param factor of the price (1e-9)
     */
    record Scaled(TimeWindow during, long factor) implements OfPrice {

        /** A million times the price. */
        public static final long MOST = 1_000_000 * FixedPoint.RATIO_ONE;

        /** Checks the factor. */
        public Scaled {
            Figures.requireWithin("factor", factor, 1, MOST);
        }
    }

    /**
     * The decimal point is wrong.
     *
     * @param by how many places it moves to the right
     */
    record WrongDecimals(TimeWindow during, int by) implements OfPrice {

        /** Checks the figure. */
        public WrongDecimals {
            Figures.requireWithin(
                    "by", by, -PriceSourceSpec.Misplacement.FURTHEST, PriceSourceSpec.Misplacement.FURTHEST);
        }
    }

    /** What was seen last before it began is shown again and again, as if it were new. */
    record StaleOnResume(TimeWindow during) implements FaultSpec {}

    /**
     * Its observers are less sure than they were.
     *
     * @param confidence at least this, relative to the price (1e-9)
     */
    record WideConfidence(TimeWindow during, long confidence) implements FaultSpec {

        /** Checks the figure. */
        public WideConfidence {
            Figures.requireWithin("confidence", confidence, 1, FixedPoint.RATIO_ONE);
        }
    }

    /** Everything carries the time of the last update before. */
    record SameStamp(TimeWindow during) implements FaultSpec {}

    /**
     * Everything carries a time that is too early.
     *
     * @param bySeconds by how much
     */
    record LateStamp(TimeWindow during, long bySeconds) implements FaultSpec {

        /** Checks the time. */
        public LateStamp {
            Figures.requireWithin("bySeconds", bySeconds, 1, LatencySpec.LONGEST / 1000);
        }
    }
}
