package io.backstop.model.cex.deleveraging;

import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Deleverages hedged winners without leaving them with one leg: of both legs the same share is closed, or nothing. No
 * venue known to us does; all of them close the winning leg and leave the losing one naked.
 */
public final class HedgeAwareQueue {

    private HedgeAwareQueue() {}

    /**
     * How much of each leg is closed.
     *
     * @param part of the leg that was asked for, without sign
     * @param otherPart of the leg in the other contract, without sign
     */
    public record Close(int account, long part, long otherPart) {}

    /**
     * Who is closed, first in the queue first, until enough is. A part of the other leg is rounded up, so that what is left
     * is never a larger bet there than before; whoever's other leg finds no room is passed over.
     *
     * @param wanted size to be taken from the winners, without sign
     * @param room what the other contract can take of such legs, in its unit
     */
    public static List<Close> plan(long wanted, long room, List<Hedge> queue) {
        List<Close> plan = new ArrayList<>();
        long open = wanted;
        long left = room;
        for (Hedge hedge : queue) {
            long part = affordable(hedge, Math.min(open, hedge.size()), left);
            if (part > 0) {
                long other = FixedPoint.mulDivCeil(hedge.otherSize(), part, hedge.size());
                plan.add(new Close(hedge.account(), part, other));
                open -= part;
                left -= other;
            }
        }
        return plan;
    }

    /** The largest part whose other part, rounded up, finds room. */
    private static long affordable(Hedge hedge, long most, long room) {
        return hedge.otherSize() <= room
                ? most
                : Math.min(most, FixedPoint.mulDivFloor(room, hedge.size(), hedge.otherSize()));
    }
}
