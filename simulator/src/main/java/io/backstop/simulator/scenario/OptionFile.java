package io.backstop.simulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML file with values of a command's options: one key each, as text, a number, true or false, or a list of those. */
public final class OptionFile {

    private OptionFile() {}

    /**
     * Reads the values as they would stand on the command line, those of a list with commas.
     *
     * @param known all keys that there may be
     * @throws io.backstop.model.scenario.InputException if there is no such file, another key, or a mapping as a value
     */
    public static Map<String, String> read(Path file, Collection<String> known) {
        Node root = new Node(new Origin(file.toString()), "", YamlFile.read(file));
        root.allowOnly(known.toArray(String[]::new));
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : known) {
            Node value = root.optional(key);
            if (value != null) {
                values.put(key, text(value));
            }
        }
        return values;
    }

    private static String text(Node value) {
        if (value.json() instanceof ArrayNode list) {
            List<String> items = new ArrayList<>();
            list.forEach(item -> items.add(text(value, item)));
            return String.join(",", items);
        }
        return text(value, value.json());
    }

    private static String text(Node value, JsonNode json) {
        if (json.isContainerNode()) {
            throw value.mistakeWithoutValue("must be text, a number, true or false, or a list of those");
        }
        return json.isNumber() ? json.decimalValue().toPlainString() : json.asText();
    }
}
