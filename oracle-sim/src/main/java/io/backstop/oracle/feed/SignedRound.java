package io.backstop.oracle.feed;

import io.backstop.model.market.ReportMaths;
import io.backstop.model.scenario.SignerVote;
import java.util.List;

/**
 * What a quorum of signers signed of one observation.
 *
 * @param millis from the observation until the last of them had signed
 * @param votes in the order in which they signed; empty if all report what is observed
 */
record SignedRound(long millis, List<SignerVote> votes) {

    /** All signers report what is observed, at once. */
    static final SignedRound AGREED = new SignedRound(0, List.of());

    /** The price that a feed makes of it where this one is observed, 1e-8 dollar. */
    long price(long observed) {
        return votes.isEmpty()
                ? observed
                : ReportMaths.lowerMedian(
                        votes.stream().mapToLong(SignerVote::price).toArray());
    }
}
