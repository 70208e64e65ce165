package io.backstop.simulator.scenario;

import io.backstop.model.scenario.LpRunnerSpec;
import java.util.List;

/** {@code lpRunners}: depositors who leave as soon as they see a loss coming. */
final class LpRunnersSection {

    private LpRunnersSection() {}

    static List<LpRunnerSpec> read(List<Node> runners) {
        return runners.stream().map(LpRunnersSection::runner).toList();
    }

    private static LpRunnerSpec runner(Node runner) {
        runner.allowOnly("share", "phantomAbove");
        Node share = runner.required("share");
        long read = Quantity.share(share);
        if (read == 0) {
            throw share.mistake("must be above 0");
        }
        return new LpRunnerSpec(read, Quantity.share(runner.required("phantomAbove")));
    }
}
