package io.backstop.model.cex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Who may be deleveraged against one side at one mark: traders of the opposite side with profit and equity, by rank.
 * Ranks are taken once per step. Not thread safe.
 */
final class Winners {

    private final Deque<AdlRank> queue;

    /** The queue for a lot of this sign. */
    Winners(Traders traders, long lotSize, long mark) {
        List<AdlRank> ranks = new ArrayList<>();
        for (int account = 0; account < traders.limit(); account++) {
            if (traders.isOpen(account) && traders.size(account) > 0 != lotSize > 0) {
                long profit = traders.profit(account, mark);
                long equity = traders.equity(account, mark);
                if (profit > 0 && equity > 0) {
                    ranks.add(new AdlRank(account, profit, traders.entryPrice(account), equity));
                }
            }
        }
        Collections.sort(ranks);
        queue = new ArrayDeque<>(ranks);
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** The account that is next. */
    int first() {
        return queue.getFirst().account();
    }

    /** Goes on to the account after it. */
    void removeFirst() {
        queue.removeFirst();
    }
}
