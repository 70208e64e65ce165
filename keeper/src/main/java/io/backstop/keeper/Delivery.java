package io.backstop.keeper;

import java.util.List;

/** Carries decided liquidations to the chain, at once or late. */
public interface Delivery {

    /**
     * Takes a batch over; its accounts stay in flight until {@link #completed} names it.
     *
     * @return those of them that are not sent: they are free again
     */
    int[] submit(int[] accounts);

    /**
     * Takes over a call that names these accounts for auto-deleveraging.
     *
     * @return false if it is not sent
     */
    boolean submitNames(int[] named);

    /**
     * Takes over a call that ends the wait of shortfalls.
     *
     * @return false if it is not sent
     */
    boolean submitWriteOff();

    /**
     * Takes over flags on these accounts, who stay in flight as well.
     *
     * @return those of them that are not sent: they are free again
     */
    int[] submitFlags(int[] accounts);

    /** When what is submitted now comes into a block at the earliest, epoch seconds. */
    long landing();

    /**
     * Batches whose transactions have come into a block since the last question, or never will.
     *
     * @param block the last block to look at: what happened in later ones has not been read yet
     */
    List<SentBatch> completed(long block);

    /**
     * Batches that had been completed in blocks that are not on the chain any more: they are underway again.
     *
     * @param firstUndone number of the first of those blocks
     */
    default List<SentBatch> reopened(long firstUndone) {
        return List.of();
    }

    /** What is underway, also from before the keeper was started. */
    default List<SentBatch> underway() {
        return List.of();
    }
}
