package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import java.util.List;

/**
 * What a book venue has on a chain.
 *
 * @param pockets who pays after its insurance fund and before winners, in order
 * @param settlementMillis from a loss to the batch in which those who lie on chain pay for it; 0 if they pay at once
 * @param fundOnChain whether the insurance fund lies on chain too
 * @param topUpMillis from an order that brings collateral to its arrival
 */
public record HybridSpec(List<BookPocketSpec> pockets, long settlementMillis, boolean fundOnChain, long topUpMillis) {

    /** All of the venue is in one place, and its fund is its only pocket. */
    public static final HybridSpec NONE = new HybridSpec(List.of(), 0, true, 0);

    /** Checks the times. */
    public HybridSpec {
        pockets = List.copyOf(pockets);
        Figures.requireWithin("settlementMillis", settlementMillis, 0, Long.MAX_VALUE);
        Figures.requireWithin("topUpMillis", topUpMillis, 0, Long.MAX_VALUE);
    }

    /** What all pockets hold at the start, micro-dollars. */
    public long capital() {
        return pockets.stream().mapToLong(BookPocketSpec::balance).reduce(0, Math::addExact);
    }
}
