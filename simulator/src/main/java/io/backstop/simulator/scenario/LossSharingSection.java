package io.backstop.simulator.scenario;

import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.LossSharingSpec.Allocation;
import io.backstop.model.scenario.LossSharingSpec.Base;
import io.backstop.model.scenario.LossSharingSpec.Severity;
import io.backstop.model.scenario.LossSharingSpec.Weight;
import org.jspecify.annotations.Nullable;

/** {@code lossSharing} of a book venue: how much of a loss that nobody else pays is taken from winners, and from whom. */
final class LossSharingSection {

    private static final long ALL = 1_000_000_000;

    private LossSharingSection() {}

    static LossSharingSpec read(@Nullable Node sharing) {
        LossSharingSpec usual = LossSharingSpec.USUAL;
        if (sharing == null) {
            return usual;
        }
        sharing.allowOnly("severity", "allocation");
        Node severity = sharing.optional("severity");
        Node allocation = sharing.optional("allocation");
        return new LossSharingSpec(
                severity == null ? usual.severity() : severity(severity),
                allocation == null ? usual.allocation() : allocation(allocation));
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

    private static Allocation allocation(Node allocation) {
        return switch (allocation.required("kind").oneOf("proRata", "queue", "largest")) {
            case "queue" -> queue(allocation);
            case "largest" -> {
                allocation.allowOnly("kind", "count", "weight", "base", "most", "left");
                int count = (int) allocation.required("count").whole(1, Integer.MAX_VALUE);
                yield new Allocation.Largest(count, proRata(allocation));
            }
            default -> {
                allocation.allowOnly("kind", "weight", "base", "most", "left");
                yield proRata(allocation);
            }
        };
    }

    private static Allocation queue(Node queue) {
        queue.allowOnly("kind", "rank", "base");
        return new Allocation.Queue(BookDeleveragingSection.rank(queue.required("rank")), base(queue));
    }

    private static Allocation.ProRata proRata(Node node) {
        Node most = node.optional("most");
        Node left = node.optional("left");
        return new Allocation.ProRata(
                weight(node),
                base(node),
                most == null ? ALL : Quantity.share(most),
                left == null ? 0 : Quantity.money(left));
    }

    private static Weight weight(Node node) {
        Node weight = node.optional("weight");
        return switch (weight == null ? "wealth" : weight.oneOf("wealth", "contracts", "levered")) {
            case "contracts" -> Weight.CONTRACTS;
            case "levered" -> Weight.LEVERED;
            default -> Weight.WEALTH;
        };
    }

    private static Base base(Node node) {
        Node base = node.optional("base");
        return base != null && base.oneOf("profit", "equity").equals("equity") ? Base.EQUITY : Base.PROFIT;
    }
}
