package io.backstop.model.scenario;

/**
 * When what a tape tells happens on a chain. A chain that is told the time of each block has the tape's; one with a clock of its
 * own has others, which are known once its blocks are made, and prices carry times that such a chain takes.
 */
public interface BlockTimes extends ReportTimes {

    /** Time of a step's block, epoch seconds; known once that block is made. */
    long block(int step);

    /** A time that a step's block is not before, epoch seconds; known when the step begins. */
    long earliest(int step);

    /**
     * When a later step's block will be, as far as one can tell at the end of a step, epoch seconds.
     *
     * @param ended the step that has just ended
     * @param later a step after it
     */
    long expected(int ended, int later);

    /**
     * The chain's time of a moment of the tape, epoch seconds: not after the block of the step that tells of it.
     *
     * @param moment by the tape, epoch seconds, not after the step
     * @param step that tells of it
     */
    long told(long moment, int step);

    /**
     * When a group of positions is opened before the tape.
     *
     * @param group counted from 0; the number of groups for the price at last
     */
    Moment seeding(int group);

    /** When the price is shown that the first depositor needs; his money comes a second later or more. */
    Moment firstPrice();

    /**
     * A price and what follows from it before the tape.
     *
     * @param published the price's publish time, epoch seconds
     * @param block time of the block in which it is shown and positions are opened at it, not before that
     */
    record Moment(long published, long block) {}
}
