// Mirrors pockets/TrancheShare.sol
package io.backstop.model.mirror;

import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.units.FixedPoint;
import java.util.HashMap;
import java.util.Map;

/** The shares of one tranche, with three decimals more than money. Not thread safe. */
public final class TrancheShareMirror {

    /** Virtual shares: three digits, against inflation of the first deposit. */
    static final long VIRTUAL = 1000;

    private final Map<Integer, Long> balances = new HashMap<>();
    private long supply;

    /** Shares of all owners. */
    public long totalSupply() {
        return supply;
    }

    /** Shares of one owner. */
    public long balanceOf(int owner) {
        return balances.getOrDefault(owner, 0L);
    }

    /** What shares fetch of a tranche that is worth so much, rounded down. */
    long assetsOf(long shares, long worth) {
        return Math.min(worth, FixedPoint.mulDivFloor(shares, worth + 1, supply + VIRTUAL));
    }

    void requireBalance(int owner, long shares) {
        if (shares > balanceOf(owner)) {
            throw new ContractRevert("ERC20InsufficientBalance", balanceOf(owner), shares);
        }
    }

    /** The shares for what a deposit has added to a tranche that was worth so much before, rounded down. */
    long sharesFor(long added, long before, long deposit) {
        long shares = FixedPoint.mulDivFloor(added, supply + VIRTUAL, before + 1);
        if (shares == 0) {
            throw new ContractRevert("NoShares", deposit);
        }
        if (shares > Long.MAX_VALUE - VIRTUAL - supply) {
            throw new ContractRevert("TooManyShares", supply);
        }
        return shares;
    }

    void mint(int owner, long shares) {
        balances.merge(owner, shares, Long::sum);
        supply += shares;
    }

    void burn(int owner, long shares) {
        balances.merge(owner, -shares, Long::sum);
        supply -= shares;
    }
}
