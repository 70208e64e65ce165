package io.backstop.simulator.scenario;

import java.nio.file.Path;

/** Fills the market makers of a scenario's books with what the presets that they name say. */
final class MakerPresets {

    private final Presets presets;

    /** Presets in a folder. */
    MakerPresets(Path folder) {
        presets = Presets.ofMakers(folder);
    }

    /** Those that come with the house. */
    static MakerPresets ofInstallation() {
        return new MakerPresets(Home.folder().resolve("presets").resolve("book"));
    }

    /** Fills all makers. */
    void fill(Node scenario) {
        for (Node venue : scenario.listIfAny("venues")) {
            venue.listIfAny("makers").forEach(presets::fillPlace);
        }
    }
}
