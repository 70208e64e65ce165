package io.backstop.model.cex.inventory;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * Depositors' money that takes all of a position or nothing (Hyperliquid's HLP with {@link TakeoverPrice#MARK_WITH_MARGIN},
 * Lighter's LLP with {@link TakeoverPrice#ZERO}).
 *
 * @param equity what the vault has now, in the contract's money
 * @param leastEquity below which it takes nothing more
 * @param leastMargin equity that a position must bring, as its margin is the vault's; 0 for Hyperliquid, whose accounts with
 *     less are deleveraged
 */
public record Vault(int holder, LongSupplier equity, long leastEquity, long leastMargin) implements Backstop {

    @Override
    public List<Assignment> take(Offer offer) {
        boolean takes = offer.quantity() > 0
                && equity.getAsLong() >= leastEquity
                && offer.position().equity() >= leastMargin;
        return takes ? List.of(new Assignment(holder, offer.quantity())) : List.of();
    }
}
