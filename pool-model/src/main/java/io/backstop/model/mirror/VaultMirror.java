// Mirrors CashVault.sol, which is OpenZeppelin's ERC4626 with its own count of cash
package io.backstop.model.mirror;

import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.units.FixedPoint;
import java.util.HashMap;
import java.util.Map;

/** A vault of dollars whose owners hold shares with three decimals more. Not thread safe. */
abstract class VaultMirror {

    /** Virtual shares: three digits, against inflation of the first deposit. */
    private static final long VIRTUAL_SHARES = 1000;

    private final Map<Integer, Long> shares = new HashMap<>();
    private long supply;
    private long cash;

    /** What the vault holds in micro-dollars by its own count. */
    public final long cash() {
        return cash;
    }

    /** Shares of all owners. */
    public final long totalSupply() {
        return supply;
    }

    /** Shares of one owner. */
    public final long balanceOf(int owner) {
        return shares.getOrDefault(owner, 0L);
    }

    /** What the shares are worth together when somebody joins. */
    public abstract long totalAssets();

    /** The same for whoever joins. */
    long assetsForJoining() {
        return totalAssets();
    }

    /** Throws the contract's error if a gate refuses that somebody joins or leaves. */
    void requireAllowed(Action action) {}

    /** Comes before somebody joins or leaves who may. */
    void prepare() {}

    /** The same when somebody leaves. */
    long assetsForLeaving() {
        return totalAssets();
    }

    /** The most anybody may deposit now, micro-dollars. */
    public long maxDeposit() {
        return Long.MAX_VALUE;
    }

    /** The most shares the owner may redeem now. */
    public abstract long maxRedeem(int owner);

    /**
     * Takes a deposit and returns the shares given for it, rounded down.
     *
     * @throws ContractRevert if the vault takes none now, or there would be more shares, with the virtual ones, than 64 bits
     *     hold
     */
    public final long deposit(int owner, long assets) {
        long minted = mintable(assets);
        prepare();
        put(owner, minted, assets);
        return minted;
    }

    /**
     * What an owner's shares would be worth with this deposit, micro-dollars; changes nothing.
     *
     * @throws ContractRevert as the deposit would
     */
    final long worthWith(int owner, long assets) {
        long minted = mintable(assets);
        put(owner, minted, assets);
        try {
            return previewRedeem(balanceOf(owner));
        } finally {
            put(owner, -minted, -assets);
        }
    }

    private long mintable(long assets) {
        if (assets > maxDeposit()) {
            throw new ContractRevert("ERC4626ExceededMaxDeposit", assets, maxDeposit());
        }
        requireAllowed(Action.DEPOSIT);
        return sharesFor(assets, assetsForJoining());
    }

    private void put(int owner, long minted, long assets) {
        long after = Math.addExact(cash, assets);
        supply += minted;
        shares.merge(owner, minted, Long::sum);
        cash = after;
    }

    private long sharesFor(long assets, long before) {
        long minted;
        long after;
        try {
            minted = sharesOf(assets, before, false);
            after = Math.addExact(supply, minted);
        } catch (ArithmeticException e) {
            // What does not fit 64 bits is left out of the error.
            throw new ContractRevert("TooManyShares");
        }
        if (after > Long.MAX_VALUE - VIRTUAL_SHARES) {
            throw new ContractRevert("TooManyShares", after);
        }
        return minted;
    }

    /**
     * Pays out shares and returns the micro-dollars, rounded down.
     *
     * @throws ContractRevert if that is more than {@link #maxRedeem}
     */
    public final long redeem(int owner, long redeemed) {
        long most = maxRedeem(owner);
        if (redeemed > most) {
            throw new ContractRevert("ERC4626ExceededMaxRedeem", redeemed, most);
        }
        long assets = previewRedeem(redeemed);
        payOut(owner, redeemed, assets);
        return assets;
    }

    /**
     * Pays out micro-dollars and returns the shares taken for it, rounded up.
     *
     * @throws ContractRevert if that is more than the owner's shares that may leave are worth
     */
    public final long withdraw(int owner, long assets) {
        long most = previewRedeem(maxRedeem(owner));
        if (assets > most) {
            throw new ContractRevert("ERC4626ExceededMaxWithdraw", assets, most);
        }
        long redeemed = sharesOf(assets, assetsForLeaving(), true);
        payOut(owner, redeemed, assets);
        return redeemed;
    }

    /**
     * Gives shares to another owner.
     *
     * @throws ContractRevert if the owner has not as many
     */
    public final void transfer(int owner, int receiver, long moved) {
        if (moved > balanceOf(owner)) {
            throw new ContractRevert("ERC20InsufficientBalance", balanceOf(owner), moved);
        }
        shares.merge(owner, -moved, Long::sum);
        shares.merge(receiver, moved, Long::sum);
        leave(owner, moved, false);
    }

    /** Shares that a deposit would get now, rounded down. */
    public final long previewDeposit(long assets) {
        return sharesOf(assets, assetsForJoining(), false);
    }

    /** What shares would fetch now in micro-dollars, rounded down. */
    public final long previewRedeem(long redeemed) {
        return FixedPoint.mulDivFloor(
                redeemed, Math.addExact(assetsForLeaving(), 1), Math.addExact(supply, VIRTUAL_SHARES));
    }

    /** Shares that pay out an amount now, rounded down; the largest long where that is more than there can be. */
    final long sharesLeavingFor(long assets) {
        long worth = assetsForLeaving();
        try {
            return sharesOf(assets, worth, false);
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    /** Books money that came in. */
    final void credit(long amount) {
        cash = Math.addExact(cash, amount);
    }

    /** Books money that went out. */
    final void debit(long amount) {
        cash -= amount;
    }

    /** Hears that shares have left an owner, by redemption or to somebody else. */
    void leave(int owner, long moved, boolean redeemed) {}

    private void payOut(int owner, long redeemed, long assets) {
        requireAllowed(Action.WITHDRAW);
        prepare();
        shares.merge(owner, -redeemed, Long::sum);
        supply -= redeemed;
        leave(owner, redeemed, true);
        debit(assets);
    }

    private long sharesOf(long assets, long total, boolean roundUp) {
        long all = Math.addExact(supply, VIRTUAL_SHARES);
        long each = Math.addExact(total, 1);
        return roundUp ? FixedPoint.mulDivCeil(assets, all, each) : FixedPoint.mulDivFloor(assets, all, each);
    }
}
