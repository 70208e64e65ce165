package io.backstop.model.market;

import java.util.Arrays;

/**
 * Open positions of one market by account id, as columns. Account ids are small and dense.
 *
 * <p>Not thread safe; one table belongs to one run.
 */
public final class PositionTable {

    private long[] size = new long[64];
    private long[] entryPrice = new long[64];
    private long[] collateral = new long[64];
    private long[] changedAt = new long[64];
    private int open;

    /** Whether the account has a position. */
    public boolean isOpen(int account) {
        return account < size.length && size[account] != 0;
    }

    /** Number of open positions. */
    public int open() {
        return open;
    }

    /** One more than the largest account id that may be open. */
    public int limit() {
        return size.length;
    }

    /** Signed size; 0 where there is no position. */
    public long size(int account) {
        return account < size.length ? size[account] : 0;
    }

    /** Entry price of an open position. */
    public long entryPrice(int account) {
        return entryPrice[account];
    }

    /** Collateral of an open position in micro-dollars. */
    public long collateral(int account) {
        return collateral[account];
    }

    /** When its owner opened or last changed the position: a step, −1 before the tape, or a second of the clock. */
    public long changedAt(int account) {
        return changedAt[account];
    }

    /** Enters a position for an account that has none. */
    public void put(int account, long positionSize, long price, long margin, long now) {
        if (positionSize == 0 || isOpen(account)) {
            throw new IllegalStateException("account " + account + " cannot take a position of " + positionSize);
        }
        if (account >= size.length) {
            grow(Math.max(account + 1, size.length * 2));
        }
        size[account] = positionSize;
        entryPrice[account] = price;
        collateral[account] = margin;
        changedAt[account] = now;
        open++;
    }

    /** Adds to an open position, which then has this entry price. */
    public void increase(int account, long addedSize, long price, long addedMargin, long now) {
        requireOpen(account);
        size[account] = Math.addExact(size[account], addedSize);
        entryPrice[account] = price;
        collateral[account] = Math.addExact(collateral[account], addedMargin);
        changedAt[account] = now;
    }

    /** Takes a part away from an open position, of which something remains, by its owner's wish. */
    public void decrease(int account, long part, long margin, long now) {
        reduce(account, part, margin);
        changedAt[account] = now;
    }

    /** Takes a part away from an open position, of which something remains, against its owner's wish. */
    public void reduce(int account, long part, long margin) {
        requireOpen(account);
        if (size[account] == part) {
            throw new IllegalStateException("account " + account + " would have no position left");
        }
        size[account] = Math.subtractExact(size[account], part);
        collateral[account] = margin;
    }

    /** Removes the account's position. */
    public void remove(int account) {
        requireOpen(account);
        size[account] = 0;
        open--;
    }

    private void requireOpen(int account) {
        if (!isOpen(account)) {
            throw new IllegalStateException("account " + account + " has no position");
        }
    }

    private void grow(int length) {
        size = Arrays.copyOf(size, length);
        entryPrice = Arrays.copyOf(entryPrice, length);
        collateral = Arrays.copyOf(collateral, length);
        changedAt = Arrays.copyOf(changedAt, length);
    }
}
