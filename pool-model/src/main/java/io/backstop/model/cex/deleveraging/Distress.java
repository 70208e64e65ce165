package io.backstop.model.cex.deleveraging;

import io.backstop.model.cex.fund.Drawdown;

/**
 * What a venue knows when it decides whether to deleverage.
 *
 * @param fundBalance less than nothing where it owes
 * @param drawdown of the fund or of the contract in it, as the venue measures it
 * @param unfilled signed size that could not be sold, 0 if there is none
 * @param bankruptcyPrice of it, 1e-8 dollar
 * @param mark 1e-8 dollar
 * @param equity of the account concerned, signed micro-dollars
 * @param openLoss what all that was not sold would lose at the mark, not negative, micro-dollars
 * @param heldNotional of all positions that the fund or vault holds, micro-dollars
 */
public record Distress(
        long fundBalance,
        Drawdown drawdown,
        long unfilled,
        long bankruptcyPrice,
        long mark,
        long equity,
        long openLoss,
        long heldNotional) {}
