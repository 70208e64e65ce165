package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import org.jspecify.annotations.Nullable;

/**
 * What a keeper uses of gas and offers for it; prices are 1e-8 gwei for a unit.
 *
 * @param units of a liquidation, or of another call that is made once
 * @param refusedUnits of an account for which nothing was to be done any more, or of a flag
 * @param tip for whoever makes the block, beside the gas price of the tape
 * @param maxFee what it offers in all at first
 * @param raise what it offers later for what waits; null if it never offers more
 */
public record KeeperGasSpec(
        long units,
        long refusedUnits,
        long tip,
        MaxFee maxFee,
        @Nullable Raise raise) {

    /** A liquidation alone, an item that is refused, no tip, and always what a block asks for. */
    public static final KeeperGasSpec DEFAULT = new KeeperGasSpec(115_000, 30_000, 0, new Unlimited(), null);

    private static final long MOST_UNITS = 30_000_000;

    /** Checks the figures. */
    public KeeperGasSpec {
        Figures.requireWithin("units", units, 0, MOST_UNITS);
        Figures.requireWithin("refusedUnits", refusedUnits, 0, MOST_UNITS);
        Figures.requireWithin("tip", tip, 0, InclusionSpec.Bid.MOST_PRICE);
    }

    /** The most that a transaction pays for a unit, its tip included. */
    public sealed interface MaxFee {}

    /** Whatever a block asks for. */
    public record Unlimited() implements MaxFee {}

    /**
     * The same each time.
     *
     * @param price 1e-8 gwei
     */
    public record Fixed(long price) implements MaxFee {

        /** Checks the price. */
        public Fixed {
            Figures.requireWithin("price", price, 1, InclusionSpec.Bid.MOST_PRICE);
        }
    }

    /**
     * So many times the gas price that the keeper sees when it decides.
     *
     * @param ratio 1e-9
     */
    public record Following(long ratio) implements MaxFee {

        /** Checks the ratio. */
        public Following {
            Figures.requireWithin("ratio", ratio, 1, InclusionSpec.Bid.MOST_MULTIPLE);
        }
    }

    /**
     * A transaction that waits is replaced by one that offers more, tip and all.
     *
     * @param blocks without it, each time
     * @param ratio by which part it offers more (1e-9)
     * @param most no offer is raised above it (1e-8 gwei)
     */
    public record Raise(int blocks, long ratio, long most) {

        private static final int MOST_BLOCKS = 1_000_000;

        /** Checks the figures. */
        public Raise {
            Figures.requireWithin("blocks", blocks, 1, MOST_BLOCKS);
            Figures.requireWithin("ratio", ratio, 1, InclusionSpec.Bid.MOST_MULTIPLE);
            Figures.requireWithin("most", most, 1, InclusionSpec.Bid.MOST_PRICE);
        }
    }

    /** The first offer of a transaction that is decided at this gas price. */
    public long offer(long gasPrice) {
        return switch (maxFee) {
            case Unlimited unlimited -> Long.MAX_VALUE;
            case Fixed fixed -> fixed.price;
            case Following following ->
                Math.min(
                        FixedPoint.mulDivFloor(gasPrice, following.ratio, FixedPoint.RATIO_ONE),
                        raise == null ? Long.MAX_VALUE : raise.most);
        };
    }
}
