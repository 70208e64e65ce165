package io.backstop.model.venue;

import io.backstop.model.scenario.KeeperGasSpec;
import io.backstop.model.scenario.KeeperSpec;

/** What one keeper did, counted as it happens. Not thread safe. */
final class KeeperTally {

    private final KeeperSpec keeper;
    private final GasCosts costs;
    private final KeeperPurse purse;
    private long sent;
    private long landed;
    private long dropped;
    private long replaced;
    private long liquidated;
    private long lostRaces;
    private long refused;
    private long gasGwei;
    private long gasDollars;
    private long rewards;

    KeeperTally(KeeperSpec keeper, GasCosts costs, KeeperPurse purse) {
        this.keeper = keeper;
        this.costs = costs;
        this.purse = purse;
    }

    KeeperPurse purse() {
        return purse;
    }

    long rewards() {
        return rewards;
    }

    void sent() {
        sent++;
    }

    void dropped() {
        dropped++;
    }

    void replaced(boolean isReplaced) {
        replaced += isReplaced ? 1 : 0;
    }

    /** An account was liquidated for it. */
    void liquidated(long reward) {
        liquidated++;
        rewards = Math.addExact(rewards, reward);
        purse.earn(reward);
    }

    /** An account was refused; another keeper may have been faster. */
    void refused(boolean isLostRace) {
        lostRaces += isLostRace ? 1 : 0;
        refused += isLostRace ? 0 : 1;
    }

    /**
     * A block took one of its transactions.
     *
     * @param closed how many accounts it liquidated
     */
    void landed(int step, Landing landing, int closed) {
        landed++;
        long gwei = GasCosts.gwei(units(landing, closed), landing.price());
        long dollars = costs.dollars(gwei, step);
        gasGwei = Math.addExact(gasGwei, gwei);
        gasDollars = Math.addExact(gasDollars, dollars);
        purse.settle(landing.tied(), dollars);
    }

    private long units(Landing landing, int closed) {
        KeeperGasSpec gas = keeper.gas();
        int accounts = landing.call().batch().accounts().length;
        return switch (landing.call().kind()) {
            case LIQUIDATION, FLAGGING -> closed * gas.units() + (accounts - closed) * gas.refusedUnits();
            case DELEVERAGING, WRITE_OFF -> gas.units();
        };
    }

    KeeperResult result(int waiting, int left, KeeperDelays delays) {
        return new KeeperResult(
                keeper.id(),
                keeper.policy(),
                sent,
                landed,
                dropped,
                waiting,
                replaced,
                liquidated,
                lostRaces,
                refused,
                left,
                gasGwei,
                gasDollars,
                rewards,
                delays);
    }
}
