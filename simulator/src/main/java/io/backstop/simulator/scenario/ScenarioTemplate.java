package io.backstop.simulator.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backstop.model.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A scenario file of which some keys take many values: its text is parsed once and checked anew for each choice of them. */
public final class ScenarioTemplate {

    private final Path file;
    private final ScenarioText text;
    private final List<String> overrides;
    private final Map<String, String> environment;

    private ScenarioTemplate(Path file, ScenarioText text, List<String> overrides, Map<String, String> environment) {
        this.file = file;
        this.text = text;
        this.overrides = List.copyOf(overrides);
        this.environment = environment;
    }

    /**
     * Parses a file.
     *
     * @param overrides {@code path=value} each, of {@code --set}; they hold for every choice
     * @param environment where <code>${NAME}</code> in the name of a price file is looked up
     * @throws io.backstop.model.scenario.InputException if the file is no YAML mapping
     */
    public static ScenarioTemplate of(Path file, List<String> overrides, Map<String, String> environment) {
        return new ScenarioTemplate(file, new ScenarioText(file), overrides, environment);
    }

    /**
     * The scenario with these keys.
     *
     * @param option by which they were given, for mistakes
     * @param choice {@code path=value} each
     * @throws io.backstop.model.scenario.InputException for the first mistake found, such as a key that does not exist
     */
    public Variant with(String option, List<String> choice) {
        ObjectNode copy = text.tree();
        Origin origin = new Origin(file.toString());
        Overrides.apply(copy, origin, overrides);
        Node root = Overrides.apply(copy, origin, option, choice);
        Scenario scenario = ScenarioReader.read(root, file, environment);
        return new Variant(scenario, copy.toString());
    }

    /** What all choices have in common: the file with the overrides that hold for every one, presets by their names. */
    public String text() {
        return text.of(common());
    }

    /**
     * The place in the scenario that a key stands for: two keys of one place are the same key.
     *
     * @param override as given, under which mistakes are told
     * @throws io.backstop.model.scenario.InputException if it names an entry of a list that is not there
     */
    public String place(String override, String key) {
        return Overrides.place(common(), override, key);
    }

    private ObjectNode common() {
        ObjectNode copy = text.tree();
        Overrides.apply(copy, new Origin(file.toString()), overrides);
        return copy;
    }

    /**
     * One choice.
     *
     * @param scenario as checked
     * @param text all its keys with those of its presets: equal texts are equal scenarios, but for the data in other files
     */
    public record Variant(Scenario scenario, String text) {}
}
