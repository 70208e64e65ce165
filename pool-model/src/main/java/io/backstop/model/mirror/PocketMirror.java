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
        return payable(shortfall, 0);
    }

    /** What it would pay of one shortfall once it has received so much more, micro-dollars; changes nothing. */
    default long payable(long shortfall, long received) {
        return Math.min(shortfall, Math.min(Math.addExact(available(), received), capPerEvent()));
    }

    /** What somebody else would get because it pays of this shortfall now, micro-dollars; changes nothing. */
    default long feeOn(long shortfall) {
        return 0;
    }
}
