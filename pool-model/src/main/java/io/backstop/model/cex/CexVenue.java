package io.backstop.model.cex;

import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.VenueRun;

/** Replays a tape on a central order book with an insurance fund. */
public final class CexVenue {

    private CexVenue() {}

    /**
     * One replay, pure: the same tape and figures give the same run, to the last unit and in the same order.
     *
     * @throws ArithmeticException if an amount does not fit a signed 64-bit integer
     */
    public static VenueRun run(ScenarioTape tape, VenueSpec.Cex venue) {
        return venue.policies().deleveraging().reports().overshoot()
                ? new HindsightRun(tape, venue).run()
                : new CexRun(tape, venue, true).run();
    }
}
