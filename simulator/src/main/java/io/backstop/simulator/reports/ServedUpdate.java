package io.backstop.simulator.reports;

import io.backstop.model.scenario.SignerReport;
import java.util.List;

/**
 * One price that can be had.
 *
 * @param price that the feed makes of the reports, 1e-8 dollar
 * @param publishTime of all reports, epoch seconds
 * @param votes what each of a quorum of signers reports
 */
public record ServedUpdate(long price, long publishTime, List<SignerReport> votes) {

    /** Keeps the votes as they are. */
    public ServedUpdate {
        votes = List.copyOf(votes);
    }
}
