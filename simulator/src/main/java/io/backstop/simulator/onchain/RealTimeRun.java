package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.StakerDesk;
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
     * @throws InputException if the venue does what needs the times of the tape
     */
    public static RealTimeRun of(PoolJob job, ContractCode code, ChainConnection connection, Speed speed) {
        requirePlain(job);
        return OnChainVenue.runInRealTime(job, code, connection, speed);
    }

    /** What reckons ahead with the tape's times would find others on the chain. */
    private static void requirePlain(PoolJob job) {
        VenueSpec.Pool venue = job.venue();
        Mechanisms mechanisms = venue.mechanisms();
        require(venue, job.signedSources().isEmpty(), "feeds that are not pushed");
        require(venue, venue.interruptions().all().isEmpty(), "interruptions");
        require(venue, mechanisms.orders() == null, "orders in two steps");
        require(venue, mechanisms.guards().isEmpty(), "guards");
        require(venue, mechanisms.operations() == null, "operations");
        require(venue, mechanisms.lastResort() == null, "a last resort");
        require(venue, venue.keepers().isEmpty(), "a race of keepers");
        require(venue, job.tape().withdrawals().isEmpty(), "withdrawals");
        require(venue, !StakerDesk.isNeeded(job.tape(), venue), "stakers who leave");
    }

    private static void require(VenueSpec.Pool venue, boolean isPlain, String what) {
        if (!isPlain) {
            throw new InputException("--chain: venue \"%s\" has %s, which need a chain that mines on demand"
                    .formatted(venue.id(), what));
        }
    }
}
