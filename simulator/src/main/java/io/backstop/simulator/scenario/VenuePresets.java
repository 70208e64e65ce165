package io.backstop.simulator.scenario;

import java.nio.file.Path;

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

    /** Puts into every venue what the preset that it names says and it does not. */
    void fill(Node scenario) {
        for (Node venue : scenario.listIfAny("venues")) {
            switch (venue.json().path("type").asText()) {
                case "pool" -> pools.fillPlace(venue);
                case "cex" -> books.fillPlace(venue);
                default -> {
                    // No venue of ours: the reader says so.
                }
            }
        }
    }
}
