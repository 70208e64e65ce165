package io.backstop.keeper;

/** Is told of what a keeper does, as it does it. */
public interface Witness {

    /** Looks away. */
    Witness NONE = new Witness() {};

    /**
     * There is news of a block, of which nothing has been read yet.
     *
     * @param block its number
     */
    default void saw(long block) {}

    /**
     * The keeper has chosen accounts to liquidate, or to flag.
     *
     * @param block the newest one that it knows
     * @param markPrice at which they are liquidatable, 1e-8 dollar
     */
    default void decided(long block, long markPrice, int[] accounts) {}

    /** A batch is on its way. */
    default void sent(SentBatch batch) {}

    /** A batch has come into a block, or never will. */
    default void completed(SentBatch batch) {}

    /** A batch's block is not on the chain any more. */
    default void reopened(SentBatch batch) {}

    /** What became of one account of a batch; told after {@link #completed}. */
    default void became(LiquidationOutcome outcome, SentBatch batch) {}
}
