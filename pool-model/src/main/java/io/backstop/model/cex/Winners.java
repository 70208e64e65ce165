package io.backstop.model.cex;

import io.backstop.model.cex.deleveraging.AdlRank;
import io.backstop.model.cex.deleveraging.Standing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Who may be deleveraged against one side at one mark: traders of the opposite side with profit and equity, by rank.
 * Ranks are taken once per step. Not thread safe.
 */
final class Winners {

    private final Deque<Standing> queue;

    /** The queue for a lot of this sign. */
    Winners(Traders traders, long lotSize, long mark) {
        List<Standing> winners = new ArrayList<>();
        for (int account = 0; account < traders.limit(); account++) {
            if (traders.isOpen(account) && traders.size(account) > 0 != lotSize > 0) {
                Standing standing = traders.standing(account, mark);
                if (standing.isWinner()) {
                    winners.add(standing);
                }
            }
        }
        queue = new ArrayDeque<>(AdlRank.BITMEX.highestFirst(winners));
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
