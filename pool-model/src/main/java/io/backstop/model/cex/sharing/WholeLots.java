package io.backstop.model.cex.sharing;

import io.backstop.model.cex.deleveraging.Standing;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Wealth pro rata in whole lots, each of which costs its holder the same.
 *
 * @param lotSize in the market's unit, positive
 * @param perLot what closing a lot at its price instead of the mark costs, in the unit of money, positive
 */
public record WholeLots(long lotSize, long perLot, Endowment endowment, Remainder remainder) implements Allocation {

    /** What becomes of the lots that rounding leaves over. */
    public enum Remainder {
        /** They stay open: the budget is missed by less than a lot for each winner. */
        OPEN,
        /**
         * One by one to whoever then has the smallest haircut, until the budget is met. No choice of whole lots that meets
         * it has a smaller largest haircut: it is the integer programme's answer, and d'Hondt's rule.
         */
        LEAST_HAIRCUT
    }

    /** Checks the lot. */
    public WholeLots {
        Figures.requireWithin("lotSize", lotSize, 1, Long.MAX_VALUE);
        Figures.requireWithin("perLot", perLot, 1, Long.MAX_VALUE);
    }

    @Override
    public long[] cuts(long budget, List<Standing> winners) {
        long[] wealth = winners.stream().mapToLong(endowment::of).toArray();
        long[] most = new long[wealth.length];
        for (int i = 0; i < most.length; i++) {
            most[i] = Math.min(Math.absExact(winners.get(i).size()) / lotSize, wealth[i] / perLot);
        }
        long[] lots = switch (remainder) {
            case OPEN -> WaterFilling.floors(budget / perLot, wealth, most);
            case LEAST_HAIRCUT -> leastHaircut(Math.ceilDiv(budget, perLot), wealth, most);
        };
        return Arrays.stream(lots)
                .map(count -> Math.multiplyExact(count, perLot))
                .toArray();
    }

    private static long[] leastHaircut(long wanted, long[] wealth, long[] most) {
        long[] lots = WaterFilling.floors(wanted, wealth, most);
        Comparator<Integer> smallestNext =
                (a, b) -> FixedPoint.compareProducts(lots[a] + 1, wealth[b], lots[b] + 1, wealth[a]);
        PriorityQueue<Integer> next = new PriorityQueue<>(smallestNext.thenComparing(Comparator.naturalOrder()));
        for (int i = 0; i < lots.length; i++) {
            if (lots[i] < most[i]) {
                next.add(i);
            }
        }
        for (long open = wanted - Arrays.stream(lots).sum(); open > 0 && !next.isEmpty(); open--) {
            int chosen = next.remove();
            lots[chosen]++;
            if (lots[chosen] < most[chosen]) {
                next.add(chosen);
            }
        }
        return lots;
    }
}
