// Mirrors oracle/UpdateFee.sol
package io.backstop.model.mirror.feed;

import io.backstop.model.mirror.evm.ContractRevert;

/** A feed's fee for a price that lands. Not thread safe. */
final class UpdateFeeMirror {

    private final long feeWei;
    private long collectedWei;

    UpdateFeeMirror(long feeWei) {
        this.feeWei = feeWei;
    }

    /** Refuses less than the fee; to be asked last of all, before anything has changed. */
    void requirePaid(long valueWei) {
        if (valueWei < feeWei) {
            throw new ContractRevert("InsufficientFee", valueWei, feeWei);
        }
    }

    /** Keeps what was paid for a price that has landed, what was too much included. */
    void charge(long valueWei) {
        requirePaid(valueWei);
        collectedWei = Math.addExact(collectedWei, valueWei);
    }

    long collectedWei() {
        return collectedWei;
    }
}
