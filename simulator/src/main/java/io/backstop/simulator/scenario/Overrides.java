package io.backstop.simulator.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backstop.model.scenario.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts {@code path=value} into the tree, as {@code --set} gives it; whether a key exists is decided by the reader, as for the
 * file.
 */
final class Overrides {

    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[([0-9]{1,6})]");

    private Overrides() {}

    /**
     * Applies all overrides in order and returns the root of the tree.
     *
     * @param origin tells where what stands in the tree was written; learns what is overridden
     */
    static Node apply(ObjectNode tree, Origin origin, List<String> overrides) {
        return apply(tree, origin, "--set", overrides);
    }

    /**
     * The same for what was given by another option.
     *
     * @param option its name, under which mistakes are told
     */
    static Node apply(ObjectNode tree, Origin origin, String option, List<String> overrides) {
        for (String given : overrides) {
            String override = option + " " + given;
            int equals = given.indexOf('=');
            if (equals < 1) {
                throw new InputException(override + ": must be path=value");
            }
            set(
                    tree,
                    origin,
                    override,
                    steps(override, given.substring(0, equals)),
                    value(override, given, equals + 1));
        }
        return new Node(origin, "", tree);
    }

    /**
     * The place that a path stands for: entries of lists by their number, such as {@code venues[0].oracle.delay}.
     *
     * @param override as given, under which mistakes are told
     */
    static String place(ObjectNode tree, String override, String path) {
        JsonNode parent = tree;
        String place = "";
        for (String key : steps(override, path)) {
            OverrideStep step = OverrideStep.of(override, parent, place, key);
            place = step.path();
            parent = step.child();
        }
        return place;
    }

    private static List<String> steps(String override, String path) {
        List<String> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int end = 0;
        while (end < path.length() && matcher.find(end) && matcher.start() == end) {
            String key = matcher.group(1);
            steps.add(key == null ? matcher.group(2) : key);
            end = matcher.end();
        }
        if (end != path.length()) {
            throw new InputException(override + ": \"" + path + "\" must be a path such as venues[1].oracle.delay");
        }
        return steps;
    }

    private static JsonNode value(String override, String given, int from) {
        try {
            return YamlFile.value(given.substring(from));
        } catch (JsonProcessingException e) {
            throw new InputException(override + ": the value must be YAML on one line");
        }
    }

    private static void set(ObjectNode tree, Origin origin, String override, List<String> steps, JsonNode value) {
        JsonNode parent = tree;
        String path = "";
        for (int i = 0; i < steps.size() - 1; i++) {
            OverrideStep step = OverrideStep.of(override, parent, path, steps.get(i));
            path = step.path();
            JsonNode child = step.child();
            if (!child.isContainerNode()) {
                origin.override(path, override);
                child = tree.objectNode();
                step.put(child);
            }
            parent = child;
        }
        OverrideStep last = OverrideStep.of(override, parent, path, steps.getLast());
        origin.override(last.path(), override);
        last.put(value);
    }

    /** What an entry of a list is called: a venue without an id by its preset; empty if it has neither. */
    static String name(JsonNode entry) {
        return entry.path(entry.hasNonNull("id") ? "id" : "preset").asText();
    }

    /** One key of a mapping or one place in a list, which may be named by the id, or else the preset, of the entry there. */
    private record OverrideStep(JsonNode parent, String key, int place, String path) {

        static OverrideStep of(String override, JsonNode parent, String path, String step) {
            if (parent instanceof ArrayNode list) {
                int place = place(override, list, path, step);
                return new OverrideStep(list, "", place, path + "[" + place + "]");
            }
            return new OverrideStep(parent, step, -1, path.isEmpty() ? step : path + "." + step);
        }

        JsonNode child() {
            return place < 0 ? parent.path(key) : parent.path(place);
        }

        void put(JsonNode value) {
            switch (parent) {
                case ObjectNode mapping -> mapping.set(key, value);
                case ArrayNode list -> list.set(place, value);
                default -> throw new IllegalStateException("only containers have children, was " + parent);
            }
        }

        private static int place(String override, ArrayNode list, String path, String step) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                String id = name(list.path(i));
                if (step.equals(id) || step.equals(Integer.toString(i))) {
                    return i;
                }
                ids.add(id.isEmpty() ? Integer.toString(i) : id);
            }
            throw new InputException(
                    "%s: %s: \"%s\" must be one of %s".formatted(override, path, step, String.join(", ", ids)));
        }
    }
}
