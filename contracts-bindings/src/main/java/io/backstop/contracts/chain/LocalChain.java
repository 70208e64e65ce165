package io.backstop.contracts.chain;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * A fresh chain on this machine that makes a block only when it is told to. The same transactions at the same times
 * give the same block hashes in every run.
 */
public final class LocalChain implements Chain {

    /** The id of anvil's chains. */
    public static final long CHAIN_ID = 31_337;

    /** Units of gas in a block: room for ten thousand openings or liquidations at once, so gas never limits a run. */
    public static final long BLOCK_GAS_LIMIT = 2_000_000_000;

    private final AnvilProcess node;
    private final Hardfork hardfork;
    private final ChainConnection connection;

    private LocalChain(AnvilProcess node, Hardfork hardfork, ChainConnection connection) {
        this.node = node;
        this.hardfork = hardfork;
        this.connection = connection;
    }

    /**
     * Starts a node and connects to it.
     *
     * @param home the product's folder, in which npm has installed anvil
     * @param genesisTime epoch seconds of block 0, before all that shall happen
     */
    public static LocalChain start(Path home, long genesisTime) {
        return start(home, genesisTime, Hardfork.CANCUN, ChainConnection.DEFAULT_TIMEOUT);
    }

    /** Starts a node with these rules and connects to it with this limit for each request. */
    public static LocalChain start(Path home, long genesisTime, Hardfork hardfork, Duration timeout) {
        return start(new NodeRequest(home, genesisTime, hardfork, 0), timeout, false);
    }

    /** Starts the node that is asked for and connects to it. */
    public static LocalChain start(NodeRequest request) {
        return start(request, ChainConnection.DEFAULT_TIMEOUT, false);
    }

    /** Starts a node that remembers old blocks, so that it can take them back, which slows it down with each. */
    public static LocalChain startWithHistory(Path home, long genesisTime) {
        return start(NodeRequest.at(home, genesisTime), ChainConnection.DEFAULT_TIMEOUT, true);
    }

    private static LocalChain start(NodeRequest request, Duration timeout, boolean keepsHistory) {
        AnvilProcess node = AnvilProcess.start(request, keepsHistory);
        try {
            ChainConnection connection =
                    ChainConnection.open(node.socket().toString(), timeout).requireChainId(CHAIN_ID);
            connection.silence("anvil");
            return new LocalChain(node, request.hardfork(), connection);
        } catch (ChainException e) {
            node.close();
            throw e;
        }
    }

    /** Whether anvil is there, from npm or on the PATH. */
    public static boolean isInstalled(Path home) {
        return AnvilBinary.isIn(home);
    }

    @Override
    public Set<Capability> capabilities() {
        return Capability.all();
    }

    @Override
    public Hardfork hardfork() {
        return hardfork;
    }

    @Override
    public ChainConnection connection() {
        return connection;
    }

    /** What makes its blocks. */
    public BlockClock clock() {
        return BlockClock.of(connection);
    }

    @Override
    public String httpUrl() {
        return "http://" + node.address();
    }

    @Override
    public String webSocketUrl() {
        return "ws://" + node.address();
    }

    /** Id of the node's process. */
    public long pid() {
        return node.pid();
    }

    @Override
    public void close() {
        connection.close();
        node.close();
    }
}
