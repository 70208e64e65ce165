package io.backstop.tests.bench;

import io.backstop.contracts.chain.BlockClock;
import io.backstop.contracts.chain.ChainConnection;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.methods.response.EthBlock;

/** The signed transactions of a chain's blocks, and how to send them again with nothing else. */
final class SentBlocks {

    private final List<Block> blocks = new ArrayList<>();

    private SentBlocks() {}

    private record Block(long time, List<String> signed) {}

    /** All blocks after the genesis; {@code raw} knows the signed form of a transaction's hash. */
    static SentBlocks of(ChainConnection connection, RawTransactions raw) throws IOException, InterruptedException {
        SentBlocks sent = new SentBlocks();
        Web3j web3j = connection.web3j();
        for (long number = 1; number <= connection.blockNumber(); number++) {
            EthBlock.Block block = web3j.ethGetBlockByNumber(
                            DefaultBlockParameter.valueOf(BigInteger.valueOf(number)), false)
                    .send()
                    .getBlock();
            List<String> signed = new ArrayList<>();
            for (EthBlock.TransactionResult<?> hash : block.getTransactions()) {
                signed.add(raw.of((String) hash.get()));
            }
            sent.blocks.add(new Block(block.getTimestamp().longValueExact(), signed));
        }
        return sent;
    }

    /** The signed form of a transaction. */
    interface RawTransactions {

        String of(String hash) throws IOException, InterruptedException;
    }

    /** How many transactions there are. */
    int transactions() {
        return signed().size();
    }

    /** All of them in order. */
    List<String> signed() {
        return blocks.stream().flatMap(block -> block.signed.stream()).toList();
    }

    /** Sends all of them, block by block at their times; returns the hash of the last block. */
    String replay(ChainConnection connection) {
        BlockClock clock = BlockClock.of(connection);
        for (Block block : blocks) {
            block.signed.forEach(connection::sendRaw);
            clock.mine(block.time);
        }
        return connection.latestBlock().hash();
    }
}
