package io.backstop.simulator.replay;

import io.backstop.contracts.chain.BlockClock;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.chain.RefusedException;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.scenario.InputException;
import io.backstop.simulator.onchain.OnChainVenue;
import io.backstop.simulator.onchain.PoolJob;
import io.backstop.simulator.onchain.RealTimeRun;
import io.backstop.simulator.onchain.Speed;
import org.jspecify.annotations.Nullable;

/**
 * A node that somebody else started. Where it can go back it is left as it was found; where it cannot, the contracts
 * stay on it.
 *
 * @param endpoint its address
 * @param isOnDemand whether it makes blocks when, and with the times that, it is told
 * @param speed of the tape by the node's clock, where that is its own
 */
record NamedChain(String endpoint, boolean isOnDemand, Speed speed) implements ChainChoice {

    /**
     * The node at this address.
     *
     * @throws InputException if it makes a block for each transaction
     */
    static NamedChain at(String endpoint, Speed speed) {
        try (ChainConnection connection = open(endpoint)) {
            BlockClock clock = BlockClock.of(connection);
            if (clock.minesEachTransaction()) {
                throw new InputException(
                        "chain at %s: makes a block for each transaction, but all that a run sends in a step must come into one; %s"
                                .formatted(connection.endpoint(), BlockClock.RATHER));
            }
            return new NamedChain(endpoint, clock.minesOnDemand(), speed);
        }
    }

    @Override
    public String description() {
        return isOnDemand
                ? "a node that makes blocks on demand, at the tape's times"
                : "a node with a clock of its own, " + ChainChoice.inRealTime(speed);
    }

    @Override
    public int parallel() {
        return 1;
    }

    @Override
    public long blockGasLimit() {
        try (ChainConnection connection = open(endpoint)) {
            return connection.blockGasLimit();
        }
    }

    @Override
    public ChainRun run(PoolJob job) {
        try (ChainConnection connection = open(endpoint)) {
            String before = snapshot(BlockClock.of(connection));
            return before == null ? replay(job, connection) : replay(job, connection, before);
        }
    }

    private ChainRun replay(PoolJob job, ChainConnection connection, String before) {
        FoundChain found = FoundChain.note(endpoint, connection, before);
        try (found) {
            return replay(job, connection);
        }
    }

    private ChainRun replay(PoolJob job, ChainConnection connection) {
        if (isOnDemand) {
            return new ChainRun(OnChainVenue.run(job, code(connection), connection), null);
        }
        RealTimeRun run = RealTimeRun.of(job, code(connection), connection, speed);
        return new ChainRun(run.run(), run.times());
    }

    private static ContractCode code(ChainConnection connection) {
        return ContractCode.builtFor(Hardfork.followedBy(connection));
    }

    /** Null of a node that cannot go back. */
    private static @Nullable String snapshot(BlockClock clock) {
        try {
            return clock.snapshot();
        } catch (RefusedException e) {
            return null;
        }
    }

    private static ChainConnection open(String endpoint) {
        return NamedNode.openDevelopment(endpoint);
    }

    /** It was not started here. */
    @Override
    public void close() {}
}
