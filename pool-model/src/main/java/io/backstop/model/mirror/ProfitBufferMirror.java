// Mirrors pockets/ProfitBuffer.sol
package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;

/** What a pool has won above par, ahead of its depositors. */
public final class ProfitBufferMirror extends PoolPartMirror {

    private final LpPoolMirror lpPool;

    /** The buffer of this pool. */
    public ProfitBufferMirror(LpPoolMirror lpPool) {
        this.lpPool = lpPool;
    }

    @Override
    public Account account() {
        return Account.FEE_BUFFER;
    }

    @Override
    public long held() {
        return profit(lpPool.cash());
    }

    @Override
    public long payable(long shortfall) {
        return Math.min(shortfall, profit(Math.addExact(lpPool.cash(), shortfall)));
    }

    @Override
    public long absorb(long shortfall) {
        return payable(shortfall);
    }

    private long profit(long cash) {
        return Math.max(0, cash - BufferedLpPoolMirror.par(lpPool.totalSupply()));
    }
}
