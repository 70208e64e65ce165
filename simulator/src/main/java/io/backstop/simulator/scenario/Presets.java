package io.backstop.simulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backstop.model.scenario.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keys of a pool or a feed that stand in a file of their own, one for each protocol or network. What the scenario says
 * itself comes first: mappings are joined key by key, lists are taken whole, and {@code null} takes a key out.
 */
final class Presets {

    private static final String ENDING = ".yaml";

    private final Path folder;
    private final String[] keys;

    /** Presets of pools in a folder. */
    Presets(Path folder) {
        this(folder, PoolSection.PRESET_KEYS);
    }

    private Presets(Path folder, String... keys) {
        this.folder = folder;
        this.keys = keys;
    }

    /** Those of pools that come with the house. */
    static Presets ofInstallation() {
        return new Presets(Home.folder().resolve("presets").resolve("dex"));
    }

    /** Presets of feeds in a folder. */
    static Presets ofFeeds(Path folder) {
        return new Presets(folder, FeedSection.PRESET_KEYS);
    }

    /** Presets of market makers in a folder. */
    static Presets ofMakers(Path folder) {
        return new Presets(folder, MakersSection.PRESET_KEYS);
    }

    /** Puts into every pool of a scenario what the preset that it names says and it does not. */
    void fill(Node scenario) {
        if (!scenario.json().path("venues").isArray()) {
            return;
        }
        for (Node venue : scenario.list("venues")) {
            if (venue.json().path("type").asText().equals("pool")) {
                fillPlace(venue);
            }
        }
    }

    /** Puts into one place what the preset that it names says and it does not. */
    void fillPlace(Node place) {
        Node name = place.optional("preset");
        if (name != null) {
            fill(place, file(name));
        }
    }

    /** The names of all presets, sorted. */
    List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InputException(folder + ": must be the folder of the presets");
        }
    }

    private Path file(Node name) {
        List<String> names = names();
        String wanted = name.text();
        if (names.isEmpty()) {
            throw new InputException(folder + ": must be the folder of the presets");
        }
        if (!names.contains(wanted)) {
            throw name.mistake("must be one of " + String.join(", ", nearestFirst(wanted, names)));
        }
        return folder.resolve(wanted + ENDING);
    }

    private static List<String> nearestFirst(String wanted, List<String> names) {
        String nearest = Nearest.of(wanted, names.toArray(String[]::new));
        List<String> sorted = new ArrayList<>(names);
        sorted.remove(nearest);
        sorted.addFirst(nearest);
        return sorted;
    }

    private void fill(Node place, Path file) {
        Node preset = new Node(new Origin(file.toString()), "", YamlFile.read(file));
        preset.allowOnly(keys);
        join(place, preset.json(), file.toString(), place.path());
    }

    private static void join(Node place, JsonNode preset, String file, String whole) {
        ObjectNode tree = (ObjectNode) place.json();
        for (Map.Entry<String, JsonNode> entry : preset.properties()) {
            String key = entry.getKey();
            JsonNode own = tree.path(key);
            if (own.isMissingNode()) {
                tree.set(key, entry.getValue());
                place.origin().preset(place.path() + "." + key, file, whole);
            } else if (own.isNull()) {
                tree.remove(key);
            } else if (own.isObject() && entry.getValue().isObject()) {
                join(place.required(key), entry.getValue(), file, whole);
            }
        }
    }
}
