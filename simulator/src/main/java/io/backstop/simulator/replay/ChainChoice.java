package io.backstop.simulator.replay;

import io.backstop.contracts.chain.BlockClock;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.venue.VenueRun;
import io.backstop.simulator.onchain.OnChainVenue;
import io.backstop.simulator.onchain.PoolJob;
import java.nio.file.Path;

/** Where pool venues run besides their mirror. */
public sealed interface ChainChoice {

    /** The word that stands for a fresh anvil. */
    String ANVIL = "anvil";

    /** How many venues may run at the same time. */
    int parallel();

    /** Replays one venue. */
    VenueRun run(PoolJob job);

    /**
     * The choice that {@code --chain} names: {@code anvil}, or the address of a node, which is asked at once.
     *
     * @throws io.backstop.model.scenario.InputException if no development chain answers at that address
     */
    static ChainChoice of(String name, Path home) {
        if (name.equals(ANVIL)) {
            return new FreshAnvil(home, ContractCode.BUILT);
        }
        NamedNode.open(name, LocalChain.CHAIN_ID).close();
        return new Node(name);
    }

    /**
     * A fresh anvil for each venue.
     *
     * @param home the product's folder
     * @param code the contracts to deploy
     */
    record FreshAnvil(Path home, ContractCode code) implements ChainChoice {

        @Override
        public int parallel() {
            return Math.min(2, Runtime.getRuntime().availableProcessors());
        }

        @Override
        public VenueRun run(PoolJob job) {
            try (LocalChain chain = LocalChain.start(home, OnChainVenue.genesisTime(job))) {
                return OnChainVenue.run(job, code, chain.connection());
            }
        }
    }

    /** A node that somebody else started; it is left as it was found. */
    record Node(String endpoint) implements ChainChoice {

        @Override
        public int parallel() {
            return 1;
        }

        @Override
        public VenueRun run(PoolJob job) {
            try (ChainConnection connection = NamedNode.open(endpoint, LocalChain.CHAIN_ID)) {
                BlockClock clock = BlockClock.of(connection);
                String before = clock.snapshot();
                try {
                    return OnChainVenue.run(job, ContractCode.BUILT, connection);
                } finally {
                    clock.revert(before);
                }
            }
        }
    }
}
