package io.backstop.model.cex.margin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one trader has: a single {@link MarginAccount} under cross margin, or one for each position under isolated
 * margin, beside the cash that backs none of them. A portfolio of markets is cross margin with {@link PortfolioShocks}.
 *
 * <p>What a venue liquidates is one of {@link #accounts()}; the others of the same trader are not touched. Not thread safe.
 */
public final class TraderAccount {

    private final Markets markets;
    private final PositionMode positions;
    private final @Nullable MarginAccount shared;
    private final List<MarginAccount> accounts = new ArrayList<>();
    private final List<Purpose> purposes = new ArrayList<>();
    private long freeCash;

    /** The market that an isolated account is for, and its side where a market may have two. */
    private record Purpose(int market, boolean isLong) {}

    private TraderAccount(Markets markets, PositionMode positions, @Nullable MarginAccount shared) {
        this.markets = markets;
        this.positions = positions;
        this.shared = shared;
        if (shared != null) {
            accounts.add(shared);
        }
    }

    /** A trader without money whose positions stand each by itself. */
    public static TraderAccount isolated(Markets markets, PositionMode positions) {
        return new TraderAccount(markets, positions, null);
    }

    /** A trader without money whose positions share all that there is. */
    public static TraderAccount cross(
            Markets markets, PositionMode positions, AccountRequirement requirement, Collateral collateral) {
        return new TraderAccount(markets, positions, new MarginAccount(markets, positions, requirement, collateral));
    }

    /** Cash that backs no position: none under cross margin. */
    public long freeCash() {
        return freeCash;
    }

    /** What is tested for liquidation, each by itself, in the order in which they came to be. */
    public List<MarginAccount> accounts() {
        return Collections.unmodifiableList(accounts);
    }

    /** Adds money, or takes it if it is negative. */
    public void credit(long amount) {
        if (shared == null) {
            freeCash = Math.addExact(freeCash, amount);
        } else {
            shared.credit(amount);
        }
    }

    /**
     * Moves free cash to an isolated position, which need not be open yet, or back if the amount is negative.
     *
     * @throws IllegalArgumentException if there is not as much, or all cash backs all positions
     */
    public void allot(int market, boolean isLong, long amount) {
        MarginAccount account = account(market, isLong);
        if (shared != null || amount > freeCash || Math.negateExact(amount) > account.cash()) {
            throw new IllegalArgumentException("there must be as much to allot as " + amount + ", was " + freeCash
                    + " free and " + account.cash() + " in market " + market);
        }
        account.credit(amount);
        freeCash -= amount;
    }

    /** What backs a position: an empty account if isolated margin has none for it yet. */
    public MarginAccount account(int market, boolean isLong) {
        if (shared != null) {
            return shared;
        }
        Purpose purpose = new Purpose(market, positions == PositionMode.ONE_WAY || isLong);
        int place = purposes.indexOf(purpose);
        if (place >= 0) {
            return accounts.get(place);
        }
        MarginAccount added = new MarginAccount(markets, positions, SumOfPositions.SUM);
        purposes.add(purpose);
        accounts.add(added);
        return added;
    }

    /** Free cash and the equity of all accounts. */
    public long equity() {
        long equity = freeCash;
        for (MarginAccount account : accounts) {
            equity = Math.addExact(equity, account.equity());
        }
        return equity;
    }
}
