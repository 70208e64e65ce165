// Mirrors pockets/BufferedLpPool.sol
package io.backstop.model.mirror;

/** A pool whose shares are never worth more than they cost when it was new. Not thread safe. */
public final class BufferedLpPoolMirror extends LpPoolMirror {

    private static final long SHARES_AT_PAR = 1000;

    BufferedLpPoolMirror(long capPerEvent, boolean netOfPhantom, Exposure exposure) {
        super(capPerEvent, netOfPhantom, exposure);
    }

    @Override
    long netAssets(long owed) {
        return Math.min(super.netAssets(owed), par(totalSupply()));
    }

    /** What shares cost when the pool was new, micro-dollars, rounded down. */
    static long par(long shares) {
        return shares / SHARES_AT_PAR;
    }
}
