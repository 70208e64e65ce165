// Mirrors pockets/StakeBuyer.sol
package io.backstop.model.mirror;

import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.units.FixedPoint;
import java.util.function.LongSupplier;

/** A buyer of slashed stake at the feed's price less a haircut; stake has six decimals. Not thread safe. */
public final class StakeBuyerMirror {

    private final LongSupplier feed;
    private final long haircut;
    private long dollars;
    private long stake;

    /**
     * A buyer with these micro-dollars.
     *
     * @param feed the last price of one whole token, 1e-8 dollar; 0 before the first
     * @param haircut share of the price that the seller loses (1e-9), less than 1.0
     */
    public StakeBuyerMirror(LongSupplier feed, long haircut, long dollars) {
        this.feed = feed;
        this.haircut = haircut;
        this.dollars = dollars;
    }

    /** Takes stake and returns the micro-dollars paid for it, rounded down. */
    public long buy(long tokens) {
        if (tokens > mostTokens()) {
            throw new ContractRevert("BuyerShortOfDollars", tokens, mostTokens());
        }
        long paid = dollarsFor(tokens);
        dollars -= paid;
        stake += tokens;
        return paid;
    }

    /** The stake that brings so many micro-dollars, rounded up; there must be a price. */
    public long tokensFor(long amount) {
        return FixedPoint.mulDivCeil(amount, FixedPoint.PRICE_ONE, price());
    }

    /** What it pays for one whole token now, 1e-8 dollar; 0 if there is no price yet. */
    public long price() {
        return FixedPoint.mulDivFloor(feed.getAsLong(), FixedPoint.RATIO_ONE - haircut, FixedPoint.RATIO_ONE);
    }

    /** The micro-dollars for so much stake, rounded down. */
    public long dollarsFor(long tokens) {
        return FixedPoint.mulDivFloor(tokens, price(), FixedPoint.PRICE_ONE);
    }

    /** The most stake that it can pay now. */
    public long mostTokens() {
        return price() == 0 ? 0 : FixedPoint.mulDivFloor(dollars, FixedPoint.PRICE_ONE, price());
    }

    /** Its micro-dollars. */
    public long dollars() {
        return dollars;
    }

    /** The stake that it has bought. */
    public long stake() {
        return stake;
    }
}
