package io.backstop.model.venue;

import io.backstop.model.scenario.KeeperGasSpec;
import io.backstop.model.units.FixedPoint;

/** A keeper's transaction from its decision on, with what it offers for gas (1e-8 gwei). Not thread safe. */
final class SentCall {

    private final KeeperCall call;
    private final int decided;
    private final int release;
    private final long tied;
    private long offer;
    private long tip;
    private int waited;

    /**
     * A transaction that is not sent yet.
     *
     * @param decided step at whose end it was decided
     * @param release step in which it is sent
     * @param tied micro-dollars of the keeper's capital that wait with it
     */
    SentCall(KeeperCall call, int decided, int release, long tied, long offer, long tip) {
        this.call = call;
        this.decided = decided;
        this.release = release;
        this.tied = tied;
        this.offer = offer;
        this.tip = tip;
    }

    KeeperCall call() {
        return call;
    }

    int decided() {
        return decided;
    }

    int release() {
        return release;
    }

    long tied() {
        return tied;
    }

    /** Whether a block that asks for this takes it. */
    boolean fits(long gasPrice) {
        return offer >= gasPrice;
    }

    /** What of its offer whoever makes the block gets. */
    long tipAt(long gasPrice) {
        return Math.min(tip, offer - gasPrice);
    }

    /** What it pays for a unit in a block that takes it. */
    long priceAt(long gasPrice) {
        return gasPrice + tipAt(gasPrice);
    }

    /** A block did not take it; returns whether it is replaced by one that offers more. */
    boolean waitsOn(KeeperGasSpec.Raise raise) {
        waited++;
        if (waited % raise.blocks() != 0 || offer >= raise.most()) {
            return false;
        }
        offer = Math.min(raise.most(), more(offer, raise.ratio()));
        tip = Math.min(offer, more(tip, raise.ratio()));
        return true;
    }

    private static long more(long price, long ratio) {
        return FixedPoint.mulDivCeil(price, FixedPoint.RATIO_ONE + ratio, FixedPoint.RATIO_ONE);
    }
}
