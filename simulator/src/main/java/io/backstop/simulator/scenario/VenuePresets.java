package io.backstop.simulator.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills the venues of a scenario with what the presets that they name say.
 *
 * @param pools for venues that are pools
 * @param books for venues that are books
 */
record VenuePresets(Presets pools, Presets books) {

    /** Those that come with the house. */
    static VenuePresets ofInstallation() {
        Path all = Home.folder().resolve("presets");
        return new VenuePresets(
                Presets.ofPools(all.resolve("dex")), Presets.ofBooks(all.resolve("cex"), all.resolve("hybrid")));
    }

    /** A book venue, and its further contracts. */
    static List<Node> contracts(Node venue) {
        List<Node> contracts = new ArrayList<>(List.of(venue));
        Node others = venue.optional("contracts");
        if (others != null && others.json().isObject()) {
            others.keys().stream()
                    .map(others::optional)
                    .filter(contract -> contract != null && contract.json().isObject())
                    .forEach(contracts::add);
        }
        return contracts;
    }

    /** Puts into every venue what the preset that it names says and it does not. */
    void fill(Node scenario) {
        for (Node venue : scenario.listIfAny("venues")) {
            switch (venue.json().path("type").asText()) {
                case "pool" -> pools.fillPlace(venue);
                case "cex" -> contracts(venue).forEach(books::fillPlace);
                default -> {
                    // No venue of ours: the reader says so.
                }
            }
        }
    }
}
