// Mirrors pockets/Tranches.sol
package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;
import io.backstop.model.market.TrancheMaths;
import io.backstop.model.market.TrancheMaths.Ratios;
import io.backstop.model.market.TrancheMaths.Worth;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.TranchesSpec;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.MarketEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Junior and senior depositors of one pool, a pocket ahead of it. Not thread safe. */
public final class TranchesMirror extends PoolPartMirror {

    /** The owner of the pool's shares that the tranches hold. */
    public static final int OWNER = -4;

    /** The two classes. */
    public enum Tranche {
        JUNIOR,
        SENIOR
    }

    private final TranchesSpec spec;
    private final LpPoolMirror lpPool;
    private final Consumer<MarketEvent> events;
    private final Map<Tranche, TrancheShareMirror> shares = new EnumMap<>(Tranche.class);
    private Worth worth = new Worth(0, 0, 0, 0);
    private long absorbed;

    /**
     * Tranches of this pool.
     *
     * @param events takes each valuation
     */
    public TranchesMirror(TranchesSpec spec, LpPoolMirror lpPool, Consumer<MarketEvent> events) {
        this.spec = spec;
        this.lpPool = lpPool;
        this.events = events;
        for (Tranche tranche : Tranche.values()) {
            shares.put(tranche, new TrancheShareMirror());
        }
    }

    @Override
    public Account account() {
        return Account.JUNIOR_LP;
    }

    /** Tells the junior's part, among what it was worth at the last valuation. */
    @Override
    public long absorb(long shortfall) {
        long borne = payable(shortfall);
        absorbed += borne;
        return borne;
    }

    @Override
    public long payable(long shortfall) {
        return TrancheMaths.juniorLoss(shortfall, spec.juniorLossRatio(), held());
    }

    /** What the junior was worth at the last valuation, less what it bore since. */
    @Override
    public long held() {
        return worth.junior() - absorbed;
    }

    /** Values the tranches anew. */
    public void revalue() {
        valued(revalued());
    }

    /** Puts micro-dollars into the pool for shares of a tranche, and returns these. */
    public long deposit(Tranche tranche, int owner, long assets) {
        Worth next = revalued();
        TrancheShareMirror share = shareOf(tranche);
        long before = part(next, tranche);
        if (before == 0 && share.totalSupply() > 0) {
            throw new ContractRevert("WorthlessTranche", (long) tranche.compareTo(Tranche.JUNIOR));
        }
        long inPool = inPool();
        requireDepositable(share, before, inPool, assets);
        lpPool.deposit(OWNER, assets);
        long added = Math.max(0, inPool() - inPool);
        long minted = share.sharesFor(added, before, assets);
        Worth grown = changed(next, tranche, added);
        share.mint(owner, minted);
        valued(next);
        worth = grown;
        return minted;
    }

    /** Pays what shares of a tranche are worth and returns the micro-dollars. */
    public long redeem(Tranche tranche, int owner, long redeemed) {
        Worth next = revalued();
        TrancheShareMirror share = shareOf(tranche);
        long assets = share.assetsOf(redeemed, part(next, tranche));
        share.requireBalance(owner, redeemed);
        long all = share.totalSupply();
        Worth left = changed(lowered(next, tranche, redeemed, all), tranche, -assets);
        long gone = lpPool.withdraw(OWNER, assets);
        share.burn(owner, redeemed);
        valued(next);
        worth = left;
        events.accept(new MarketEvent.Withdrawn(gone, assets));
        events.accept(new MarketEvent.TrancheLeft(tranche == Tranche.JUNIOR, assets));
        return assets;
    }

    /** What the tranches were worth at the last valuation. */
    public Worth worth() {
        return worth;
    }

    /** The shares of a tranche. */
    public TrancheShareMirror shareOf(Tranche tranche) {
        TrancheShareMirror share = shares.get(tranche);
        if (share == null) {
            throw new IllegalStateException("there is no tranche " + tranche);
        }
        return share;
    }

    /** What the pool will have charged by then makes a difference to the shares, but not to whether there are any. */
    private void requireDepositable(TrancheShareMirror share, long before, long inPool, long assets) {
        share.sharesFor(Math.max(0, lpPool.worthWith(OWNER, assets) - inPool), before, assets);
    }

    private void valued(Worth next) {
        worth = next;
        absorbed = 0;
        events.accept(new MarketEvent.TranchesRevalued(next.junior(), next.senior()));
    }

    private Worth revalued() {
        return TrancheMaths.revalued(worth, inPool(), ratios());
    }

    /** A tranche without shares gets nothing, whatever its ratio. */
    private Ratios ratios() {
        long gain = spec.juniorGainRatio();
        if (shareOf(Tranche.JUNIOR).totalSupply() == 0) {
            gain = 0;
        } else if (shareOf(Tranche.SENIOR).totalSupply() == 0) {
            gain = FixedPoint.RATIO_ONE;
        }
        return new Ratios(spec.juniorLossRatio(), gain);
    }

    private long inPool() {
        return lpPool.previewRedeem(lpPool.balanceOf(OWNER));
    }

    private static long part(Worth worth, Tranche tranche) {
        return tranche == Tranche.JUNIOR ? worth.junior() : worth.senior();
    }

    private static Worth changed(Worth worth, Tranche tranche, long amount) {
        return tranche == Tranche.JUNIOR
                ? new Worth(
                        Math.addExact(worth.junior(), amount),
                        worth.senior(),
                        worth.juniorDeficit(),
                        worth.seniorDeficit())
                : new Worth(
                        worth.junior(),
                        Math.addExact(worth.senior(), amount),
                        worth.juniorDeficit(),
                        worth.seniorDeficit());
    }

    /** Whoever leaves takes its part of what may be made good along. */
    private static Worth lowered(Worth worth, Tranche tranche, long redeemed, long all) {
        if (all == 0) {
            return worth;
        }
        return tranche == Tranche.JUNIOR
                ? new Worth(
                        worth.junior(),
                        worth.senior(),
                        TrancheMaths.deficitLeft(worth.juniorDeficit(), redeemed, all),
                        worth.seniorDeficit())
                : new Worth(
                        worth.junior(),
                        worth.senior(),
                        worth.juniorDeficit(),
                        TrancheMaths.deficitLeft(worth.seniorDeficit(), redeemed, all));
    }
}
