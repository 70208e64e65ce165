package io.backstop.model.market;

import io.backstop.model.market.DeleveragingMaths.Rank;
import io.backstop.model.market.DeleveragingMaths.RankRule;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * An open position that may be deleveraged; the first in the queue is the smallest, ties by account id.
 *
 * @param size signed
 * @param margin collateral less the funding owed, micro-dollars
 * @param funding owed, micro-dollars
 */
public record Winner(int account, long size, long entryPrice, long margin, long funding, Rank rank)
        implements Comparable<Winner> {

    /** Whose turn it is, and at which prices (1e-8 dollar): the mark, and where winners would be closed. */
    public record Round(boolean isLong, long mark, long price) {

        /** What each whole base unit gives up. */
        public long givenUpPerUnit() {
            return isLong ? Math.subtractExact(mark, price) : Math.subtractExact(price, mark);
        }

        /** Whether winners would gain at this price. */
        public boolean isBetterThanMark() {
            return isLong ? price > mark : price < mark;
        }
    }

    /**
     * An account as a winner: of the side whose turn it is, with a profit and something left at the mark, and not below
     * nothing at the price of the round; null if it is none.
     *
     * @param fundingOwed of an account, micro-dollars
     */
    public static @Nullable Winner of(
            PositionTable positions,
            int account,
            IntToLongFunction fundingOwed,
            Round round,
            RankRule rule,
            long sizeUnit) {
        long size = positions.size(account);
        if (size == 0 || size > 0 != round.isLong()) {
            return null;
        }
        long entryPrice = positions.entryPrice(account);
        long profit = MarginMaths.pnl(size, entryPrice, round.mark(), sizeUnit);
        if (profit <= 0) {
            return null;
        }
        long funding = fundingOwed.applyAsLong(account);
        long margin = Math.subtractExact(positions.collateral(account), funding);
        long equity = Math.addExact(margin, profit);
        long atPrice = Math.addExact(margin, MarginMaths.pnl(size, entryPrice, round.price(), sizeUnit));
        if (equity <= 0 || atPrice < 0) {
            return null;
        }
        Rank rank = DeleveragingMaths.rank(rule, size, entryPrice, profit, equity);
        return new Winner(account, size, entryPrice, margin, funding, rank);
    }

    /** Whether this comes before the other. */
    public boolean isAhead(Winner other) {
        return compareTo(other) < 0;
    }

    /** The size without its side. */
    public long magnitude() {
        return Math.absExact(size);
    }

    /**
     * A part with its side; all of the position where a part would not gain what the whole owes for staying open.
     *
     * @param part without its side
     * @param price 1e-8 dollar
     */
    public long payable(long part, long price, long sizeUnit) {
        long signed = size < 0 ? -part : part;
        long gain = MarginMaths.pnl(signed, entryPrice, price, sizeUnit);
        return Math.addExact(margin, gain) < 0 ? size : signed;
    }

    @Override
    public int compareTo(Winner other) {
        if (rank.isAhead(other.rank)) {
            return -1;
        }
        return other.rank.isAhead(rank) ? 1 : Integer.compare(account, other.account);
    }
}
