package io.backstop.simulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backstop.model.scenario.InputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Presets put beside the venues of a scenario by their names alone. What a market has and no protocol says, the quotes of the book and
 * the depositors' money, they take from the scenario's first venue that says it.
 */
final class AddedVenues {

    private final ObjectNode tree;
    private final PresetCatalogue presets;

    private AddedVenues(ObjectNode tree, PresetCatalogue presets) {
        this.tree = tree;
        this.presets = presets;
    }

    /**
     * Adds those of the names that are no venue of the scenario.
     *
     * @return the ids of all, in the order of the names
     * @throws InputException if a name is neither a venue nor the preset of one
     */
    static List<String> add(ObjectNode tree, List<String> names) {
        AddedVenues added = new AddedVenues(tree, PresetCatalogue.ofInstallation());
        return names.stream().map(added::id).toList();
    }

    private String id(String name) {
        List<String> ids = ids();
        if (ids.contains(name)) {
            return name;
        }
        PresetCatalogue.Preset preset = preset(name, ids);
        if (!ids.contains(preset.name()) && tree.path("venues") instanceof ArrayNode venues) {
            put(venues, preset);
        }
        return preset.name();
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (JsonNode venue : tree.path("venues")) {
            ids.add(Overrides.name(venue));
        }
        return ids;
    }

    private PresetCatalogue.Preset preset(String name, List<String> ids) {
        PresetCatalogue venues = presets.ofVenues();
        List<String> known = new ArrayList<>(ids);
        venues.all().forEach(preset -> known.addAll(List.of(preset.name(), preset.path())));
        if (!known.contains(name)) {
            throw new InputException(
                    "\"%s\" must be a venue of scenario \"%s\" (%s) or a preset of one, did you mean \"%s\"?"
                            .formatted(
                                    name,
                                    tree.path("name").asText(),
                                    String.join(", ", ids),
                                    Nearest.of(name, known.toArray(String[]::new))));
        }
        return venues.of(name);
    }

    private void put(ArrayNode venues, PresetCatalogue.Preset preset) {
        boolean isPool = preset.kind().equals(PresetCatalogue.POOLS);
        String market = isPool ? "lpCapital" : "book";
        JsonNode figures = figures(venues, market);
        ObjectNode venue = venues.addObject().put("preset", preset.name());
        if (!figures.isMissingNode()) {
            venue.set(market, figures);
        }
    }

    /** A path of a venue's own stays that venue's. */
    private static JsonNode figures(ArrayNode venues, String key) {
        for (JsonNode venue : venues) {
            if (venue.hasNonNull(key)) {
                JsonNode figures = venue.path(key).deepCopy();
                if (figures instanceof ObjectNode book) {
                    book.remove("path");
                }
                return figures;
            }
        }
        return venues.path(venues.size());
    }
}
