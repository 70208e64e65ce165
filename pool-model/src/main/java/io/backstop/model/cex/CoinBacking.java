package io.backstop.model.cex;

import io.backstop.model.cex.margin.CollateralAsset;
import io.backstop.model.scenario.CoinCollateralSpec;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.AccountRules;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Coins (1e-8) that traders have posted for a contract whose money is the dollar. Not thread safe. */
final class CoinBacking {

    /** Units of a coin. */
    static final long COIN = 100_000_000;

    private final boolean isTaken;
    private final long share;
    private final CollateralAsset asset;
    private long[] coins = {};
    private long[] sold = {};
    private long[] soldFor = {};

    private CoinBacking(boolean isTaken, long haircut, long share) {
        this.isTaken = isTaken;
        this.share = share;
        asset = new CollateralAsset(COIN, haircut);
    }

    /** Nobody has posted any; null where collateral is the contract's money. */
    static CoinBacking of(@Nullable CoinCollateralSpec spec) {
        return spec == null ? new CoinBacking(false, 0, 0) : new CoinBacking(true, spec.haircut(), spec.share());
    }

    /** The dollars that traders post or take back as coins, of so many micro-dollars; rounded down. */
    long part(long dollars) {
        return FixedPoint.mulDivFloor(dollars, share, FixedPoint.RATIO_ONE);
    }

    /** Whether a trader's collateral is coins, or coins and dollars. */
    boolean isTaken() {
        return isTaken;
    }

    /** What an account has. */
    long of(int account) {
        return account < coins.length ? coins[account] : 0;
    }

    /** What an account's coins count for at a price in micro-dollars, rounded down. */
    long counted(int account, long price) {
        return asset.value(of(account), price);
    }

    /** The part of a price that counts, rounded down. */
    long countedPrice(long price) {
        return FixedPoint.mulDivFloor(price, FixedPoint.RATIO_ONE - asset.haircut(), FixedPoint.RATIO_ONE);
    }

    /** The asset that coins are. */
    CollateralAsset asset() {
        return asset;
    }

    /** What the venue's terms say about an account whose coins, if they were sold, are dollars by now. */
    AccountRules rules(int account, PositionTerms terms) {
        boolean isSold = account < sold.length && sold[account] != 0;
        return isSold ? new CoinBackedRules(terms, asset, sold[account], soldFor[account]) : terms;
    }

    /** Adds coins, or takes them out if it is negative. */
    void add(int account, long amount) {
        if (account >= coins.length) {
            grow(Math.max(account + 1, 2 * coins.length));
        }
        coins[account] = Math.addExact(coins[account], amount);
        sold[account] = 0;
    }

    /** All of an account's coins were sold for so many micro-dollars. */
    void sell(int account, long dollars) {
        sold[account] = coins[account];
        soldFor[account] = dollars;
        coins[account] = 0;
    }

    private void grow(int length) {
        coins = Arrays.copyOf(coins, length);
        sold = Arrays.copyOf(sold, length);
        soldFor = Arrays.copyOf(soldFor, length);
    }
}
