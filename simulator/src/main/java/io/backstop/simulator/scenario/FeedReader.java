package io.backstop.simulator.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.TimeGrid;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Reads a feed that stands alone, as presets do. */
public final class FeedReader {

    private FeedReader() {}

    /** Whether a file of this name is taken to be YAML. */
    public static boolean isYaml(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml");
    }

    /** Whether a YAML file is a scenario; otherwise it has the keys of a feed. */
    public static boolean isScenario(Path file) {
        return YamlFile.read(file).has("venues");
    }

    /**
     * Reads a file with the keys of a feed.
     *
     * @throws io.backstop.model.scenario.InputException for the first mistake found
     * @throws NoDataException if all is sound but the environment does not say where a file of it is
     */
    public static FeedSpec read(Path file, TimeGrid grid, Map<String, String> environment) {
        return read(new Node(new Origin(file.toString()), "", YamlFile.read(file)), file, grid, environment);
    }

    /**
     * Reads a preset that comes with the house.
     *
     * @throws io.backstop.model.scenario.InputException if there is none of this name
     * @throws NoDataException if all is sound but the environment does not say where a file of it is
     */
    public static FeedSpec preset(String name, TimeGrid grid, Map<String, String> environment) {
        Path folder = Home.folder().resolve("presets").resolve("oracle");
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("preset", name);
        Node feed = new Node(new Origin(folder.toString()), "", tree);
        Presets.ofFeeds(folder).fillPlace(feed);
        return read(feed, folder, grid, environment);
    }

    private static FeedSpec read(Node feed, Path place, TimeGrid grid, Map<String, String> environment) {
        PathSection paths = new PathSection(grid, place, environment);
        FeedSpec read = new FeedSection(paths).read(feed);
        paths.requireFolders();
        return read;
    }
}
