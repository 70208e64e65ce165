// Mirrors the loop of Waterfall.sol
package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;
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
            rest -= takesFees(pocket) ? pocket.payable(owed, fees) : pocket.payable(owed);
            fees += pocket.feeOn(owed);
        }
        return rest;
    }

    /** The treasury gets what is slashed above a deficit; a pocket behind the module pays with it at once. */
    static boolean takesFees(PocketMirror pocket) {
        return pocket instanceof FeeBufferMirror && pocket.account().equals(Account.TREASURY);
    }
}
