package io.backstop.model.cex.deleveraging;

import io.backstop.model.units.Figures;

/**
 * What one account has in one contract at the mark: all that its place in a queue and its share of a loss depend on.
 * Money is micro-dollars, or the coin's unit where the contract is settled in it.
 *
 * @param account the trader's account id
 * @param size signed, in the market's unit, not zero
 * @param entryWorth what a unit was worth at entry; only its ratio to {@code markWorth} counts. Of a linear contract the
 *     entry price; of an inverse one, whose worth falls with the price, the mark
 * @param markWorth what a unit is worth at the mark: the mark, or of an inverse contract the entry price
 * @param profit unrealised, signed
 * @param notional worth of the size at the mark, positive
 * @param collateral what was posted and not lost; below zero where what was realised has eaten it
 * @param maintenanceMargin not negative
 * @param equity collateral and profit; of an account in cross margin its whole equity, signed
 */
public record Standing(
        int account,
        long size,
        long entryWorth,
        long markWorth,
        long profit,
        long notional,
        long collateral,
        long maintenanceMargin,
        long equity) {

    /** Checks the signs. */
    public Standing {
        if (size == 0) {
            throw new IllegalArgumentException("size must not be zero for account " + account);
        }
        Figures.requireWithin("entryWorth", entryWorth, 1, Long.MAX_VALUE);
        Figures.requireWithin("markWorth", markWorth, 1, Long.MAX_VALUE);
        Figures.requireWithin("notional", notional, 0, Long.MAX_VALUE);
        Figures.requireWithin("maintenanceMargin", maintenanceMargin, 0, Long.MAX_VALUE);
    }

    /** Whether it gains by a rising price. */
    public boolean isLong() {
        return size > 0;
    }

    /** Whether it may be deleveraged: it has a profit, and something to pay with. */
    public boolean isWinner() {
        return profit > 0 && equity > 0;
    }

    /** What it is for whom a part of its profit does not count; its equity has lost it already. */
    public Standing withoutProfit(long taken) {
        return new Standing(
                account, size, entryWorth, markWorth, profit - taken, notional, collateral, maintenanceMargin, equity);
    }

    /** What it is after a cut, which takes profit first and never touches the position. */
    public Standing less(long cut) {
        return new Standing(
                account,
                size,
                entryWorth,
                markWorth,
                profit - cut,
                notional,
                collateral,
                maintenanceMargin,
                equity - cut);
    }
}
