// Mirrors pockets/ProfitBuffer.sol
package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;

/** What a pool has won above par, ahead of its depositors. No money moves: it lies in the pool. */
public final class ProfitBufferMirror implements PocketMirror {

    private final LpPoolMirror lpPool;

    /** The buffer of this pool. */
    public ProfitBufferMirror(LpPoolMirror lpPool) {
        this.lpPool = lpPool;
    }

    @Override
    public Account account() {
        return Account.FEE_BUFFER;
    }

    /** Nothing of its own. */
    @Override
    public long available() {
        return 0;
    }

    @Override
    public long capPerEvent() {
        return Long.MAX_VALUE;
    }

    @Override
    public long absorb(long shortfall) {
        long whole = Math.addExact(lpPool.cash(), shortfall);
        return Math.min(shortfall, Math.max(0, whole - BufferedLpPoolMirror.par(lpPool.totalSupply())));
    }
}
