package io.backstop.model.outcome;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.venue.VenueRun;

/**
 * What keepers of a pool together were paid, and paid for prices, in micro-dollars.
 *
 * @param rewards for liquidations and for orders that they carried out
 * @param oracleFees at the price of ether of each payment, rounded down
 */
public record KeeperOutcome(long rewards, long oracleFees) {

    static KeeperOutcome of(VenueRun run) {
        long rewards = 0;
        for (Transfer transfer : run.ledger().transfers()) {
            boolean isReward = transfer.reason() == Reason.KEEPER_REWARD || transfer.reason() == Reason.EXECUTION_FEE;
            rewards = Math.addExact(rewards, isReward && transfer.to().equals(Account.KEEPER) ? transfer.amount() : 0);
        }
        return new KeeperOutcome(rewards, run.oracleFees().keeper().dollars());
    }

    /** What is left to pay gas with. */
    public long beforeGas() {
        return Math.subtractExact(rewards, oracleFees);
    }
}
