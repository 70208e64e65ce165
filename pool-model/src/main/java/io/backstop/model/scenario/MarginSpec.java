package io.backstop.model.scenario;

import java.util.List;

/**
 * What a position of a book venue needs. Ratios are 1e-9; amounts are the money of the venue's contract: micro-dollars, or 1e-8
 * coin of an inverse one. The policies of package {@code cex.margin} check how the figures belong together.
 */
public sealed interface MarginSpec {

    /** The tiers of the venue's {@code market}. */
    record Market() implements MarginSpec {}

    /** By notional, with a most leverage for each bracket: Binance, Bybit. */
    record Brackets(List<Bracket> brackets) implements MarginSpec {

        /** Keeps them as they are. */
        public Brackets {
            brackets = List.copyOf(brackets);
        }
    }

    /**
     * One bracket; it begins where the one before it ends.
     *
     * @param to notional at which it ends
     * @param maintenance ratio of the notional
     * @param amount what is taken off their product
     */
    record Bracket(long to, int leverage, long maintenance, long amount) {}

    /** By size, all of a position at the ratios of its tier: OKX. */
    record SizeTiers(List<SizeTier> tiers) implements MarginSpec {

        /** Keeps them as they are. */
        public SizeTiers {
            tiers = List.copyOf(tiers);
        }
    }

    /**
     * One tier of sizes; it begins above the one before it.
     *
     * @param to largest size in it: market units, or contracts of an inverse contract
     * @param initial ratio of all of the notional, as is {@code maintenance}
     */
    record SizeTier(long to, long initial, long maintenance) {}

    /**
     * By limits that traders choose, of which each asks for more of all of a position: BitMEX.
     *
     * @param base notional of the lowest limit
     * @param step what each further one allows more
     * @param most how many there are above the lowest
     * @param initial ratio of the lowest, as is {@code maintenance}
     * @param increment what each further one adds to both
     * @param chosen steps above the lowest that everybody has at least
     */
    record RiskLimits(long base, long step, int most, long initial, long maintenance, long increment, int chosen)
            implements MarginSpec {}

    /**
     * Ratios that grow by {@code perUnit} with each coin, of an inverse contract with each that it is worth: Deribit.
     *
     * @param initial ratio of nothing, as is {@code maintenance}
     */
    record SizeLinear(long initial, long maintenance, long perUnit) implements MarginSpec {}

    /**
     * Ratios that grow with the root of the size once it is large: FTX.
     *
     * @param factor ratio of one coin
     * @param maintenanceWeight what maintenance has of it
     */
    record SquareRoot(long initial, long maintenance, long factor, long maintenanceWeight) implements MarginSpec {}

    /**
     * An initial ratio that grows with the notional of all longs: dYdX v4.
     *
     * @param from notional up to which it stays
     * @param to notional at which it is 1
     */
    record OpenInterest(long initial, long maintenance, long from, long to) implements MarginSpec {}
}
