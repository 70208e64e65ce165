package io.backstop.keeper;

import java.util.List;

/** Carries decided liquidations to the chain, at once or late. */
public interface Delivery {

    /** Takes a batch over; its accounts stay in flight until {@link #completed} names it. */
    void submit(int[] accounts);

    /** Takes over a call that names these accounts for auto-deleveraging. */
    void submitNames(int[] named);

    /** Takes over a call that ends the wait of shortfalls. */
    void submitWriteOff();

    /**
     * Batches whose transactions have come into a block since the last question.
     *
     * @param block the last block to look at: what happened in later ones has not been read yet
     */
    List<SentBatch> completed(long block);
}
