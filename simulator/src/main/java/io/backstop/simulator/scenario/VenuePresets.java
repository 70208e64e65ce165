package io.backstop.simulator.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backstop.model.scenario.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills the venues of a scenario with what the presets that they name say. A venue that names one need not say its type, its id or
 * what belongs to a market and not to a protocol.
 *
 * @param pools for venues that are pools
 * @param books for venues that are books
 */
record VenuePresets(Presets pools, Presets books) {

    private static final String POOL = "pool";
    private static final String BOOK = "cex";

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
            if (venue.json() instanceof ObjectNode tree) {
                fill(venue, tree);
            }
        }
    }

    private void fill(Node venue, ObjectNode tree) {
        Node name = venue.optional("preset");
        if (name != null && venue.optional("type") == null) {
            tree.put("type", type(name));
        }
        Presets presets = ofType(tree.path("type").asText());
        if (presets != null) {
            contracts(venue).forEach(presets::fillPlace);
            if (name != null) {
                MarketDefaults.fill(tree, name.text());
            }
        }
    }

    private @Nullable Presets ofType(String type) {
        return switch (type) {
            case POOL -> pools;
            case BOOK -> books;
            default -> null;
        };
    }

    /** What the preset of this name is of. */
    private String type(Node name) {
        String wanted = name.text();
        if (pools.names().contains(wanted)) {
            return POOL;
        } else if (books.names().contains(wanted)) {
            return BOOK;
        }
        List<String> all = new ArrayList<>(pools.names());
        all.addAll(books.names());
        throw unknown(name, all);
    }

    private static InputException unknown(Node name, List<String> names) {
        return name.mistake("must be one of " + String.join(", ", Presets.nearestFirst(name.text(), names)));
    }
}
