package io.backstop.model.venue;

import io.backstop.model.scenario.GateSpec;
import io.backstop.model.scenario.VenueSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The flags that a keeper has seen, and what it sends for an account that it wants to liquidate: a flag, the liquidation, or
 * nothing yet. Times are epoch seconds. Not thread safe.
 */
public final class FlagBook {

    private static final int[] NOBODY = {};

    private final GateSpec.Flags limits;
    private final Map<Integer, Long> flaggedAt = new HashMap<>();
    private long landing;

    /** No flags yet, under these limits. */
    public FlagBook(GateSpec.Flags limits) {
        this.limits = limits;
    }

    /** The book for a venue; null if it liquidates without flags. */
    public static @Nullable FlagBook of(VenueSpec.Pool venue) {
        return venue.mechanisms().guards().stream()
                .filter(GateSpec.Flags.class::isInstance)
                .map(GateSpec.Flags.class::cast)
                .findFirst()
                .map(FlagBook::new)
                .orElse(null);
    }

    /** What is decided from now on lands at this time. */
    public void landsAt(long seconds) {
        landing = seconds;
    }

    void flagged(int account, long seconds) {
        flaggedAt.put(account, seconds);
    }

    void unflagged(int account) {
        flaggedAt.remove(account);
    }

    /** When an account was flagged; 0 if it bears no flag. */
    long flaggedAt(int account) {
        return flaggedAt.getOrDefault(account, 0L);
    }

    /** Knows this of an account's flag from now on; 0 if it bears none. */
    void restore(int account, long seconds) {
        if (seconds == 0) {
            unflagged(account);
        } else {
            flagged(account, seconds);
        }
    }

    /** One more than the largest account id that bears a flag. */
    int limit() {
        return flaggedAt.keySet().stream()
                .mapToInt(account -> account + 1)
                .max()
                .orElse(0);
    }

    /** Whether a flag stands and is not ripe when a decision of now lands. */
    boolean waits(int account) {
        Long flagged = flaggedAt.get(account);
        return flagged != null && landing < flagged + limits.minDelay();
    }

    /** Those of these accounts whom a decision of now may liquidate. */
    public int[] ripe(int[] accounts) {
        return accounts.length == 0
                ? NOBODY
                : Arrays.stream(accounts).filter(this::isRipe).toArray();
    }

    /** Those of these accounts who bear no flag any more, or none yet. */
    public int[] unflagged(int[] accounts) {
        return accounts.length == 0
                ? NOBODY
                : Arrays.stream(accounts)
                        .filter(account -> !waits(account) && !isRipe(account))
                        .toArray();
    }

    private boolean isRipe(int account) {
        Long flagged = flaggedAt.get(account);
        return flagged != null && !waits(account) && landing <= flagged + limits.expiry();
    }
}
