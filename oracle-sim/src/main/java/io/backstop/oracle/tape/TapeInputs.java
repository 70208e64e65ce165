package io.backstop.oracle.tape;

import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.TriggerRules;
import io.backstop.model.scenario.VenueSpec;
import java.util.List;
import java.util.Optional;

/**
 * All of a scenario that its tape depends on but the seed: scenarios with equal inputs have, for equal seeds, equal tapes.
 *
 * @param market the scenario without its venues
 * @param drawn whether a number of the tape decides orders on some venue
 * @param rules when positions are liquidatable on each venue: nobody is drawn who already would be
 * @param books the path of each book that does not follow the index
 */
public record TapeInputs(Scenario market, boolean drawn, List<TriggerRules> rules, List<OwnBook> books) {

    /** A book's own path. */
    public record OwnBook(String venue, PathSpec path) {}

    /** Copies the lists. */
    public TapeInputs {
        rules = List.copyOf(rules);
        books = List.copyOf(books);
    }

    /** What {@link TapeWriter#write} reads of a scenario. */
    public static TapeInputs of(Scenario scenario) {
        return new TapeInputs(
                scenario.withVenues(List.of()).withSeed(0),
                scenario.venues().stream().anyMatch(VenueSpec::draws),
                scenario.venues().stream().map(VenueSpec::triggerRules).toList(),
                scenario.venues().stream()
                        .flatMap(venue -> ownBook(venue).stream())
                        .toList());
    }

    private static Optional<OwnBook> ownBook(VenueSpec venue) {
        return venue instanceof VenueSpec.Cex cex && cex.book().path() != null
                ? Optional.of(new OwnBook(cex.id(), cex.book().path()))
                : Optional.empty();
    }
}
