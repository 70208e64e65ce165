package io.backstop.model.mirror;

import io.backstop.model.mirror.TranchesMirror.Tranche;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.Withdrawal;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.WithdrawalCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The depositors of a pool who leave it while the tape runs, of both classes alike. Not thread safe. */
final class Withdrawals {

    /** A class of depositors: the shares that it had at the start, and how some of them are redeemed. */
    private record Depositors(long shares, LongConsumer redeem) {}

    private final WithdrawalCursor withdrawals;
    private final Consumer<MarketEvent> events;
    private final List<Depositors> depositors = new ArrayList<>();
    private final long initialShares;

    /** The withdrawals of a pool that is funded and has not been used yet. */
    Withdrawals(PoolMirror pool, WithdrawalCursor withdrawals, Consumer<MarketEvent> events) {
        this.withdrawals = withdrawals;
        this.events = events;
        LpPoolMirror lpPool = pool.lpPool();
        initialShares = lpPool.totalSupply();
        depositors.add(new Depositors(
                lpPool.balanceOf(PoolMirror.DEPLOYER),
                shares ->
                        events.accept(new MarketEvent.Withdrawn(shares, lpPool.redeem(PoolMirror.DEPLOYER, shares)))));
        TranchesMirror tranches = pool.tranches();
        if (tranches != null) {
            for (Tranche tranche : Tranche.values()) {
                depositors.add(new Depositors(
                        tranches.shareOf(tranche).balanceOf(PoolMirror.DEPLOYER),
                        shares -> tranches.redeem(tranche, PoolMirror.DEPLOYER, shares)));
            }
        }
        depositors.removeIf(each -> each.shares() == 0);
    }

    /** Shares that were given out for the deposits of the start. */
    long initialShares() {
        return initialShares;
    }

    void carryOut(int step) {
        for (Withdrawal due = withdrawals.next(step); due != null; due = withdrawals.next(step)) {
            for (Depositors each : depositors) {
                leave(each, due.sharesOf(each.shares()));
            }
        }
    }

    private void leave(Depositors leaving, long shares) {
        try {
            leaving.redeem().accept(shares);
        } catch (ContractRevert revert) {
            events.accept(new MarketEvent.WithdrawalRefused(shares, revert.error()));
        }
    }
}
