package io.backstop.simulator.scenario;

import io.backstop.model.scenario.TranchesSpec;

/** {@code juniorLp} among the pockets of a pool: providers who bear losses before the others, or more of them. */
final class TranchesSection {

    private static final long AVANTIS = 650_000_000;
    private static final long JUNIOR_FIRST = 1_000_000_000;

    private TranchesSection() {}

    static TranchesSpec read(Node pocket) {
        if (!pocket.json().isTextual()) {
            pocket.allowOnly("pocket", "capital", "loss", "gain");
        }
        Node gain = pocket.optional("gain");
        return new TranchesSpec(
                RatioRange.POSITIVE_SHARE.optional(pocket, "loss", JUNIOR_FIRST),
                gain == null ? AVANTIS : Quantity.share(gain),
                RatioRange.POSITIVE_SHARE.optional(pocket, "capital", AVANTIS));
    }
}
