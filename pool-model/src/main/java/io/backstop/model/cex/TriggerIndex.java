package io.backstop.model.cex;

import io.backstop.model.cex.margin.ContractKind;
import io.backstop.model.cex.margin.PositionPrices;
import io.backstop.model.market.AccountHeap;
import java.util.function.IntConsumer;

/**
 * Positions ordered by the price that may make them liquidatable under any margin policy, so that a tick that liquidates nobody
 * costs O(1).
 *
 * <p>The stored price is conservative: a position is never liquidatable beyond it, but may be healthy a few units before it, so
 * a visitor must still test. A short whose margin grows faster than its worth where the price is very low is also ordered by the
 * price from which down it does. Not thread safe.
 */
final class TriggerIndex {

    /** Rounding of profit, notional, margin and fee can hide at most this many units of money. */
    private static final long HIDDEN_BY_ROUNDING = 8;

    private static final long SLACK = 2;

    /** Far from any price, and far enough from the end of 64 bits to add slack. */
    private static final long UNREACHABLE = Long.MAX_VALUE / 4;

    private final AccountTerms terms;
    private final AccountHeap longs = new AccountHeap();
    private final AccountHeap shorts = new AccountHeap();
    private final AccountHeap cheapShorts = new AccountHeap();
    private final boolean isEverSteep;

    private final ContractKind contract;
    private final long steepFrom;

    /** An empty index of accounts under these terms. */
    TriggerIndex(PositionTerms venue, AccountTerms terms) {
        this.terms = terms;
        contract = venue.market().contract();
        steepFrom = venue.market().margin().steepFrom();
        isEverSteep = steepFrom != Long.MAX_VALUE;
    }

    /** Enters an account's position. */
    void add(int account, long size, long entryPrice, long collateral) {
        long margin = Math.subtractExact(collateral, HIDDEN_BY_ROUNDING);
        PositionPrices prices = new PositionPrices(terms.of(account).market());
        addAt(account, size, prices.liquidationPrice(size, entryPrice, margin));
    }

    /** Enters an account's position that is also backed by coins. */
    void add(int account, long size, long entryPrice, long collateral, long coins, CoinBacking backing) {
        long margin = Math.subtractExact(collateral, HIDDEN_BY_ROUNDING);
        addAt(
                account,
                size,
                new CoinTriggers(terms.of(account), backing.asset()).price(size, entryPrice, margin, coins));
    }

    private void addAt(int account, long size, long price) {
        long trigger = Math.min(price, UNREACHABLE);
        if (size > 0) {
            longs.add(account, trigger + SLACK);
        } else if (isEverSteep) {
            addShort(account, size, trigger);
        } else {
            shorts.add(account, SLACK - trigger);
        }
    }

    /** Of two prices that meet the upper one is all prices, so that nobody is visited twice. */
    private void addShort(int account, long size, long trigger) {
        long cheap = Math.min(UNREACHABLE, contract.priceOfWorthUp(size, steepFrom));
        boolean meets = cheap + SLACK >= trigger - SLACK;
        shorts.add(account, meets ? SLACK : SLACK - trigger);
        cheapShorts.add(account, meets ? 0 : cheap + SLACK);
    }

    /** Removes an account's position. */
    void remove(int account, long size) {
        (size > 0 ? longs : shorts).remove(account);
        if (size < 0 && isEverSteep) {
            cheapShorts.remove(account);
        }
    }

    /** Whether no position can be liquidatable at this price; costs O(1). */
    boolean isQuiet(long price) {
        return !longs.reaches(price) && !shorts.reaches(-price) && !cheapShorts.reaches(price);
    }

    /** Visits every position that may be liquidatable at this price, in no useful order. */
    void candidates(long price, IntConsumer visitor) {
        longs.visitAtLeast(price, visitor);
        shorts.visitAtLeast(-price, visitor);
        cheapShorts.visitAtLeast(price, visitor);
    }
}
