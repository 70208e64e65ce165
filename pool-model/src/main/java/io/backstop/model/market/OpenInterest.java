// Mirrors IPerpMarket.OpenInterest
package io.backstop.model.market;

/** Sums over the open positions of each side: sizes in market units, entry notionals in micro-dollars. */
public final class OpenInterest {

    private final long sizeUnit;
    private long longSize;
    private long shortSize;
    private long longEntryNotional;
    private long shortEntryNotional;

    /** No position yet. */
    public OpenInterest(long sizeUnit) {
        this.sizeUnit = sizeUnit;
    }

    /** Adds a position or, where a sum does not fit, nothing. */
    public void add(long size, long entryPrice) {
        change(size, MarginMaths.notional(size, entryPrice, sizeUnit), 1);
    }

    /** Takes a position out. */
    public void remove(long size, long entryPrice) {
        change(size, MarginMaths.notional(size, entryPrice, sizeUnit), -1);
    }

    /** Puts a changed position in the place of what it was or, where a sum does not fit, changes nothing. */
    public void replace(long size, long entryPrice, long newSize, long newEntryPrice) {
        remove(size, entryPrice);
        try {
            add(newSize, newEntryPrice);
        } catch (ArithmeticException e) {
            add(size, entryPrice);
            throw e;
        }
    }

    /** The same sums, to be changed apart from these. */
    public OpenInterest copy() {
        OpenInterest copy = new OpenInterest(sizeUnit);
        copy.longSize = longSize;
        copy.shortSize = shortSize;
        copy.longEntryNotional = longEntryNotional;
        copy.shortEntryNotional = shortEntryNotional;
        return copy;
    }

    /** Sum of the sizes of all longs. */
    public long longSize() {
        return longSize;
    }

    /** Sum of the sizes of all shorts, not negative. */
    public long shortSize() {
        return shortSize;
    }

    /** Sum of the entry notionals of all longs. */
    public long longEntryNotional() {
        return longEntryNotional;
    }

    /** Sum of the entry notionals of all shorts. */
    public long shortEntryNotional() {
        return shortEntryNotional;
    }

    /** Longs less shorts. */
    public long netSize() {
        return longSize - shortSize;
    }

    /** The same of the entry notionals. */
    public long netEntryNotional() {
        return longEntryNotional - shortEntryNotional;
    }

    /** Entry notional of the larger side, for which the pool must hold cash. */
    public long reserved() {
        return Math.max(longEntryNotional, shortEntryNotional);
    }

    /** Adds both sums or, where one does not fit, neither. */
    private void change(long size, long entryNotional, int direction) {
        if (size > 0) {
            long sum = Math.addExact(longSize, direction * size);
            longEntryNotional = Math.addExact(longEntryNotional, direction * entryNotional);
            longSize = sum;
        } else {
            long sum = Math.addExact(shortSize, direction * Math.negateExact(size));
            shortEntryNotional = Math.addExact(shortEntryNotional, direction * entryNotional);
            shortSize = sum;
        }
    }
}
