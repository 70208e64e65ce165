package io.backstop.model.venue;

import io.backstop.model.units.IntColumn;
import io.backstop.model.units.LongColumn;

/**
 * What became of every position of a run, in order: what an account held after each change. Of several changes of one account that
 * follow each other within a step the last counts. Columns, because a run has hundreds of thousands. Not thread safe.
 */
public final class PositionLog {

    private final IntColumn steps = new IntColumn();
    private final IntColumn accounts = new IntColumn();
    private final LongColumn sizes = new LongColumn();
    private final LongColumn entryPrices = new LongColumn();
    private final LongColumn collaterals = new LongColumn();

    /** Notes what an account has from a step on; −1 is before the tape. */
    public void opened(int step, int account, long size, long entryPrice, long collateral) {
        int last = count() - 1;
        if (last >= 0 && steps.get(last) == step && accounts.get(last) == account) {
            sizes.set(last, size);
            entryPrices.set(last, entryPrice);
            collaterals.set(last, collateral);
        } else {
            steps.add(step);
            accounts.add(account);
            sizes.add(size);
            entryPrices.add(entryPrice);
            collaterals.add(collateral);
        }
    }

    /** Notes that an account has no position from a step on. */
    public void gone(int step, int account) {
        opened(step, account, 0, 0, 0);
    }

    /** Number of changes. */
    public int count() {
        return steps.size();
    }

    /** Step of a change, counted from 0. */
    public int step(int change) {
        return steps.get(change);
    }

    /** Whose position changed. */
    public int account(int change) {
        return accounts.get(change);
    }

    /** Signed size afterwards; 0 where there is no position any more. */
    public long size(int change) {
        return sizes.get(change);
    }

    /** Entry price afterwards (1e-8 dollar). */
    public long entryPrice(int change) {
        return entryPrices.get(change);
    }

    /** Collateral afterwards, in the money of the contract. */
    public long collateral(int change) {
        return collaterals.get(change);
    }
}
