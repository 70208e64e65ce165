package io.backstop.simulator.scenario;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Fills the feeds of a scenario's pools, wherever one stands, with what the presets that they name say. */
final class FeedPresets {

    private final Presets presets;

    /** Presets in a folder. */
    FeedPresets(Path folder) {
        presets = Presets.ofFeeds(folder);
    }

    /** Those that come with the house. */
    static FeedPresets ofInstallation() {
        return new FeedPresets(Home.folder().resolve("presets").resolve("oracle"));
    }

    /** Fills all feeds; after the presets of pools, which may name some for their feeds. */
    void fill(Node scenario) {
        for (Node venue : scenario.listIfAny("venues")) {
            fillFeed(venue.optional("oracle"));
            fillFeed(venue.optional("executionOracle"));
            venue.listIfAny("guards").forEach(guard -> fillFeed(guard.optional("oracle")));
            venue.listIfAny("pockets").forEach(this::fillStake);
        }
    }

    private void fillStake(Node pocket) {
        Node stake = pocket.optional("stake");
        fillFeed(stake == null ? null : stake.optional("oracle"));
    }

    private void fillFeed(@Nullable Node feed) {
        if (feed != null) {
            presets.fillPlace(feed);
        }
    }
}
