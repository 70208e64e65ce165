package io.backstop.simulator.replay;

import io.backstop.contracts.chain.BlockClock;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.scenario.InputException;
import io.backstop.model.venue.VenueRun;
import io.backstop.simulator.onchain.OnChainVenue;
import io.backstop.simulator.onchain.PoolJob;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where pool venues run besides their mirror. */
public sealed interface ChainChoice {

    /** The word that stands for a fresh anvil. */
    String ANVIL = "anvil";

    /** How many venues may run at the same time. */
    int parallel();

    /** Units of gas that a block may use. */
    long blockGasLimit();

    /** Replays one venue. */
    VenueRun run(PoolJob job);

    /**
     * The choice that {@code --chain} names: {@code anvil}, or the address of a node, which is asked at once.
     *
     * @param kept is handed each node that was started and stays up; null to stop them
     * @throws io.backstop.model.scenario.InputException if no development chain answers at that address
     */
    static ChainChoice of(String name, Path home, @Nullable Consumer<KeptChain> kept) {
        if (name.equals(ANVIL)) {
            return new FreshAnvil(home, ContractCode.BUILT, kept);
        }
        try (ChainConnection connection = NamedNode.open(name, LocalChain.CHAIN_ID)) {
            if (!BlockClock.of(connection).minesOnDemand()) {
                throw new InputException("chain at %s: makes blocks by itself, must be started with --no-mining"
                        .formatted(connection.endpoint()));
            }
        }
        return new Node(name);
    }

    /**
     * A node that stays up after its run.
     *
     * @param venue whose contracts are on it
     * @param url its address for WebSocket
     * @param market address of the venue's market
     */
    record KeptChain(String venue, String url, String market) {}

    /**
     * A fresh anvil for each venue.
     *
     * @param home the product's folder
     * @param code the contracts to deploy
     * @param kept is handed each node that stays up; null to stop them
     */
    record FreshAnvil(
            Path home, ContractCode code, @Nullable Consumer<KeptChain> kept) implements ChainChoice {

        @Override
        public int parallel() {
            return Math.min(2, Runtime.getRuntime().availableProcessors());
        }

        @Override
        public long blockGasLimit() {
            return LocalChain.BLOCK_GAS_LIMIT;
        }

        @Override
        public VenueRun run(PoolJob job) {
            LocalChain chain = LocalChain.start(home, OnChainVenue.genesisTime(job));
            boolean keep = false;
            try {
                VenueRun run = OnChainVenue.run(job, code, chain.connection());
                keep = kept != null;
                if (kept != null) {
                    kept.accept(new KeptChain(run.id(), chain.webSocketUrl(), marketOf(run)));
                }
                return run;
            } finally {
                if (!keep) {
                    chain.close();
                }
            }
        }

        private static String marketOf(VenueRun run) {
            return run.chain() == null ? "" : run.chain().addresses().getOrDefault("market", "");
        }
    }

    /** A node that somebody else started; it is left as it was found. */
    record Node(String endpoint) implements ChainChoice {

        @Override
        public int parallel() {
            return 1;
        }

        @Override
        public long blockGasLimit() {
            try (ChainConnection connection = NamedNode.open(endpoint, LocalChain.CHAIN_ID)) {
                return connection.blockGasLimit();
            }
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
