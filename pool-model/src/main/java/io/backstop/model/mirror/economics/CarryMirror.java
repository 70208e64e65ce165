// Mirrors economics/Carry.sol
package io.backstop.model.mirror.economics;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.scenario.BorrowingSpec;
import io.backstop.model.scenario.FundingSpec;
import io.backstop.model.scenario.FundingSpec.Counterparty;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What positions owe for staying open: one index for each side and charge. A position owes what its side's index grew
 * since its last change, on its entry notional. Not thread safe.
 */
public final class CarryMirror implements Carry {

    /**
     * The indices (1e-9 of the entry notional), as the contract's event tells them.
     *
     * @param fundingRate 1e-9 a year, positive if longs pay
     */
    public record Indices(
            long longFunding, long shortFunding, long longBorrowing, long shortBorrowing, long fundingRate) {}

    /**
     * What was spread over all open positions.
     *
     * @param borne micro-dollars, no more than all entry notional
     * @param ratio by which both sides' funding indices grew (1e-9), rounded up
     */
    public record Spread(long borne, long ratio) {}

    private final FundingRate fundingRate;
    private final Counterparty counterparty;
    private final BorrowingRate borrowingRate;
    private final BlockTime time;
    private final Map<Integer, CarryState.Snapshot> snapshots = new HashMap<>();
    private CarryState state = new CarryState();

    /**
     * A carry without positions.
     *
     * @param funding null if no side owes the other
     * @param borrowing null if nobody owes the pool
     * @param reserveFactor share of the pool's cash that may be reserved (1e-9)
     * @param cash the pool's, micro-dollars
     */
    public CarryMirror(
            @Nullable FundingSpec funding,
            @Nullable BorrowingSpec borrowing,
            long reserveFactor,
            BlockTime time,
            LongSupplier cash) {
        fundingRate = rateOf(funding);
        counterparty = funding == null ? Counterparty.OTHER_SIDE : funding.counterparty();
        borrowingRate =
                borrowing == null ? BorrowingRate.NONE : new KinkedBorrowingMirror(borrowing, reserveFactor, cash);
        this.time = time;
    }

    @Override
    public Charge settle(int account, long before, long afterwards) {
        CarryState settled = accrued();
        CarryState.Snapshot since = snapshotOf(account);
        Charge charge = settled.charge(since, before);
        settled.remove(since, before);
        settled.add(afterwards);
        state = settled;
        if (afterwards == 0) {
            snapshots.remove(account);
        } else {
            snapshots.put(account, settled.snapshot(afterwards));
        }
        return charge;
    }

    @Override
    public void accrue() {
        state = accrued();
    }

    @Override
    public Charge owed(int account, long entryNotional) {
        return entryNotional == 0 ? Charge.NONE : accrued().charge(snapshotOf(account), entryNotional);
    }

    @Override
    public long netOwed() {
        return accrued().netOwed();
    }

    /** What an account began with needs no way back: without a position it is never read. */
    @Override
    public Runnable checkpoint() {
        CarryState before = state;
        return () -> state = before;
    }

    /** Every open position owes the same share of its entry notional more; mirrors SpreadingCarry.sol. */
    public Spread spread(long amount) {
        CarryState spread = accrued();
        Spread borne = spread.spread(amount);
        state = spread;
        return borne;
    }

    /** The indices as they stood when somebody last settled. */
    public Indices indices() {
        return state.indices();
    }

    /**
     * Takes the indices that the contract told at the present block's time. For a copy that follows a chain from its
     * events: what it settles in the same block then starts exactly where the contract's account does, whatever the copy
     * knew of the pool's cash.
     */
    public void follow(Indices indices) {
        CarryState followed = accrued();
        followed.follow(indices);
        state = followed;
    }

    /** All figures as they are now, in the order of the contract's state. */
    public long[] state() {
        return accrued().figures();
    }

    private CarryState accrued() {
        CarryState accrued = new CarryState(state);
        accrued.accrue(time.seconds(), fundingRate, counterparty, borrowingRate);
        return accrued;
    }

    private CarryState.Snapshot snapshotOf(int account) {
        return snapshots.getOrDefault(account, CarryState.Snapshot.NONE);
    }

    private static FundingRate rateOf(@Nullable FundingSpec funding) {
        return switch (funding) {
            case null -> FundingRate.NONE;
            case FundingSpec.Velocity velocity -> new VelocityFundingMirror(velocity);
            case FundingSpec.Kinked kinked -> new KinkedFundingMirror(kinked);
        };
    }
}
