// Mirrors maths/CarryMaths.sol
package io.backstop.model.mirror.economics;

import io.backstop.model.market.FundingMaths;
import io.backstop.model.scenario.FundingSpec.Counterparty;
import io.backstop.model.units.FixedPoint;

/**
 * The books behind a market's carry: indices are 1e-9 of the entry notional, notionals micro-dollars. Not thread safe; a
 * copy is changed and takes the place of the original, so that a number that does not fit leaves nothing half done.
 */
final class CarryState {

    static final long YEAR = 31_536_000;

    /** The indices of its side when a position was last settled. */
    record Snapshot(long funding, long borrowing) {
        static final Snapshot NONE = new Snapshot(0, 0);
    }

    private long longFunding;
    private long shortFunding;
    private long longBorrowing;
    private long shortBorrowing;
    private long longNotional;
    private long shortNotional;
    private long netOwed;
    private long netOwedFraction;
    private long undistributed;
    private long fundingRate;
    private long fundingRest;
    private long longBorrowingRest;
    private long shortBorrowingRest;
    private long accruedAt;

    /** Before the first position. */
    CarryState() {}

    /** A copy. */
    CarryState(CarryState other) {
        longFunding = other.longFunding;
        shortFunding = other.shortFunding;
        longBorrowing = other.longBorrowing;
        shortBorrowing = other.shortBorrowing;
        longNotional = other.longNotional;
        shortNotional = other.shortNotional;
        netOwed = other.netOwed;
        netOwedFraction = other.netOwedFraction;
        undistributed = other.undistributed;
        fundingRate = other.fundingRate;
        fundingRest = other.fundingRest;
        longBorrowingRest = other.longBorrowingRest;
        shortBorrowingRest = other.shortBorrowingRest;
        accruedAt = other.accruedAt;
    }

    /** Brings indices and net up to a time; no more than a year is charged, so that no rate times a time overflows. */
    void accrue(long time, FundingRate funding, Counterparty counterparty, BorrowingRate borrowing) {
        long elapsed = Math.min(time - accruedAt, YEAR);
        if (elapsed == 0) {
            return;
        }
        long longBefore = longFunding + longBorrowing;
        long shortBefore = shortFunding + shortBorrowing;
        FundingMaths.Advance advance = funding.advance(fundingRate, longNotional, shortNotional, elapsed);
        fundingRate = advance.rate();
        accrueFunding(advance.rateTime(), counterparty);
        accrueBorrowing(
                borrowing.rate(longNotional, shortNotional) * elapsed,
                borrowing.rate(shortNotional, longNotional) * elapsed);
        addNet(longNotional, longFunding + longBorrowing - longBefore);
        addNet(shortNotional, shortFunding + shortBorrowing - shortBefore);
        accruedAt = time;
    }

    /** Both sides' funding indices grow by the same, so that all positions together owe {@code amount} more. */
    CarryMirror.Spread spread(long amount) {
        long all = Math.addExact(longNotional, shortNotional);
        long borne = Math.min(amount, all);
        if (borne == 0) {
            return new CarryMirror.Spread(0, 0);
        }
        long ratio = FixedPoint.mulDivCeil(borne, FixedPoint.RATIO_ONE, all);
        longFunding = Math.addExact(longFunding, ratio);
        shortFunding = Math.addExact(shortFunding, ratio);
        addNet(all, ratio);
        return new CarryMirror.Spread(borne, ratio);
    }

    /** What a position owes since its snapshot; both amounts are rounded up, so what it gets is rounded down. */
    Carry.Charge charge(Snapshot since, long notional) {
        if (notional == 0) {
            return Carry.Charge.NONE;
        }
        long size = Math.absExact(notional);
        long funding = (notional > 0 ? longFunding : shortFunding) - since.funding();
        long borrowing = (notional > 0 ? longBorrowing : shortBorrowing) - since.borrowing();
        return new Carry.Charge(
                FixedPoint.mulDivCeil(size, funding, FixedPoint.RATIO_ONE),
                FixedPoint.mulDivCeil(size, borrowing, FixedPoint.RATIO_ONE));
    }

