package io.backstop.simulator.onchain;

import io.backstop.contracts.sender.TransactionSender;
import java.util.List;

/** Shows prices on all feeds of a venue before its tape. */
final class PricesBeforeTape {

    private final StepBlocks blocks;
    private final TransactionSender publisher;
    private final List<Publisher> pushed;
    private final SignedFeeds signed;

    PricesBeforeTape(StepBlocks blocks, TransactionSender publisher, List<Publisher> pushed, SignedFeeds signed) {
        this.blocks = blocks;
        this.publisher = publisher;
        this.pushed = List.copyOf(pushed);
        this.signed = signed;
    }

    /**
     * Begins a block with a price on all feeds.
     *
     * @param planned the time that the tape has for it, epoch seconds
     * @return the publish time that it has, epoch seconds
     */
    long publish(long price, long planned) {
        long published = publishTime(planned);
        pushed.forEach(feed -> feed.seed(price, published));
        signed.show(publisher, price, published);
        return published;
    }

    /** A price that must be asked for is asked for in an earlier block, which settles its time. */
    private long publishTime(long planned) {
        if (!signed.areAskedFor()) {
            return blocks.seedingTime(planned);
        }
        long asking = planned - signed.earliest();
        blocks.seedingTime(asking);
        signed.ask(publisher);
        blocks.endAsking(asking);
        return blocks.seedingTimeAt(signed.markFeed().nextVersion() + signed.earliest());
    }
}
