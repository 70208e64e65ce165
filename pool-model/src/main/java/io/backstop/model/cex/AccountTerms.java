package io.backstop.model.cex;

import io.backstop.model.cex.margin.RiskLimitMargin;
import java.util.ArrayList;
import java.util.List;

/**
 * The terms under which each account's position stands: the venue's, with the risk limit that its owner has where there are any.
 *
 * <p>Whoever opens or adds takes the lowest limit that holds his position if he has a lower one. Only the venue lowers it, and it is
 * forgotten with the position. Not thread safe.
 */
final class AccountTerms {

    private final PositionTerms venue;
    /** Those of each limit, the lowest first; the venue's alone where there are none. */
    private final List<PositionTerms> ofLimits;

    private final int chosen;
    /** By how many limits accounts are above the chosen one, negative below it. */
    private final AccountAmounts above = new AccountAmounts();

    /** Nobody has a position yet. */
    AccountTerms(PositionTerms venue) {
        this.venue = venue;
        if (venue.market().margin() instanceof RiskLimitMargin margin) {
            List<PositionTerms> all = new ArrayList<>();
            for (int steps = 0; steps <= margin.limits().most(); steps++) {
                all.add(venue.with(new RiskLimitMargin(margin.limits(), steps)));
            }
            ofLimits = List.copyOf(all);
            chosen = margin.steps();
        } else {
            ofLimits = List.of(venue);
            chosen = 0;
        }
    }

    /** What the venue asks of an account's position. */
    PositionTerms of(int account) {
        return ofLimits.get(limit(account));
    }

    /** The same with a limit that holds so large a position. */
    PositionTerms raised(int account, long size, long price) {
        return ofLimits.get(Math.max(limit(account), fitting(size, price)));
    }

    /** The same with the lowest limit that holds so large a position, if that is lower. */
    PositionTerms lowered(int account, long size, long price) {
        return ofLimits.get(Math.min(limit(account), fitting(size, price)));
    }

    /** Gives an account a limit that holds so large a position. */
    void raise(int account, long size, long price) {
        set(account, Math.max(limit(account), fitting(size, price)));
    }

    /** Gives an account the lowest limit that holds so large a position, if that is lower; returns whether it is. */
    boolean lower(int account, long size, long price) {
        int before = limit(account);
        set(account, Math.min(before, fitting(size, price)));
        return limit(account) < before;
    }

    /** The account's position is gone. */
    void clear(int account) {
        above.clear(account);
    }

    private void set(int account, int limit) {
        if (limit != limit(account)) {
            above.set(account, limit - chosen);
        }
    }

    private int limit(int account) {
        return chosen + (int) above.of(account);
    }

    private int fitting(long size, long price) {
        return venue.market().margin() instanceof RiskLimitMargin margin
                ? margin.limits().fitting(venue.notional(size, price))
                : 0;
    }
}
