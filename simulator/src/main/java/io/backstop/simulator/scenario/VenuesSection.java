package io.backstop.simulator.scenario;

import io.backstop.model.scenario.VenueSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code venues}: where the tape is replayed. */
final class VenuesSection {

    private VenuesSection() {}

    static List<VenueSpec> read(Node venues, Markets markets, PathSection paths) {
        List<VenueSpec> read = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Node venue : venues.someItems()) {
            VenueSpec spec = switch (type(venue)) {
                case "cex" -> CexSection.read(venue, markets, paths);
                default -> PoolSection.read(venue, markets.own(), paths);
            };
            if (!ids.add(spec.id())) {
                throw venue.required("id").mistake("must be unique, a venue above has the same id");
            }
            read.add(spec);
        }
        return read;
    }

    private static String type(Node venue) {
        if (!venue.json().isObject()) {
            throw venue.mistake("must be a mapping with a type");
        }
        return venue.required("type").oneOf("pool", "cex");
    }
}
