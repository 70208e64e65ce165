// Mirrors pockets/PoolPart.sol
package io.backstop.model.mirror;

/** A pocket whose money is a part of the LP pool's. */
public abstract class PoolPartMirror implements PocketMirror {

    /** Nothing of its own. */
    @Override
    public final long available() {
        return 0;
    }

    @Override
    public final long capPerEvent() {
        return Long.MAX_VALUE;
    }

    @Override
    public final boolean isInPool() {
        return true;
    }

    /** What of the pool's money is its own. */
    @Override
    public abstract long held();

    @Override
    public abstract long payable(long shortfall);
}
