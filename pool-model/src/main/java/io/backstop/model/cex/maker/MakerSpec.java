package io.backstop.model.cex.maker;

import io.backstop.model.units.Figures;

/**
 * The figures of one market maker.
 *
 * @param profile what it quotes at which distance from its best quotes
 * @param halfSpread distance (ratio) of its best quotes from its middle
 * @param requoteMove the reference must have moved by this ratio since the last quotes to move them; 0 for any move
 * @param refill when taken depth comes back
 * @param skew how its middle follows its position
 * @param outages when it quotes nothing
 */
public record MakerSpec(
        DepthProfile profile, long halfSpread, long requoteMove, Refill refill, Skew skew, Outages outages) {

    /** Checks both ratios. */
    public MakerSpec {
        Figures.requireWithin("half spread", halfSpread, 0, Long.MAX_VALUE / 2);
        Figures.requireWithin("requote move", requoteMove, 0, Long.MAX_VALUE);
    }

    /** A maker that follows every move, is always there, and does not look at what it holds. */
    public MakerSpec(DepthProfile profile, long halfSpread, Refill refill) {
        this(profile, halfSpread, 0, refill, Skew.NONE, Outages.NONE);
    }
}
