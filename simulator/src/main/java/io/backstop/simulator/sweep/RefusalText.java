package io.backstop.simulator.sweep;

import io.backstop.model.scenario.PositionsRefused;
import io.backstop.model.scenario.PositionsRefused.Refusal;
import java.util.List;

/** Why a run could not begin, for a reader. */
final class RefusalText {

    private RefusalText() {}

    /** Tells the first position that is refused and how many more are. */
    static String of(PositionsRefused refused) {
        List<Refusal> refusals = refused.refusals();
        Refusal first = refusals.getFirst();
        String others = refusals.size() == 1 ? "" : " (and %d more)".formatted(refusals.size() - 1);
        return "%s refuses account %d: %s%s".formatted(first.venue(), first.account(), first.reason(), others);
    }
}
