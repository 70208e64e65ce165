package io.backstop.model.cex.liquidation;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.Arrays;

/**
 * Who is next: the account with the lowest equity ÷ maintenance margin, of equal ones the lowest id, compared exactly. A
 * binary heap in arrays, so nothing is allocated once it has its size. Not thread safe.
 */
public final class LiquidationQueue {

    private int count;
    private int[] accounts = new int[16];
    private long[] equities = new long[16];
    private long[] margins = new long[16];

    /** How many wait. */
    public int count() {
        return count;
    }

    /** Whether nobody waits. */
    public boolean isEmpty() {
        return count == 0;
    }

    /**
     * Lets an account wait for its turn.
     *
     * @param equity signed
     * @param maintenanceMargin positive
     */
    public void add(int account, long equity, long maintenanceMargin) {
        Figures.requireWithin("maintenanceMargin", maintenanceMargin, 1, Long.MAX_VALUE);
        makeRoom();
        int place = count++;
        put(place, account, equity, maintenanceMargin);
        while (place > 0 && isBefore(place, (place - 1) / 2)) {
            swap(place, (place - 1) / 2);
            place = (place - 1) / 2;
        }
    }

    /**
     * Takes the next account out.
     *
     * @throws IllegalStateException if nobody waits
     */
    public int poll() {
        if (count == 0) {
            throw new IllegalStateException("nobody waits for liquidation");
        }
        swap(0, --count);
        int place = 0;
        for (int child = first(place); child != place; child = first(place)) {
            swap(place, child);
            place = child;
        }
        return accounts[count];
    }

    /** The place of the one who is first among a place and its two children. */
    private int first(int place) {
        int first = place;
        for (int child = 2 * place + 1; child <= 2 * place + 2 && child < count; child++) {
            first = isBefore(child, first) ? child : first;
        }
        return first;
    }

    private boolean isBefore(int place, int other) {
        int order = FixedPoint.compareProducts(equities[place], margins[other], equities[other], margins[place]);
        return order != 0 ? order < 0 : accounts[place] < accounts[other];
    }

    private void swap(int place, int other) {
        int account = accounts[place];
        long equity = equities[place];
        long margin = margins[place];
        put(place, accounts[other], equities[other], margins[other]);
        put(other, account, equity, margin);
    }

    private void put(int place, int account, long equity, long margin) {
        accounts[place] = account;
        equities[place] = equity;
        margins[place] = margin;
    }

    private void makeRoom() {
        if (count == accounts.length) {
            accounts = Arrays.copyOf(accounts, 2 * count);
            equities = Arrays.copyOf(equities, 2 * count);
            margins = Arrays.copyOf(margins, 2 * count);
        }
    }
}
