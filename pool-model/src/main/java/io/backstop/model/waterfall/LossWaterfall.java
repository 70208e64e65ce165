// Mirrors LossWaterfall.sol
package io.backstop.model.waterfall;

import java.util.ArrayList;
import java.util.List;

/** Spreads a shortfall over pockets in order; what they pay plus the bad debt equals the shortfall. */
public final class LossWaterfall {

    private final List<Pocket> pockets;

    /** A waterfall over these pockets, the first paying first. */
    public LossWaterfall(List<? extends Pocket> pockets) {
        this.pockets = List.copyOf(pockets);
    }

    /**
     * Lets each pocket pay what the ones before it could not.
     *
     * @param shortfall micro-dollars, positive
     * @return the payment of every pocket in order, also where it is zero
     */
    public List<PocketPayment> settle(long shortfall) {
        if (shortfall <= 0) {
            throw new IllegalArgumentException("shortfall must be positive, was " + shortfall);
        }
        List<PocketPayment> payments = new ArrayList<>(pockets.size());
        long remaining = shortfall;
        for (Pocket pocket : pockets) {
            long paid = pocket.absorb(remaining);
            if (paid < 0 || paid > remaining) {
                throw new IllegalStateException(pocket.account() + " paid " + paid + " of " + remaining);
            }
            payments.add(new PocketPayment(pocket.account(), paid));
            remaining -= paid;
        }
        return payments;
    }
}
