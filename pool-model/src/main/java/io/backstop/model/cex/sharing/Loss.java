package io.backstop.model.cex.sharing;

import io.backstop.model.units.Figures;

/**
 * What a wave of deleveraging has to deal with, in the unit of money; nothing negative.
 *
 * @param shortfall of all closed positions
 * @param pockets what those ahead of the winners can pay
 * @param needed Σ |mark − execution| · size over the wave's closes: what moving the positions costs the winners anyway
 * @param asked the winners' endowments that closing the whole position would take, whether needed or not
 */
public record Loss(long shortfall, long pockets, long needed, long asked) {

    /** Checks the signs. */
    public Loss {
        Figures.requireWithin("shortfall", shortfall, 0, Long.MAX_VALUE);
        Figures.requireWithin("pockets", pockets, 0, Long.MAX_VALUE);
        Figures.requireWithin("needed", needed, 0, Long.MAX_VALUE);
        Figures.requireWithin("asked", asked, 0, Long.MAX_VALUE);
    }

    /** A shortfall that only winners can pay, no more of them than it is. */
    public static Loss of(long shortfall) {
        return new Loss(shortfall, 0, shortfall, shortfall);
    }

    /** What is left to the winners at least: the paper's deficit. */
    public long leastHaircut() {
        return Math.max(0, shortfall - pockets);
    }
}
