// Mirrors IPocket.sol
package io.backstop.model.mirror;

import io.backstop.model.waterfall.Pocket;

/** A pocket that also tells what it could pay now. */
public interface PocketMirror extends Pocket {

    /** What it could pay now for many shortfalls together, micro-dollars. */
    long available();

    /** The most it pays for one shortfall, micro-dollars; the largest long for no cap. */
    long capPerEvent();

    /** What stands to its name in a ledger, micro-dollars. */
    default long held() {
        return available();
    }

    /** Whether its money lies in the pool: then it forgoes what it pays and sends nothing. */
    default boolean isInPool() {
        return false;
    }

    /** What it would pay of one shortfall now, micro-dollars; changes nothing. */
    default long payable(long shortfall) {
        return Math.min(shortfall, Math.min(available(), capPerEvent()));
    }

    /** What the treasury would get because it pays of this shortfall now, micro-dollars; changes nothing. */
    default long feeOn(long shortfall) {
        return 0;
    }
}
