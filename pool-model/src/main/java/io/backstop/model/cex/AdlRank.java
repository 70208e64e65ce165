package io.backstop.model.cex;

/**
 * A winner's place in the queue for auto-deleveraging: BitMEX's PnL % × effective leverage, highest first, ties by
 * account id.
 *
 * <p>PnL % is profit ÷ entry value and effective leverage is mark value ÷ equity. Size cancels out of mark value ÷ entry
 * value and the mark is the same for all, which leaves profit ÷ (entry price × equity). Two ranks are compared as exact
 * cross products of three factors each, in 192 bits. Source: BitMEX, auto-deleveraging page, 2025.
 *
 * @param account the trader's account id
 * @param profit unrealised profit at the mark in micro-dollars, positive
 * @param entryPrice 1e-8 dollar, positive
 * @param equity equity at the mark in micro-dollars, positive
 */
record AdlRank(int account, long profit, long entryPrice, long equity) implements Comparable<AdlRank> {

    @Override
    public int compareTo(AdlRank other) {
        int higherFirst = compareProducts(other.profit, entryPrice, equity, profit, other.entryPrice, other.equity);
        return higherFirst != 0 ? higherFirst : Integer.compare(account, other.account);
    }

    /** Returns the sign of {@code a * b * c - x * y * z} for numbers that are not negative. */
    static int compareProducts(long a, long b, long c, long x, long y, long z) {
        long leftHigh = Math.multiplyHigh(a, b);
        long rightHigh = Math.multiplyHigh(x, y);
        int top = Long.compare(topDigit(leftHigh, a * b, c), topDigit(rightHigh, x * y, z));
        if (top != 0) {
            return top;
        }
        int middle = Long.compareUnsigned(middleDigit(leftHigh, a * b, c), middleDigit(rightHigh, x * y, z));
        return middle != 0 ? middle : Long.compareUnsigned(a * b * c, x * y * z);
    }

    private static long middleDigit(long high, long low, long factor) {
        return high * factor + Math.unsignedMultiplyHigh(low, factor);
    }

    private static long topDigit(long high, long low, long factor) {
        boolean carry = Long.compareUnsigned(middleDigit(high, low, factor), high * factor) < 0;
        return Math.unsignedMultiplyHigh(high, factor) + (carry ? 1 : 0);
    }
}
