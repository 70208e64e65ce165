package io.backstop.keeper.sending;

import java.util.HashMap;
import java.util.Map;

/** Accounts that rest after something failed with them, each time twice as long, in blocks. Not thread safe. */
public final class Backoff {

    private static final int MOST_DOUBLINGS = 4;

    /** So long after a rest another failure is the first again. */
    private static final long FORGOTTEN_AFTER = 32;

    private record Rest(int failures, long until) {}

    private final Map<Integer, Rest> rests = new HashMap<>();
    private long head;

    /** Everything is asked at this block from now on. */
    public void at(long block) {
        head = block;
    }

    /** Whether an account rests: 1, 2, 4, 8 and then 16 blocks after its failures. */
    public boolean rests(int account) {
        Rest rest = rests.get(account);
        return rest != null && head < rest.until();
    }

    /** Something failed with an account. */
    public void failed(int account) {
        Rest before = rests.get(account);
        int failures = before == null || head >= before.until() + FORGOTTEN_AFTER
                ? 0
                : Math.min(MOST_DOUBLINGS, before.failures() + 1);
        rests.put(account, new Rest(failures, head + (1L << failures)));
    }

    /** Something went well with an account. */
    public void succeeded(int account) {
        rests.remove(account);
    }
}
