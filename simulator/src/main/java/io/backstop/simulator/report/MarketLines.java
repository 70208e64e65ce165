package io.backstop.simulator.report;

import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import java.util.ArrayList;
import java.util.List;

/** What a scenario of several markets leaves out where, a line each; none of one market. */
public final class MarketLines {

    private MarketLines() {}

    /** Who does not trade in the markets beside the scenario's own. */
    public static List<String> of(Scenario scenario) {
        List<String> lines = new ArrayList<>();
        for (VenueSpec venue : scenario.venues()) {
            List<String> missing = new ArrayList<>(scenario.otherMarkets().keySet());
            if (venue instanceof VenueSpec.Cex cex) {
                cex.contracts().others().forEach(other -> missing.remove(other.market()));
            }
            if (!missing.isEmpty()) {
                lines.add("%s: has no contract in %s: positions and orders there are not its own."
                        .formatted(venue.id(), String.join(", ", missing)));
            }
        }
        return lines;
    }
}
