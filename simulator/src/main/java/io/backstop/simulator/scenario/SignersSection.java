package io.backstop.simulator.scenario;

import io.backstop.model.scenario.QuorumSpec;
import io.backstop.model.scenario.SignerSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code signers} and {@code quorum} of a feed's source: how many there are, or each of them. */
final class SignersSection {

    private static final int DEFAULT_SIGNERS = 5;

    private final LatencySection latencies;
    private final long startMillis;

    /**
     * Signers on a clock.
     *
     * @param startMillis when it starts
     */
    SignersSection(LatencySection latencies, long startMillis) {
        this.latencies = latencies;
        this.startMillis = startMillis;
    }

    QuorumSpec read(Node source) {
        Node given = source.optional("signers");
        List<SignerSpec> individuals = given == null || !given.json().isArray() ? List.of() : individuals(given);
        int signers = individuals.isEmpty()
                ? source.whole("signers", DEFAULT_SIGNERS, 1, QuorumSpec.MOST_SIGNERS)
                : individuals.size();
        return new QuorumSpec(signers, source.whole("quorum", signers, 1, signers), individuals);
    }

    private List<SignerSpec> individuals(Node given) {
        List<SignerSpec> signers = new ArrayList<>();
        for (Node signer : given.someItems()) {
            signers.addAll(
                    Collections.nCopies(signer.whole("count", 1, 1, QuorumSpec.MOST_SIGNERS), individual(signer)));
        }
        if (signers.size() > QuorumSpec.MOST_SIGNERS) {
            throw given.mistakeWithoutValue(
                    "must be at most " + QuorumSpec.MOST_SIGNERS + " in all, was " + signers.size());
        }
        return signers;
    }

    private SignerSpec individual(Node signer) {
        signer.allowOnly("count", "lag", "noise", "outages");
        return new SignerSpec(
                latencies.read(signer.optional("lag")),
                share(signer.optional("noise")),
                signer.list("outages").stream()
                        .map(outage -> WindowSection.readOnly(outage, startMillis))
                        .toList());
    }

    private static long share(@Nullable Node share) {
        return share == null ? 0 : Quantity.share(share);
    }
}
