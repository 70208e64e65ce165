package io.backstop.model.venue;

import io.backstop.model.scenario.KeeperSpec;

/**
 * What one of a venue's keepers did in a run. Transactions are those of all kinds; the rest is counted by account.
 *
 * @param sent transactions that were released
 * @param landed of those, how many came into a block
 * @param dropped transactions that were decided and never sent, because the keeper was not there any more
 * @param waiting transactions that no block had taken, or that were not sent, when the tape ended
 * @param replaced how often more was offered for a transaction that waited
 * @param liquidated accounts that it liquidated, part by part
 * @param lostRaces accounts for which another keeper was faster
 * @param refused accounts that were refused for another reason, such as a price that came back
 * @param left accounts that it left at some time, because they were not worth it or there was no money for their gas
 * @param gasGwei spent on gas, 1e-9 ether, each transaction rounded up
 * @param gasDollars what that was worth in the step of each, micro-dollars, rounded up
 * @param rewards micro-dollars
 * @param delays of its liquidations
 */
public record KeeperResult(
        String id,
        KeeperSpec.Policy policy,
        long sent,
        long landed,
        long dropped,
        long waiting,
        long replaced,
        long liquidated,
        long lostRaces,
        long refused,
        long left,
        long gasGwei,
        long gasDollars,
        long rewards,
        KeeperDelays delays) {

    /** Rewards less gas, micro-dollars. */
    public long profit() {
        return rewards - gasDollars;
    }
}
