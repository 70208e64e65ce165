// Mirrors LpPool.sol
package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;
import io.backstop.model.mirror.gate.Action;

/** The depositors who are the counterparty of all traders. Not thread safe. */
public class LpPoolMirror extends VaultMirror implements PocketMirror {

    /** What a pool asks of its market, all in micro-dollars. */
    interface Exposure {

        /** What the market owes beside the depositors, at the mark. */
        long liabilities();

        /** What the pool's NAV rule adds to the liabilities for whoever joins or leaves; 0 without one. */
        long uncounted(Action action);

        /** Throws the contract's error if a gate refuses this. */
        void requireAllowed(Action action);

        /** Charges the positions for the time until now. */
        void accrue();

        /** Profits that could not be paid yet. */
        long unpaidClaims();

        /** Cash that the open positions need, rounded up. */
        long reservedCash();

        /** Cash that a cap of the traders' PnL needs; 0 without one. */
        long boundCash();

        /** Losses beyond collateral at the mark that no pocket ahead of the pool could pay. */
        long phantomNavUncovered();
    }

    private final long capPerEvent;
    private final boolean netOfPhantom;
    private final Exposure exposure;

    LpPoolMirror(long capPerEvent, boolean netOfPhantom, Exposure exposure) {
        this.capPerEvent = capPerEvent;
        this.netOfPhantom = netOfPhantom;
        this.exposure = exposure;
    }

    @Override
    public final Account account() {
        return Account.LP;
    }

    @Override
    public final long totalAssets() {
        return netAssets(exposure.liabilities());
    }

    @Override
    final long assetsForLeaving() {
        return netOfPhantom
                ? netAssets(Math.addExact(owedFor(Action.WITHDRAW), exposure.phantomNavUncovered()))
                : netAssets(owedFor(Action.WITHDRAW));
    }

    @Override
    final long assetsForJoining() {
        return netAssets(owedFor(Action.DEPOSIT));
    }

    @Override
    final void requireAllowed(Action action) {
        exposure.requireAllowed(action);
    }

    /** What traders owe until now is due for the cash that there was: else a deposit would lower it afterwards. */
    @Override
    final void prepare() {
        exposure.accrue();
    }

    private long owedFor(Action action) {
        return Math.addExact(exposure.liabilities(), exposure.uncounted(action));
    }

    /** What all shares are worth when so much of the cash is owed to others. */
    long netAssets(long owed) {
        return Math.max(0, Math.subtractExact(cash(), owed));
    }

    /** None while there are shares that are worth nothing. */
    @Override
    public final long maxDeposit() {
        return totalSupply() > 0 && totalAssets() == 0 ? 0 : Long.MAX_VALUE;
    }

    @Override
    public final long maxRedeem(int owner) {
        return Math.min(balanceOf(owner), sharesLeavingFor(freeCash()));
    }

    /** Micro-dollars that depositors may take out. */
    public final long freeCash() {
        long forPositions = cash() - exposure.reservedCash() - exposure.unpaidClaims();
        return Math.max(0, Math.min(forPositions, cash() - exposure.boundCash()));
    }

    /** Pays a winner what cash there is and returns it. */
    final long payTrader(long profit) {
        long paid = Math.min(profit, cash());
        debit(paid);
        return paid;
    }

    /** Takes what covers a loss that the pool has borne. */
    final void cover(long amount) {
        exposure.accrue();
        credit(amount);
    }

    @Override
    public final long available() {
        return cash();
    }

    @Override
    public final long capPerEvent() {
        return capPerEvent;
    }

    @Override
    public final boolean isInPool() {
        return true;
    }

    /** Forgoes what it is owed, whatever its cash. */
    @Override
    public final long payable(long shortfall) {
        return Math.min(shortfall, capPerEvent);
    }

    /** No money moves. */
    @Override
    public final long absorb(long shortfall) {
        return payable(shortfall);
    }
}
