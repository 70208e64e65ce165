package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.venue.VenueRun;

/**
 * A run on a chain with a clock of its own: one step for each block, or for several.
 *
 * @param run what happened
 * @param times the times of the blocks, at which the venue's mirror must replay the tape
 */
public record RealTimeRun(VenueRun run, BlockTimes times) {

    /**
     * Replays the job's tape.
     *
     * @param code the contracts, in a build that the chain can run
     * @param speed of the tape by the chain's clock; no block holds more than one step
     */
    public static RealTimeRun of(PoolJob job, ContractCode code, ChainConnection connection, Speed speed) {
        return OnChainVenue.runInRealTime(job, code, connection, speed);
    }
}
