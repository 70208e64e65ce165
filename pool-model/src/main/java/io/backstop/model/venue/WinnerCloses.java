package io.backstop.model.venue;

import io.backstop.model.units.IntColumn;
import io.backstop.model.units.LongColumn;
import java.util.OptionalInt;

/**
 * Forced closes of winners in their order, whole or in part, whether they gave something up or were closed at the mark; each part that
 * one of them was closed by is one. Columns, because a run may have very many. Not thread safe.
 */
public final class WinnerCloses {

    /** Who is told for the house of a book, which is no trader. */
    public static final int HOUSE = -1;

    private final IntColumn steps = new IntColumn();
    private final IntColumn accounts = new IntColumn();
    private final LongColumn notionals = new LongColumn();
    private long notional;

    /**
     * Notes one more.
     *
     * @param step not before that of the last one
     * @param account the winner's id, or {@link #HOUSE}
     * @param itsNotional at the price of the close, micro-dollars
     * @throws ArithmeticException if all together do not fit a signed 64-bit integer
     */
    public void add(int step, int account, long itsNotional) {
        notional = Math.addExact(notional, itsNotional);
        steps.add(step);
        accounts.add(account);
        notionals.add(itsNotional);
    }

    /** How many. */
    public int count() {
        return steps.size();
    }

    /** Step of a close, counted from 0. */
    public int step(int close) {
        return steps.get(close);
    }

    /** Who was closed: an account id or {@link #HOUSE}. */
    public int account(int close) {
        return accounts.get(close);
    }

    /** By how much, at the price of the close, micro-dollars. */
    public long notional(int close) {
        return notionals.get(close);
    }

    /** Of all of them, each at its own price, micro-dollars. */
    public long notional() {
        return notional;
    }

    /** Step of the first; none if nobody was closed. */
    public OptionalInt first() {
        return count() == 0 ? OptionalInt.empty() : OptionalInt.of(step(0));
    }
}
