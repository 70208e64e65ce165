// Mirrors the loop of Waterfall.sol
package io.backstop.model.mirror;

import java.util.List;

/** What pockets would leave of a shortfall: a call that reverts must change nothing here. */
final class PocketForesight {

    private PocketForesight() {}

    /**
     * What would be left once all have paid in their order, micro-dollars; changes nothing.
     *
     * @throws ArithmeticException where a payment would
     */
    static long rest(List<PocketMirror> pockets, long shortfall) {
        long rest = shortfall;
        long fees = 0;
        for (PocketMirror pocket : pockets) {
            long owed = rest;
            // It pays with what the module ahead of it has just slashed.
            rest -= pocket instanceof FeeBufferMirror buffer && buffer.takesSlashingFees()
                    ? buffer.payable(owed, fees)
                    : pocket.payable(owed);
            fees += pocket.feeOn(owed);
        }
        return rest;
    }
}
