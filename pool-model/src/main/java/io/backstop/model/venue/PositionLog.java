package io.backstop.model.venue;

import java.util.Arrays;

/**
 * What became of every position of a run, in order: what an account held after each change. Of several changes of one account that
 * follow each other within a step the last counts. Columns, because a run has hundreds of thousands. Not thread safe.
 */
public final class PositionLog {

    private int[] steps = new int[64];
    private int[] accounts = new int[64];
    private long[] sizes = new long[64];
    private long[] entryPrices = new long[64];
    private long[] collaterals = new long[64];
    private int count;

    /** Notes what an account has from a step on; −1 is before the tape. */
    public void opened(int step, int account, long size, long entryPrice, long collateral) {
        int place = place(step, account);
        sizes[place] = size;
        entryPrices[place] = entryPrice;
        collaterals[place] = collateral;
    }

    /** Notes that an account has no position from a step on. */
    public void gone(int step, int account) {
        opened(step, account, 0, 0, 0);
    }

    private int place(int step, int account) {
        if (count > 0 && steps[count - 1] == step && accounts[count - 1] == account) {
            return count - 1;
        }
        if (count == steps.length) {
            grow(count * 2);
        }
        steps[count] = step;
        accounts[count] = account;
        return count++;
    }

    /** Number of changes. */
    public int count() {
        return count;
    }

    /** Step of a change, counted from 0. */
    public int step(int change) {
        return steps[change];
    }

    /** Whose position changed. */
    public int account(int change) {
        return accounts[change];
    }

    /** Signed size afterwards; 0 where there is no position any more. */
    public long size(int change) {
        return sizes[change];
    }

    /** Entry price afterwards (1e-8 dollar). */
    public long entryPrice(int change) {
        return entryPrices[change];
    }

    /** Collateral afterwards, in the money of the contract. */
    public long collateral(int change) {
        return collaterals[change];
    }

    private void grow(int length) {
        steps = Arrays.copyOf(steps, length);
        accounts = Arrays.copyOf(accounts, length);
        sizes = Arrays.copyOf(sizes, length);
        entryPrices = Arrays.copyOf(entryPrices, length);
        collaterals = Arrays.copyOf(collaterals, length);
    }
}
