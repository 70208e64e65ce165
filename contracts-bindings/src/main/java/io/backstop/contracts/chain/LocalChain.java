package io.backstop.contracts.chain;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A fresh chain on this machine that makes a block only when it is told to. The same transactions at the same times
 * give the same block hashes in every run.
 */
public final class LocalChain implements AutoCloseable {

    /** The id of anvil's chains. */
    public static final long CHAIN_ID = 31_337;

    /** Units of gas in a block: room for ten thousand openings or liquidations at once, so gas never limits a run. */
    public static final long BLOCK_GAS_LIMIT = 2_000_000_000;

    private final AnvilProcess node;
    private final ChainConnection connection;

    private LocalChain(AnvilProcess node, ChainConnection connection) {
        this.node = node;
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
        return connected(AnvilProcess.start(AnvilBinary.find(home), genesisTime, hardfork, false), timeout);
    }

    /** Starts a node that remembers old blocks, so that it can take them back, which slows it down with each. */
    public static LocalChain startWithHistory(Path home, long genesisTime) {
        AnvilProcess node = AnvilProcess.start(AnvilBinary.find(home), genesisTime, Hardfork.CANCUN, true);
        return connected(node, ChainConnection.DEFAULT_TIMEOUT);
    }

    private static LocalChain connected(AnvilProcess node, Duration timeout) {
        try {
            ChainConnection connection =
                    ChainConnection.open(node.socket().toString(), timeout).requireChainId(CHAIN_ID);
            // Nobody reads its log, and writing it costs a line per request.
            connection.json("anvil_setLoggingEnabled", false);
            return new LocalChain(node, connection);
        } catch (ChainException e) {
            node.close();
            throw e;
        }
    }

    /** The fastest connection. */
    public ChainConnection connection() {
        return connection;
    }

    /** What makes its blocks. */
    public BlockClock clock() {
        return BlockClock.of(connection);
    }

    /** Address for other programs. */
    public String httpUrl() {
        return "http://" + node.address();
    }

    /** Address for other programs that want to be told of new blocks. */
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
