package io.backstop.contracts.chain.kind;

import io.backstop.contracts.chain.Capability;
import io.backstop.contracts.chain.Chain;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.chain.NodeRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Local chains that can be started, best first. */
public enum ChainKind {
    /** Foundry's node, from npm or on the PATH. */
    ANVIL("anvil") {
        @Override
        public Optional<String> missing(Path home) {
            return LocalChain.isInstalled(home)
                    ? Optional.empty()
                    : Optional.of(
                            "anvil is neither installed by npm nor on the PATH; mvn package in the product's folder"
                                    + " installs it");
        }

        @Override
        Chain startPresent(NodeRequest request) {
            return LocalChain.start(request);
        }
    },
    /** Hardhat's node. */
    HARDHAT("hardhat") {
        @Override
        public Optional<String> missing(Path home) {
            return HardhatInstallation.missing(home);
        }

        @Override
        Chain startPresent(NodeRequest request) {
            return HardhatNode.start(request);
        }
    },
    /** A Besu that the user has installed. */
    BESU_HOME("besu-home") {
        @Override
        public Optional<String> missing(Path home) {
            return BesuDistribution.missing();
        }

        @Override
        Chain startPresent(NodeRequest request) {
            return BesuDistribution.start(request);
        }
    },
    /** Besu in a container. */
    BESU("besu") {
        @Override
        public Optional<String> missing(Path home) {
            return BesuContainer.missing();
        }

        @Override
        Chain startPresent(NodeRequest request) {
            return BesuContainer.start(request);
        }
    };

    private final String word;

    ChainKind(String word) {
        this.word = word;
    }

    /** The kind that a word names; empty if none. */
    public static Optional<ChainKind> named(String word) {
        return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** The ids of all kinds of chains. */
    public static List<Long> chainIds() {
        return Stream.of(values()).map(ChainKind::chainId).distinct().sorted().toList();
    }

    /** The word by which users name it. */
    public String word() {
        return word;
    }

    /** What its chains can do. */
    public Set<Capability> capabilities() {
        return isBesu() ? BesuNetwork.CAPABILITIES : Capability.all();
    }

    /** The id of its chains. */
    public long chainId() {
        return isBesu() ? QbftGenesis.CHAIN_ID : LocalChain.CHAIN_ID;
    }

    private boolean isBesu() {
        return this == BESU || this == BESU_HOME;
    }

    /** Whether blocks are made when, and have the times that, they are told. */
    public boolean isOnDemand() {
        return capabilities().containsAll(Set.of(Capability.CLOCK_CONTROL, Capability.INSTANT_MINING));
    }

    /** What is missing to start one here, and how to get it, in one line; empty if nothing is. */
    public abstract Optional<String> missing(Path home);

    /**
     * Starts one.
     *
     * @throws ChainException if something is missing or it does not start
     */
    public Chain start(NodeRequest request) {
        missing(request.home()).ifPresent(line -> {
            throw new ChainException(line);
        });
        return startPresent(request);
    }

    abstract Chain startPresent(NodeRequest request);
}
