// Mirrors PositionBook.sol
package io.backstop.model.mirror;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.OpenInterest;
import io.backstop.model.market.PositionTable;
import io.backstop.model.mirror.economics.Carry;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.Health;
import java.util.HashMap;
import java.util.Map;

/** What a market remembers: positions, open interest, claims and ids. Moves no money. Not thread safe. */
abstract class PositionBookMirror extends MarketRulesMirror {

    /** The caller who acts for all accounts below {@link #FIRST_SELF_CUSTODY_ACCOUNT}. */
    public static final int OPERATOR = 0;

    /** The caller who may act for any account: the queue of two-step orders. */
    static final int ORDERS = -5;

    /** Ids below belong to the operator. */
    public static final int FIRST_SELF_CUSTODY_ACCOUNT = 1 << 20;

    /** Whom an account that was not given out belongs to. */
    private static final int NOBODY = -1;

    final PositionTable positions = new PositionTable();
    final OpenInterest openInterest;
    private final Map<Integer, Integer> owners = new HashMap<>();
    private final Map<Integer, Long> unpaidClaimOf = new HashMap<>();
    private long unpaidClaims;
    private int nextAccount = FIRST_SELF_CUSTODY_ACCOUNT;
    private int operatorEnd;

    PositionBookMirror(MarketRules rules, MarketMechanisms mechanisms, Prices prices, OpenInterest openInterest) {
        super(rules, mechanisms, prices);
        this.openInterest = openInterest;
    }

    /** The open positions; for reading only. */
    public final PositionTable positions() {
        return positions;
    }

    /** Sums over the open positions. */
    public final OpenInterest openInterest() {
        return openInterest;
    }

    /** One more than the highest operator account that was ever opened. */
    public final int operatorEnd() {
        return operatorEnd;
    }

    /** The id that the next self-custody account will get. */
    public final int selfCustodyEnd() {
        return nextAccount;
    }

    /** Profits of closed positions that the pool could not pay yet. */
    public final long unpaidClaims() {
        return unpaidClaims;
    }

    /** Charges all positions for the time until now at the rates of the pool's present cash. */
    public final void accrue() {
        mechanisms.carry().accrue();
    }

    /** What of that is one account's. */
    public final long unpaidClaimOf(int account) {
        return unpaidClaimOf.getOrDefault(account, 0L);
    }

    /** Net profit of all traders at the mark, positive if they are winning; 0 before the first price. */
    public final long unrealisedPnl() {
        return markPrice() == 0
                ? 0
                : MarginMaths.netPnl(
                        openInterest.netSize(), openInterest.netEntryNotional(), markPrice(), rules.sizeUnit());
    }

    /** What the pool owes at the mark beside its depositors: PnL less carry, unpaid claims, the impact pool. */
    public final long liabilities() {
        long owed = Math.addExact(unrealisedPnl(), unpaidClaims);
        owed = Math.subtractExact(owed, mechanisms.carry().netOwed());
        return Math.addExact(owed, mechanisms.priceImpact().impactPool());
    }

    /** A position at the mark, whatever its age. */
    public final Health health(int account) {
        return health(account, markPrice());
    }

    /** A position as it would be at another mark (1e-8 dollar). */
    final Health health(int account, long mark) {
        requirePosition(account);
        Valuation value = valued(held(account), mark, owed(account));
        return new Health(account, value.triggerEquity(), value.maintenanceMargin());
    }

    /** Cash that the pool must hold for the open positions, rounded up. */
    public final long reservedCash() {
        return FixedPoint.mulDivCeil(openInterest.reserved(), FixedPoint.RATIO_ONE, rules.reserveFactor());
    }

    /** What the position owes for staying open until now. */
    public final Carry.Charge owed(int account) {
        return mechanisms.carry().owed(account, entryNotional(held(account)));
    }

    final Holding held(int account) {
        return new Holding(
                account, positions.size(account), positions.entryPrice(account), positions.collateral(account));
    }

    /** Notional at the entry price with the sign of the side. */
    final long entryNotional(Holding held) {
        return MarginMaths.signedNotional(held.size(), held.entryPrice(), rules.sizeUnit());
    }

    /** The next id of self-custody, now of this owner. */
    final int newAccount(int owner) {
        int account = nextAccount++;
        owners.put(account, owner);
        return account;
    }

    final void noteOperatorAccount(int account) {
        operatorEnd = Math.max(operatorEnd, account + 1);
    }

    final void changeUnpaidClaim(int account, long change) {
        if (change != 0) {
            unpaidClaimOf.merge(account, change, Long::sum);
            unpaidClaims += change;
        }
    }

    /** Throws if a claim of this amount would not fit among the others. */
    final void requireClaimFits(long amount) {
        Math.addExact(unpaidClaims, amount);
    }

    final void requireOwner(int caller, int account) {
        if (caller != ORDERS && !isOwner(caller, account)) {
            throw new ContractRevert("OnlyOwner", (long) account);
        }
    }

    final boolean isOwner(int caller, int account) {
        return caller == (account < FIRST_SELF_CUSTODY_ACCOUNT ? OPERATOR : owners.getOrDefault(account, NOBODY));
    }

    final void requirePosition(int account) {
        if (!positions.isOpen(account)) {
            throw new ContractRevert("NoPosition", (long) account);
        }
    }

    /**
     * Throws if the pool would have to reserve too much.
     *
     * @param interest with the position that is asked for
     * @param cash what the pool would have
     */
    final void requireReserve(OpenInterest interest, long cash) {
        long limit = FixedPoint.mulDivFloor(cash, rules.reserveFactor(), FixedPoint.RATIO_ONE);
        if (interest.reserved() > limit) {
            throw new ContractRevert("ReserveExceeded", interest.reserved(), limit);
        }
    }

    /** Puts a changed position into the place of what was held; one of size 0 is removed. Changes no open interest. */
    final void store(Holding changed, long changedAt) {
        int account = changed.account();
        if (positions.isOpen(account)) {
            positions.remove(account);
        }
        if (changed.size() != 0) {
            positions.put(account, changed.size(), changed.entryPrice(), changed.collateral(), changedAt);
        }
    }
}