    /** Takes a position out of the sums. */
    void remove(Snapshot since, long notional) {
        if (notional == 0) {
            return;
        }
        Snapshot current = snapshot(notional);
        long growth = current.funding() - since.funding() + current.borrowing() - since.borrowing();
        long size = Math.absExact(notional);
        addNet(-size, growth);
        addNotional(notional > 0, -size);
    }

    /** Puts a position into the sums; it owes nothing yet. */
    void add(long notional) {
        addNotional(notional > 0, Math.absExact(notional));
    }

    /** The indices from which a position of this side owes. */
    Snapshot snapshot(long notional) {
        if (notional == 0) {
            return Snapshot.NONE;
        }
        return notional > 0 ? new Snapshot(longFunding, longBorrowing) : new Snapshot(shortFunding, shortBorrowing);
    }

    /** Puts other indices in the place of these; sums and rests stay. */
    void follow(CarryMirror.Indices indices) {
        longFunding = indices.longFunding();
        shortFunding = indices.shortFunding();
        longBorrowing = indices.longBorrowing();
        shortBorrowing = indices.shortBorrowing();
        fundingRate = indices.fundingRate();
    }

    CarryMirror.Indices indices() {
        return new CarryMirror.Indices(longFunding, shortFunding, longBorrowing, shortBorrowing, fundingRate);
    }

    /** What all positions owe together, rounded down. */
    long netOwed() {
        return netOwed;
    }

    /** All figures in the contract's order. */
    long[] figures() {
        return new long[] {
            longFunding,
            shortFunding,
            longBorrowing,
            shortBorrowing,
            longNotional,
            shortNotional,
            netOwed,
            undistributed,
            fundingRate,
            accruedAt,
            fundingRest,
            longBorrowingRest,
            shortBorrowingRest,
            netOwedFraction
        };
    }

    /** The payers' index grows by the rate, the receivers' falls by what is paid to them. */
    private void accrueFunding(long rateTime, Counterparty counterparty) {
        long sum = rateTime + fundingRest;
        long growth = sum / (2 * YEAR);
        fundingRest = sum % (2 * YEAR);
        if (counterparty == Counterparty.POOL) {
            longFunding = Math.addExact(longFunding, growth);
            shortFunding = Math.subtractExact(shortFunding, growth);
        } else if (longNotional > 0 && shortNotional > 0) {
            payOtherSide(growth);
        }
    }

    private void payOtherSide(long growth) {
        if (growth > 0) {
            FundingMaths.Share share = FundingMaths.shared(growth, longNotional, shortNotional, undistributed);
            undistributed = share.rest();
            longFunding = Math.addExact(longFunding, growth);
            shortFunding = Math.subtractExact(shortFunding, share.received());
        } else if (growth < 0) {
            FundingMaths.Share share = FundingMaths.shared(-growth, shortNotional, longNotional, undistributed);
            undistributed = share.rest();
            shortFunding = Math.subtractExact(shortFunding, growth);
            longFunding = Math.subtractExact(longFunding, share.received());
        }
    }

    private void accrueBorrowing(long longRateTime, long shortRateTime) {
        long longSum = longRateTime + longBorrowingRest;
        long shortSum = shortRateTime + shortBorrowingRest;
        longBorrowing = Math.addExact(longBorrowing, longSum / YEAR);
        shortBorrowing = Math.addExact(shortBorrowing, shortSum / YEAR);
        longBorrowingRest = longSum % YEAR;
        shortBorrowingRest = shortSum % YEAR;
    }

    private void addNotional(boolean isLong, long change) {
        if (isLong) {
            longNotional = Math.addExact(longNotional, change);
        } else {
            shortNotional = Math.addExact(shortNotional, change);
        }
    }

    /** Adds a product of a notional and an index, exactly. */
    private void addNet(long notional, long growth) {
        long whole = FixedPoint.mulDivFloor(notional, growth, FixedPoint.RATIO_ONE);
        // The products may wrap, their difference is a fraction.
        long fraction = netOwedFraction + notional * growth - whole * FixedPoint.RATIO_ONE;
        netOwed = Math.addExact(netOwed, whole + fraction / FixedPoint.RATIO_ONE);
        netOwedFraction = fraction % FixedPoint.RATIO_ONE;
    }
}
