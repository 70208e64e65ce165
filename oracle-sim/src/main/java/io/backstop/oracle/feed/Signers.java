package io.backstop.oracle.feed;

import io.backstop.model.scenario.FaultSpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.QuorumSpec;
import io.backstop.model.scenario.SignerSpec;
import io.backstop.model.scenario.SignerVote;
import io.backstop.oracle.random.StreamFamily;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The signers of a feed where they do not all report the same. Not thread safe. */
final class Signers {

    /** A report of one of them. */
    private record Signed(long millis, SignerVote vote) {}

    private final List<Signer> signers = new ArrayList<>();
    private final int quorum;
    private final List<FaultSpec> faults;

    private Signers(QuorumSpec spec, List<FaultSpec> faults, StreamFamily streams) {
        List<SignerSpec> individuals = spec.individuals().isEmpty()
                ? Collections.nCopies(spec.signers(), SignerSpec.PLAIN)
                : spec.individuals();
        for (int i = 0; i < individuals.size(); i++) {
            signers.add(new Signer(individuals.get(i), streams.member("signer/" + i)));
        }
        quorum = spec.quorum();
        this.faults = faults;
    }

    /** Null where a feed is pushed, or all its signers always report the same. */
    static @Nullable Signers of(FeedSpec feed, StreamFamily streams) {
        if (!(feed.source() instanceof FeedSource.Signed signed)) {
            return null;
        }
        List<FaultSpec> faults = feed.network().faults().stream()
                .filter(fault -> fault instanceof FaultSpec.Collusion || fault instanceof FaultSpec.SignerKeyLoss)
                .toList();
        return signed.quorum().individuals().isEmpty() && faults.isEmpty()
                ? null
                : new Signers(signed.quorum(), faults, streams);
    }

    /**
     * Has an observation signed. Whoever collects takes the first quorum of reports, of those that are signed at once the
     * ones of the signers who come first in their list.
     *
     * @param millis when it is observed, epoch milliseconds
     * @param price what there is to see, 1e-8 dollar
     * @return null if fewer than a quorum sign
     */
    @Nullable
    SignedRound round(long millis, long price) {
        List<Signed> reports = new ArrayList<>();
        for (int i = 0; i < signers.size(); i++) {
            Signer signer = signers.get(i);
            // Drawn all the same, so that an outage changes nothing of later rounds.
            Signed report = new Signed(signer.nextLag(), new SignerVote(i, seen(i, millis, price)));
            if (!signer.isOut(millis) && hasKey(i, millis)) {
                reports.add(report);
            }
        }
        reports.sort(Comparator.comparingLong(Signed::millis));
        List<Signed> first = reports.subList(0, Math.min(quorum, reports.size()));
        return first.size() < quorum
                ? null
                : new SignedRound(
                        first.getLast().millis(),
                        first.stream().map(Signed::vote).toList());
    }

    private long seen(int signer, long millis, long price) {
        long seen = signers.get(signer).sees(price);
        for (FaultSpec fault : faults) {
            if (fault instanceof FaultSpec.Collusion collusion
                    && signer < collusion.signers()
                    && fault.during().contains(millis)) {
                seen = agreed(collusion, price);
            }
        }
        return seen;
    }

    private static long agreed(FaultSpec.Collusion collusion, long price) {
        return switch (collusion) {
            case FaultSpec.CollusionAt at -> at.price();
            case FaultSpec.CollusionBy by -> FaultyPrice.scaled(price, by.factor());
        };
    }

    private boolean hasKey(int signer, long millis) {
        return faults.stream()
                .noneMatch(fault -> fault instanceof FaultSpec.SignerKeyLoss loss
                        && signer >= signers.size() - loss.signers()
                        && fault.during().contains(millis));
    }
}
