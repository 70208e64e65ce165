package io.backstop.model.scenario;

/**
 * When what a tape tells happens on a chain. A chain that is told the time of each block has the tape's; one with a clock of its
 * own has others, which are known once its blocks are made, and prices carry times that such a chain takes.
 */
public interface BlockTimes {

    /** Time of a step's block, epoch seconds. */
    long block(int step);

    /**
     * The publish time that an update carries on the chain, epoch seconds.
     *
     * @param last the publish time of the feed's price before
     */
    long published(OracleUpdate update, long last);

    /**
     * When a group of positions is opened before the tape.
     *
     * @param group counted from 0; the number of groups for the price at last
     */
    Moment seeding(int group);

    /**
     * A price and what follows from it before the tape.
     *
     * @param published the price's publish time, epoch seconds
     * @param block time of the block in which positions are opened at it, not before that
     */
    record Moment(long published, long block) {}
}
