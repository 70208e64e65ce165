package io.backstop.oracle.tape;

import io.backstop.model.scenario.IndexSpec;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PriceSourceSpec;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.TriggerRules;
import io.backstop.model.scenario.VenueSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All of a scenario that its tape depends on but the seed: scenarios with equal inputs have, for equal seeds, equal tapes.
 *
 * @param market the scenario without its venues
 * @param drawn whether a number of the tape decides orders on some venue
 * @param rules when positions are liquidatable on each venue: nobody is drawn who already would be
 * @param books the path of each book that does not follow the index
 * @param sources of each index that a venue makes itself
 */
public record TapeInputs(
        Scenario market, boolean drawn, List<TriggerRules> rules, List<OwnBook> books, List<OwnSources> sources) {

    /** A book's own path. */
    public record OwnBook(String venue, PathSpec path) {}

    /** What an index of a venue's own is made of. */
    public record OwnSources(String venue, List<PriceSourceSpec> sources) {

        /** Copies the list. */
        public OwnSources {
            sources = List.copyOf(sources);
        }
    }

    /** Copies the lists. */
    public TapeInputs {
        rules = List.copyOf(rules);
        books = List.copyOf(books);
        sources = List.copyOf(sources);
    }

    /** What {@link TapeWriter#write} reads of a scenario. */
    public static TapeInputs of(Scenario scenario) {
        return new TapeInputs(
                scenario.withVenues(List.of()).withSeed(0),
                scenario.venues().stream().anyMatch(VenueSpec::draws),
                all(scenario).map(VenueSpec::triggerRules).toList(),
                all(scenario).flatMap(venue -> ownBook(venue).stream()).toList(),
                all(scenario).flatMap(venue -> ownSources(venue).stream()).toList());
    }

    /** The venues with all their contracts. */
    private static Stream<VenueSpec> all(Scenario scenario) {
        return scenario.venues().stream()
                .flatMap(venue -> venue instanceof VenueSpec.Cex cex ? cex.all().stream() : Stream.of(venue));
    }

    private static Optional<OwnBook> ownBook(VenueSpec venue) {
        return venue instanceof VenueSpec.Cex cex && cex.book().path() != null
                ? Optional.of(new OwnBook(cex.id(), cex.book().path()))
                : Optional.empty();
    }

    private static Optional<OwnSources> ownSources(VenueSpec venue) {
        IndexSpec own = venue instanceof VenueSpec.Cex cex ? cex.policies().index() : null;
        return own == null ? Optional.empty() : Optional.of(new OwnSources(venue.id(), own.sources()));
    }
}
