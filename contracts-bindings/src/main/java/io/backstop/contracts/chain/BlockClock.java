package io.backstop.contracts.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The clock of a development chain that makes blocks on demand. */
public final class BlockClock {

    /** How a node is to be started rather than so that each transaction gets a block. */
    public static final String RATHER =
            "start anvil with --block-time 1, or with --no-mining and a --timestamp before the tape (Hardhat:"
                    + " mining: {auto: false, interval: 0} and an initialDate)";

    private final ChainConnection connection;

    BlockClock(ChainConnection connection) {
        this.connection = connection;
    }

    /** The clock of the chain at the other end; it must understand {@code evm_mine}. */
    public static BlockClock of(ChainConnection connection) {
        return new BlockClock(connection);
    }

    /**
     * Makes one block of all that waits.
     *
     * @param timestamp epoch seconds, later than the last block's
     */
    public void mine(long timestamp) {
        connection.json("evm_setNextBlockTimestamp", timestamp);
        connection.json("evm_mine");
    }

    /** Makes blocks until nothing waits any more; one at least. The node dates them. */
    public void mineAll() {
        do {
            connection.json("evm_mine");
        } while (readyTransactions() > 0);
    }

    /**
     * Dates the next block; the clock goes on from there.
     *
     * @param timestamp epoch seconds, not before the last block's
     * @throws ChainException if the node's clock cannot be set
     */
    public void setNext(long timestamp) {
        connection.json("evm_setNextBlockTimestamp", timestamp);
    }

    /** The earliest date of the next block in epoch seconds, as far as the node tells. */
    public long next() {
        long latest = connection.latestBlock().timestamp();
        JsonNode pending = connection.json("eth_getBlockByNumber", "pending", false);
        return pending.isNull() ? latest : Math.max(latest, ChainConnection.number(pending.get("timestamp")));
    }

    /** Remembers the chain as it is now, under the name that is returned. */
    public String snapshot() {
        return connection.json("evm_snapshot").asText();
    }

    /**
     * Takes the chain back to where it was remembered; the name is used up.
     *
     * @throws ChainException if the chain does not know the name
     */
    public void revert(String snapshot) {
        if (!connection.json("evm_revert", snapshot).asBoolean()) {
            throw new ChainException("chain at %s: there is no snapshot %s".formatted(connection.endpoint(), snapshot));
        }
    }

    /**
     * Takes the chain back to where it was remembered, as it was there: nothing waits, and the next block has this base fee.
     *
     * @param snapshot its name, which is used up
     * @param baseFee wei
     */
    public void goBack(String snapshot, long baseFee) {
        dropWaiting();
        revert(snapshot);
        setNextBaseFee(baseFee);
    }

    /** Drops what waits for a block, where the node would keep it when the chain goes back. */
    public void dropWaiting() {
        try {
            connection.json("anvil_dropAllTransactions");
        } catch (RefusedException e) {
            // Hardhat has no such method: what waited goes with the blocks.
            return;
        }
    }

    /** Puts as many empty blocks in the place of the newest ones, whose transactions are lost. */
    public void reorganise(int depth) {
        connection.json("anvil_reorg", depth, List.of());
    }

    /** The base fee of the next block, wei. */
    public long nextBaseFee() {
        return ChainConnection.number(
                connection.json("eth_getBlockByNumber", "pending", false).get("baseFeePerGas"));
    }

    /** Sets the base fee of the next block, wei: a node that went back goes on with the one that it had. */
    public void setNextBaseFee(long wei) {
        connection.json("hardhat_setNextBlockBaseFeePerGas", ChainConnection.hex(wei));
    }

    /** Whether the chain makes blocks only when it is told to; false where it does not tell. */
    public boolean minesOnDemand() {
        try {
            return !connection.json("anvil_getAutomine").asBoolean()
                    && connection.json("anvil_getIntervalMining").isNull();
        } catch (RefusedException e) {
            return hardhatMinesOnDemand();
        }
    }

    /** Whether each transaction gets a block of its own as soon as it comes; false where the chain does not tell. */
    public boolean minesEachTransaction() {
        return isTold("anvil_getAutomine") || isTold("hardhat_getAutomine");
    }

    private boolean isTold(String method) {
        try {
            return connection.json(method).asBoolean();
        } catch (RefusedException e) {
            return false;
        }
    }

    /** Has the chain make a block each second from now on, by itself. */
    public void mineEachSecond() {
        try {
            connection.json("anvil_setIntervalMining", 1);
        } catch (RefusedException e) {
            // Hardhat counts in milliseconds, and has no method of anvil's.
            connection.json("evm_setIntervalMining", 1000);
        }
    }

    /** Has the chain make blocks only when it is told to. */
    public void mineOnDemand() {
        connection.json("evm_setIntervalMining", 0);
        connection.json("evm_setAutomine", false);
    }

    /** Hardhat does not tell whether it makes blocks with time. */
    private boolean hardhatMinesOnDemand() {
        try {
            return !connection.json("hardhat_getAutomine").asBoolean();
        } catch (RefusedException e) {
            return false;
        }
    }

    /** Number of transactions that wait for a block, also those that wait for one before them. */
    public long waitingTransactions() {
        try {
            JsonNode status = connection.json("txpool_status");
            return ChainConnection.number(status.get("pending")) + ChainConnection.number(status.get("queued"));
        } catch (RefusedException e) {
            return pendingTransactions();
        }
    }

    private long readyTransactions() {
        try {
            return ChainConnection.number(connection.json("txpool_status").get("pending"));
        } catch (RefusedException e) {
            return pendingTransactions();
        }
    }

    /** As nodes tell that know no status of their pool. */
    private long pendingTransactions() {
        return connection.json("eth_pendingTransactions").size();
    }
}
