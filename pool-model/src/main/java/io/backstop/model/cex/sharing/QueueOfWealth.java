package io.backstop.model.cex.sharing;

import io.backstop.model.cex.deleveraging.AdlRank;
import io.backstop.model.cex.deleveraging.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The highest rank loses all of its endowment, then the next, and the last one a part. The paper's stylised queue; a
 * venue's own queue counts contracts. With {@link Severity.Share} of one it is the smart queue, whose budget is no more than
 * the deficit.
 */
public record QueueOfWealth(AdlRank rank, Endowment endowment) implements Allocation {

    @Override
    public long[] cuts(long budget, List<Standing> winners) {
        Map<Integer, Long> cuts = new HashMap<>();
        long open = budget;
        for (Standing winner : rank.highestFirst(winners)) {
            long cut = Math.min(open, endowment.of(winner));
            cuts.put(winner.account(), cut);
            open -= cut;
        }
        return winners.stream()
                .mapToLong(winner -> cuts.getOrDefault(winner.account(), 0L))
                .toArray();
    }
}
