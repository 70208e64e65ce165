package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import java.util.List;

/**
 * Who is heard by a feed of signed reports.
 *
 * @param signers how many may sign, 1 to 31
 * @param quorum how many different ones must agree to be heard; a quorum of 2f + 1 bears f liars
 * @param individuals the signers one by one; empty if all see the same and sign it at once
 */
public record QuorumSpec(int signers, int quorum, List<SignerSpec> individuals) {

    /** No feed hears more signers. */
    public static final int MOST_SIGNERS = 31;

    /** Checks the figures. */
    public QuorumSpec {
        Figures.requireWithin("signers", signers, 1, MOST_SIGNERS);
        Figures.requireWithin("quorum", quorum, 1, signers);
        individuals = List.copyOf(individuals);
        if (!individuals.isEmpty()) {
            Figures.requireWithin("individuals", individuals.size(), signers, signers);
        }
    }

    /** Signers who all see the same and sign it at once. */
    public QuorumSpec(int signers, int quorum) {
        this(signers, quorum, List.of());
    }
}
