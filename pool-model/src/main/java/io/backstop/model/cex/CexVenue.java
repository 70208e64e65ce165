package io.backstop.model.cex;

import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.VenueRun;
import java.util.List;

/** Replays a tape on a central order book with an insurance fund. */
public final class CexVenue {

    private CexVenue() {}

    /**
     * One replay of the contract in the scenario's own market, pure: the same tape and figures give the same run, to the last unit and in the same order.
     *
     * @throws ArithmeticException if an amount does not fit a signed 64-bit integer
     */
    public static VenueRun run(ScenarioTape tape, VenueSpec.Cex venue) {
        return runs(tape, venue, false).getFirst();
    }

    /** The same with a run for each contract of the venue, that in the scenario's own market first. */
    public static List<VenueRun> runs(ScenarioTape tape, VenueSpec.Cex venue) {
        return runs(tape, venue, false);
    }

    /** The same with the depth of each book at the end of each step, which takes a look at all that waits in it. */
    public static List<VenueRun> runsWithDepth(ScenarioTape tape, VenueSpec.Cex venue) {
        return runs(tape, venue, true);
    }

    private static List<VenueRun> runs(ScenarioTape tape, VenueSpec.Cex venue, boolean looksAtDepth) {
        boolean isSeenAgain = venue.all().stream()
                .anyMatch(
                        contract -> contract.policies().deleveraging().reports().overshoot());
        return isSeenAgain
                ? new HindsightRun(tape, venue, looksAtDepth).run()
                : new ContractRuns(tape, venue, true, looksAtDepth).run();
    }
}
