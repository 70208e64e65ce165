package io.backstop.keeper.state;

import io.backstop.contracts.chain.BehindException;
import io.backstop.contracts.chain.BusyException;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.NoAnswerException;
import io.backstop.contracts.gateway.BlockEvents;
import java.util.List;

/** Reads events in pages that shrink by half where a node refuses so many blocks, and grow again. Not thread safe. */
final class LogPages {

    private static final long MOST_BLOCKS = 2_000;

    private final ReadableChain chain;
    private long blocks = MOST_BLOCKS;

    LogPages(ReadableChain chain) {
        this.chain = chain;
    }

    /**
     * A page of events.
     *
     * @param last number of its last block
     */
    record Page(long last, List<BlockEvents> events) {}

    /**
     * The next page.
     *
     * @param most the last block that may be on it
     * @throws ChainException if the node refuses a single block, too
     */
    Page from(long first, long most) {
        while (true) {
            long last = Math.min(most, first + blocks - 1);
            try {
                Page page = new Page(last, chain.events(first, last));
                blocks = Math.min(MOST_BLOCKS, 2 * blocks);
                return page;
            } catch (ChainException e) {
                if (last == first || !mayBeTooMany(e)) {
                    throw e;
                }
                blocks = Math.max(1, (last - first + 1) / 2);
            }
        }
    }

    /** Nodes tell it in as many ways as there are nodes; one that is silent or behind refuses any number. */
    private static boolean mayBeTooMany(ChainException refusal) {
        return refusal instanceof BusyException
                || !(refusal instanceof NoAnswerException || refusal instanceof BehindException);
    }
}
