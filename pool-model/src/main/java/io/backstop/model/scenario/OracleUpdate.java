package io.backstop.model.scenario;

import io.backstop.model.units.Hashes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One price that reaches a feed.
 *
 * @param step the step in which it lands
 * @param price 1e-8 dollar, positive; what the feed makes of the votes, where there are any
 * @param publishTime when it was observed, epoch seconds
 * @param confidence half the width in which its observers believe it to lie, 1e-8 dollar; 0 where they do not say
 * @param missing the side that its reports lack; null if they have both
 * @param votes of the quorum that signed it, in the order in which they signed; empty where all signers report the same
 */
public record OracleUpdate(
        int step,
        long price,
        long publishTime,
        long confidence,
        @Nullable ReportSide missing,
        List<SignerVote> votes) {

    /** Keeps the votes as they are. */
    public OracleUpdate {
        votes = List.copyOf(votes);
    }

    /** A price whose signers all report the same. */
    public OracleUpdate(int step, long price, long publishTime, long confidence) {
        this(step, price, publishTime, confidence, null, List.of());
    }

    /** A price whose observers do not say how sure they are. */
    public OracleUpdate(int step, long price, long publishTime) {
        this(step, price, publishTime, 0);
    }

    /** The same update as one who saw another price has it. */
    OracleUpdate at(long seen) {
        return new OracleUpdate(step, seen, publishTime, confidence, missing, List.of());
    }

    /** The same update with another publish time, epoch seconds. */
    OracleUpdate published(long time) {
        return time == publishTime ? this : new OracleUpdate(step, price, time, confidence, missing, votes);
    }

    /** The same update landing in another step. */
    OracleUpdate in(int landing) {
        return landing == step ? this : new OracleUpdate(landing, price, publishTime, confidence, missing, votes);
    }

    /** Adds all of it to a hash; what is left out or empty adds nothing, so that a feed without keeps the hash it always had. */
    void addTo(Hashes hashes) {
        hashes.add(step).add(price).add(publishTime);
        if (confidence != 0) {
            hashes.add("confidence").add(confidence);
        }
        if (missing != null) {
            hashes.add("missing").add(missing.name());
        }
        if (!votes.isEmpty()) {
            hashes.add("votes").add(votes.size());
            votes.forEach(vote -> hashes.add(vote.signer()).add(vote.price()));
        }
    }
}
