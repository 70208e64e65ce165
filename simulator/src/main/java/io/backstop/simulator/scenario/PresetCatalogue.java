package io.backstop.simulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.backstop.model.scenario.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All presets of a folder: those of each kind lie in a folder of theirs. */
public final class PresetCatalogue {

    /** The folder of presets of pools. */
    static final String POOLS = "dex";

    private static final List<String> KINDS_OF_VENUES = List.of(POOLS, "cex", "hybrid");
    private static final String ENDING = ".yaml";
    private static final int SUGGESTIONS = 3;

    private final List<Preset> presets;

    private PresetCatalogue(List<Preset> presets) {
        this.presets = presets;
    }

    /**
     * One file.
     *
     * @param kind folder it lies in
     * @param name file name without ending
     */
    public record Preset(String kind, String name, Path file) {

        /** Kind and name, which only one preset has. */
        public String path() {
            return kind + "/" + name;
        }

        /** What it says of itself: its first line, without the comment's sign; empty if that is no comment. */
        public String title() {
            String first = text().lines().findFirst().orElse("");
            return first.startsWith("#") ? first.substring(1).strip() : "";
        }

        /** The file as it is. */
        public String text() {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new InputException(file + ": must be a text file that can be read");
            }
        }

        /** What the file says, without its comments. */
        public JsonNode tree() {
            return YamlFile.read(file);
        }
    }

    /** Those that come with the house. */
    public static PresetCatalogue ofInstallation() {
        return of(Home.folder().resolve("presets"));
    }

    /** Those of a folder. */
    static PresetCatalogue of(Path folder) {
        return new PresetCatalogue(paths(folder).stream()
                .filter(Files::isDirectory)
                .flatMap(kind -> paths(kind).stream())
                .filter(file -> name(file).endsWith(ENDING))
                .map(PresetCatalogue::preset)
                .sorted(Comparator.comparing(Preset::kind).thenComparing(Preset::name))
                .toList());
    }

    /** Only those that are a venue. */
    PresetCatalogue ofVenues() {
        return new PresetCatalogue(presets.stream()
                .filter(preset -> KINDS_OF_VENUES.contains(preset.kind()))
                .toList());
    }

    /** All of them, by kind and then by name. */
    public List<Preset> all() {
        return presets;
    }

    /**
     * The preset of this name, or of this kind and name.
     *
     * @throws InputException if there is none, or one of several kinds
     */
    public Preset of(String wanted) {
        List<Preset> found = presets.stream()
                .filter(preset -> preset.path().equals(wanted) || preset.name().equals(wanted))
                .toList();
        if (found.isEmpty()) {
            throw new InputException(
                    wanted + ": must be the name of a preset, such as " + String.join(", ", nearest(wanted)));
        }
        if (found.size() > 1) {
            throw new InputException(wanted + ": must name its kind too: "
                    + String.join(", ", found.stream().map(Preset::path).toList()));
        }
        return found.getFirst();
    }

    private List<String> nearest(String wanted) {
        List<String> names = new ArrayList<>(presets.stream()
                .map(wanted.contains("/") ? Preset::path : Preset::name)
                .distinct()
                .toList());
        List<String> nearest = new ArrayList<>();
        while (nearest.size() < SUGGESTIONS && !names.isEmpty()) {
            String next = Nearest.of(wanted, names.toArray(String[]::new));
            nearest.add(next);
            names.remove(next);
        }
        return nearest;
    }

    private static Preset preset(Path file) {
        String name = name(file);
        Path kind = file.toAbsolutePath().getParent();
        return new Preset(kind == null ? "" : name(kind), name.substring(0, name.length() - ENDING.length()), file);
    }

    private static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? "" : last.toString();
    }

    private static List<Path> paths(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new InputException(folder + ": must be the folder of the presets");
        }
    }
}
