package io.backstop.keeper.state;

import io.backstop.contracts.chain.Block;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.gateway.BlockEvents;
import io.backstop.contracts.gateway.MarketEvents;
import java.util.List;

/** What a table of positions is read from. */
public interface ReadableChain {

    /**
     * The block of this number.
     *
     * @throws io.backstop.contracts.chain.BehindException if there is none
     */
    Block block(long number);

    /** What happened in these blocks; those without events may be left out. */
    List<BlockEvents> events(long first, long last);

    /** A market on a chain. */
    static ReadableChain of(ChainConnection connection, MarketEvents events) {
        return new ReadableChain() {
            @Override
            public Block block(long number) {
                return connection.block(number);
            }

            @Override
            public List<BlockEvents> events(long first, long last) {
                return events.byBlock(first, last);
            }
        };
    }
}
