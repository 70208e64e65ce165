package io.backstop.model.cex.sharing;

import io.backstop.model.cex.deleveraging.Standing;
import java.util.List;

/** From whom a budget is taken. */
public sealed interface Allocation permits LargestPositions, ProRata, QueueOfWealth, SplitAllocation, WholeLots {

    /**
     * What is taken from each of these winners, in their order.
     *
     * @param budget not negative
     * @param winners of different accounts
     */
    long[] cuts(long budget, List<Standing> winners);
}
