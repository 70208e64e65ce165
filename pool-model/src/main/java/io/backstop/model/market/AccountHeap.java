package io.backstop.model.market;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A binary heap of accounts, largest key first, that can remove any account. Account ids are small and dense. Not thread safe.
 */
public final class AccountHeap {

    private int[] accounts = new int[64];
    private long[] keys = new long[64];
    private int[] places = new int[64];
    private int count;

    /** An empty heap. */
    public AccountHeap() {}

    /** Adds an account that is not there. */
    public void add(int account, long key) {
        if (count == accounts.length) {
            accounts = Arrays.copyOf(accounts, count * 2);
            keys = Arrays.copyOf(keys, count * 2);
        }
        if (account >= places.length) {
            places = Arrays.copyOf(places, Math.max(account + 1, places.length * 2));
        }
        count++;
        siftUp(count - 1, account, key);
    }

    /** Removes an account that is there. */
    public void remove(int account) {
        int place = places[account];
        count--;
        if (place == count) {
            return;
        }
        int moved = accounts[count];
        long key = keys[count];
        if (place > 0 && keys[(place - 1) / 2] < key) {
            siftUp(place, moved, key);
        } else {
            siftDown(place, moved, key);
        }
    }

    /** Whether some account's key is at least this; costs O(1). */
    public boolean reaches(long key) {
        return count > 0 && keys[0] >= key;
    }

    /** Visits all accounts whose key is at least this, in no useful order. */
    public void visitAtLeast(long key, IntConsumer visitor) {
        visitAtLeast(0, key, visitor);
    }

    private void visitAtLeast(int place, long key, IntConsumer visitor) {
        if (place < count && keys[place] >= key) {
            visitor.accept(accounts[place]);
            visitAtLeast(2 * place + 1, key, visitor);
            visitAtLeast(2 * place + 2, key, visitor);
        }
    }

    private void siftUp(int start, int account, long key) {
        int place = start;
        while (place > 0 && keys[(place - 1) / 2] < key) {
            set(place, accounts[(place - 1) / 2], keys[(place - 1) / 2]);
            place = (place - 1) / 2;
        }
        set(place, account, key);
    }

    private void siftDown(int start, int account, long key) {
        int place = start;
        for (int child = largerChild(place); child < count && keys[child] > key; child = largerChild(place)) {
            set(place, accounts[child], keys[child]);
            place = child;
        }
        set(place, account, key);
    }

    private int largerChild(int place) {
        int child = 2 * place + 1;
        return child + 1 < count && keys[child + 1] > keys[child] ? child + 1 : child;
    }

    private void set(int place, int account, long key) {
        accounts[place] = account;
        keys[place] = key;
        places[account] = place;
    }
}
