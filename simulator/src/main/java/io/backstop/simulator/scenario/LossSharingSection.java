package io.backstop.simulator.scenario;

import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.LossSharingSpec.Severity;
import org.jspecify.annotations.Nullable;

/** {@code lossSharing} of a book venue: how much of a loss that nobody else pays is taken from winners, and from whom. */
final class LossSharingSection {

    private LossSharingSection() {}

    static LossSharingSpec read(@Nullable Node sharing, int sizeDecimals) {
        LossSharingSpec usual = LossSharingSpec.USUAL;
        if (sharing == null) {
            return usual;
        }
        sharing.allowOnly("severity", "allocation");
        Node severity = sharing.optional("severity");
        Node allocation = sharing.optional("allocation");
        return new LossSharingSpec(
                severity == null ? usual.severity() : severity(severity),
                allocation == null ? usual.allocation() : new AllocationSection(sizeDecimals).read(allocation));
    }

    private static Severity severity(Node severity) {
        severity.allowOnly("share", "decay", "least");
        if (severity.exactlyOneOf("share", "decay").path().endsWith("share")) {
            severity.allowOnly("share");
            return new Severity.Share(Quantity.share(severity.required("share")));
        }
        Node least = severity.optional("least");
        return new Severity.Backoff(
                Quantity.share(severity.required("decay")), least == null ? 0 : Quantity.share(least));
    }
}
