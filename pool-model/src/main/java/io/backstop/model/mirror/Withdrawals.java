package io.backstop.model.mirror;

import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.Withdrawal;
import io.backstop.model.venue.MarketEvent;
import java.util.List;
import java.util.function.Consumer;

/** The depositors of a pool who leave it while the tape runs. Not thread safe. */
final class Withdrawals {

    private final LpPoolMirror pool;
    private final List<Withdrawal> withdrawals;
    private final Consumer<MarketEvent> events;
    private final long initialShares;
    private int next;

    /** The withdrawals of a pool that is funded and has not been used yet. */
    Withdrawals(LpPoolMirror pool, List<Withdrawal> withdrawals, Consumer<MarketEvent> events) {
        this.pool = pool;
        this.withdrawals = withdrawals;
        this.events = events;
        initialShares = pool.balanceOf(PoolMirror.DEPLOYER);
    }

    /** Shares that were given out for the deposit of the start. */
    long initialShares() {
        return initialShares;
    }

    void carryOut(int step) {
        while (next < withdrawals.size() && withdrawals.get(next).step() == step) {
            leave(withdrawals.get(next++).sharesOf(initialShares));
        }
    }

    private void leave(long shares) {
        try {
            events.accept(new MarketEvent.Withdrawn(shares, pool.redeem(PoolMirror.DEPLOYER, shares)));
        } catch (ContractRevert revert) {
            events.accept(new MarketEvent.WithdrawalRefused(shares, revert.error()));
        }
    }
}
