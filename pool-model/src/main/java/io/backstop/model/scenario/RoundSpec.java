package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * How a network agrees on a price off chain before one of it sends it, as Chainlink's off-chain reporting does.
 *
 * @param nodes that lead in turn
 * @param down how many of them, side by side in the order of turns, never lead
 * @param failure probability that a leader who is up fails in an attempt (1e-9)
 * @param timeoutMillis until a leader without progress is replaced by the next
 * @param roundsPerLeader after so many rounds the next one leads; 0 for a leader who leads until he fails
 * @param duration from the observation until the report is signed
 */
public record RoundSpec(
        int nodes, int down, long failure, long timeoutMillis, int roundsPerLeader, LatencySpec duration) {

    /** As many as sign a feed's reports at most. */
    public static final int MOST_NODES = 31;

    /** Nine attempts in ten. */
    public static final long MOST_FAILURE = FixedPoint.RATIO_ONE / 10 * 9;

    /** Checks the figures. */
    public RoundSpec {
        Figures.requireWithin("nodes", nodes, 1, MOST_NODES);
        Figures.requireWithin("down", down, 0, nodes - 1);
        Figures.requireWithin("failure", failure, 0, MOST_FAILURE);
        Figures.requireWithin("timeoutMillis", timeoutMillis, 0, LatencySpec.LONGEST);
        Figures.requireWithin("roundsPerLeader", roundsPerLeader, 0, Integer.MAX_VALUE);
    }
}
