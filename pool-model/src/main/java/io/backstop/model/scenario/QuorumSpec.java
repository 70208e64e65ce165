package io.backstop.model.scenario;

import io.backstop.model.units.Figures;

/**
 * Who is heard by a feed of signed reports.
 *
 * @param signers how many may sign, 1 to 31
 * @param quorum how many different ones must agree to be heard; a quorum of 2f + 1 bears f liars
 */
public record QuorumSpec(int signers, int quorum) {

    private static final int MOST_SIGNERS = 31;

    /** Checks the figures. */
    public QuorumSpec {
        Figures.requireWithin("signers", signers, 1, MOST_SIGNERS);
        Figures.requireWithin("quorum", quorum, 1, signers);
    }
}
