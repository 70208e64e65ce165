package io.backstop.simulator.replay;

import io.backstop.model.scenario.VenueSpec;
import java.util.List;

/** What the rows of a venue are called: a pool by its id, and so a book's first contract, its others {@code ID:NAME}. */
public final class RowNames {

    /** What stands between the id of a venue, which cannot have it, and the name of a contract. */
    public static final String CONTRACT = ":";

    private RowNames() {}

    /** One, or one for each contract, in the order of their engines. */
    public static List<String> of(VenueSpec venue) {
        return venue instanceof VenueSpec.Cex book
                ? book.all().stream().map(VenueSpec::id).toList()
                : List.of(venue.id());
    }

    /** Whether the row is not the one that stands for the venue where something is counted once for all its contracts. */
    public static boolean isOfFurtherContract(String name) {
        return name.contains(CONTRACT);
    }
}
