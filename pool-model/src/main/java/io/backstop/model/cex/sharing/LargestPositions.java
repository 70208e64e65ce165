package io.backstop.model.cex.sharing;

import io.backstop.model.cex.deleveraging.Standing;
import io.backstop.model.units.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Only from the largest positions by notional, ties by account id, and from them by another rule. FTX: ten, pro rata. */
public record LargestPositions(int count, Allocation among) implements Allocation {

    /** Checks the count. */
    public LargestPositions {
        Figures.requireWithin("count", count, 1, Integer.MAX_VALUE);
    }

    @Override
    public long[] cuts(long budget, List<Standing> winners) {
        Comparator<Standing> largestFirst =
                Comparator.comparingLong(Standing::notional).reversed().thenComparingInt(Standing::account);
        int[] places = IntStream.range(0, winners.size())
                .boxed()
                .sorted((a, b) -> largestFirst.compare(winners.get(a), winners.get(b)))
                .mapToInt(Integer::intValue)
                .limit(count)
                .toArray();
        long[] parts =
                among.cuts(budget, IntStream.of(places).mapToObj(winners::get).toList());
        long[] cuts = new long[winners.size()];
        for (int i = 0; i < places.length; i++) {
            cuts[places[i]] = parts[i];
        }
        return cuts;
    }
}
