package io.backstop.simulator.onchain;

import io.backstop.model.scenario.BlockTimes;

/** Ends the blocks of a run, each with all that was sent for it. Not thread safe. */
interface StepBlocks {

    /** The times of the blocks that were ended. */
    BlockTimes times();

    /** Ends a block of the deployment. */
    void endDeployment();

    /**
     * Begins a block before the tape: the publish time of a price that is sent for it, epoch seconds.
     *
     * @param planned the time that the tape has for it
     */
    long seedingTime(long planned);

    /** The same of a price that must have this publish time, which is that of the tape where the tape's times are kept. */
    long seedingTimeAt(long exact);

    /**
     * Ends the block of a price that the first depositor needs.
     *
     * @param published the publish time that the price has, epoch seconds
     */
    void endFirstPrice(long published);

    /** Ends the block in which a price is asked for that {@link #seedingTime} was planned for. */
    void endAsking(long planned);

    /**
     * Ends the block of a price before the tape and of the positions that are opened at it.
     *
     * @param published the publish time that the price has, epoch seconds
     */
    void endSeeding(long published);

    /** Begins a step, before anything is sent for it. */
    void begin(int step);

    /**
     * Ends a step's block.
     *
     * @return its number
     */
    long end(int step);

    /**
     * Passes over a step in which nothing lands.
     *
     * @param onDemand what happens instead on a chain that makes a block only when it is told to
     */
    void passOver(int step, Runnable onDemand);

    /** Checks that all that was sent is in blocks. */
    void requireNothingWaits();
}
