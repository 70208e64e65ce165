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
 * Keys of a venue or a feed that stand in a file of their own, one for each protocol, exchange or network. What the scenario says
 * itself comes first: mappings are joined key by key, lists are taken whole, and {@code null} takes a key out.
 */
final class Presets {

    private static final String ENDING = ".yaml";

    private final List<Path> folders;
    private final String[] keys;

    private Presets(List<Path> folders, String... keys) {
        this.folders = folders;
        this.keys = keys;
    }

    /** Presets of pools in a folder. */
    static Presets ofPools(Path folder) {
        return new Presets(List.of(folder), PoolSection.PRESET_KEYS);
    }

    /** Presets of book venues in some folders, in which no name stands twice. */
    static Presets ofBooks(Path... folders) {
        return new Presets(List.of(folders), CexSection.PRESET_KEYS);
    }

    /** Presets of feeds in a folder. */
    static Presets ofFeeds(Path folder) {
        return new Presets(List.of(folder), FeedSection.PRESET_KEYS);
    }

    /** Presets of market makers in a folder. */
    static Presets ofMakers(Path folder) {
        return new Presets(List.of(folder), MakersSection.PRESET_KEYS);
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
        return folders.stream()
                .flatMap(folder -> names(folder).stream())
                .sorted()
                .toList();
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .toList();
        } catch (IOException e) {
            throw noPresets(folder);
        }
    }

    private static InputException noPresets(Path folder) {
        return new InputException(folder + ": must be the folder of the presets");
    }

    private Path file(Node name) {
        List<String> names = names();
        String wanted = name.text();
        if (names.isEmpty()) {
            throw noPresets(folders.getFirst());
        }
        if (!names.contains(wanted)) {
            throw name.mistake("must be one of " + String.join(", ", nearestFirst(wanted, names)));
        }
        return folders.stream()
                .map(folder -> folder.resolve(wanted + ENDING))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    /** Names with the one first that is written most alike. */
    static List<String> nearestFirst(String wanted, List<String> names) {
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
