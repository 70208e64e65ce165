package io.backstop.model.outcome;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.venue.KeeperGas;
import io.backstop.model.venue.VenueRun;

/**
 * What keepers of a pool together were paid, and paid for prices and gas, in micro-dollars.
 *
 * @param rewards for liquidations and for orders that they carried out
 * @param oracleFees at the price of ether of each payment, rounded down
 * @param gas as the run counts it
 */
public record KeeperOutcome(long rewards, long oracleFees, KeeperGas gas) {

    static KeeperOutcome of(VenueRun run) {
        long rewards = 0;
        for (Transfer transfer : run.ledger().transfers()) {
            boolean isReward = transfer.reason() == Reason.KEEPER_REWARD || transfer.reason() == Reason.EXECUTION_FEE;
            rewards = Math.addExact(rewards, isReward && transfer.to().equals(Account.KEEPER) ? transfer.amount() : 0);
        }
        return new KeeperOutcome(rewards, run.oracleFees().keeper().dollars(), run.keeperGas());
    }

    /** What is left to pay gas with. */
    public long beforeGas() {
        return Math.subtractExact(rewards, oracleFees);
    }

    /** What is left of that. */
    public long profit() {
        return Math.subtractExact(beforeGas(), gas.dollars());
    }
}
