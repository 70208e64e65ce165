package io.backstop.simulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.backstop.model.scenario.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a scenario's tree that knows its path, so that each mistake can be told with it.
 *
 * @param origin tells where the value at a path was written
 * @param path keys and list places from the root, such as {@code venues[1].oracle.delay}
 * @param json what stands there
 */
record Node(Origin origin, String path, JsonNode json) {

    /** Checks that this is a mapping with these keys only. */
    void allowOnly(String... known) {
        if (!json.isObject()) {
            throw mistake("must be a mapping with keys of " + String.join(", ", known));
        }
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!List.of(known).contains(name)) {
                Node unknown = new Node(origin, childPath(name), json.path(name));
                throw unknown.mistakeWithoutValue("unknown key, did you mean \"" + Nearest.of(name, known) + "\"?");
            }
        }
    }

    /** The value of a key that must be there. */
    Node required(String key) {
        Node child = optional(key);
        if (child == null) {
            throw new Node(origin, childPath(key), json).mistakeWithoutValue("is missing");
        }
        return child;
    }

    /** The value of a key, or null. */
    @Nullable
    Node optional(String key) {
        JsonNode child = json.path(key);
        return child.isMissingNode() || child.isNull() ? null : new Node(origin, childPath(key), child);
    }

    /** The value of the one key of these that is there; none or several are a mistake. */
    Node exactlyOneOf(String... keys) {
        List<String> given =
                Arrays.stream(keys).filter(key -> optional(key) != null).toList();
        if (given.size() != 1) {
            throw mistakeWithoutValue("must have exactly one of " + String.join(", ", keys) + ", has "
                    + (given.isEmpty() ? "none" : String.join(", ", given)));
        }
        return required(given.getFirst());
    }

    /** The entries of a list under a key; none if the key is not there. */
    List<Node> list(String key) {
        Node child = optional(key);
        return child == null ? List.of() : child.items();
    }

    /** The entries under a key where a list stands; none where anything else does, which its reader tells. */
    List<Node> listIfAny(String key) {
        return json.path(key).isArray() ? list(key) : List.of();
    }

    /** The entries of this list. */
    List<Node> items() {
        if (!json.isArray()) {
            throw mistake("must be a list");
        }
        List<Node> items = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            items.add(new Node(origin, path + "[" + i + "]", json.path(i)));
        }
        return items;
    }

    /** The entries of this list, of which there must be one at least. */
    List<Node> someItems() {
        List<Node> items = items();
        if (items.isEmpty()) {
            throw mistakeWithoutValue("must have at least one entry");
        }
        return items;
    }

    /** Text, also of a number. */
    String text() {
        if (json.isNumber()) {
            return json.decimalValue().toPlainString();
        }
        if (!json.isTextual()) {
            throw mistake("must be text");
        }
        return json.textValue();
    }

    /** Text under a key, or what holds if it is not there. */
    String text(String key, String otherwise) {
        Node child = optional(key);
        return child == null ? otherwise : child.text();
    }

    /** A name that is also fit for a file and a path: letters, digits, hyphens and underscores. */
    String word() {
        if (!json.isTextual() || !json.textValue().matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
            throw mistake("must be a name of letters, digits, \"-\" and \"_\"");
        }
        return json.textValue();
    }

    /** One of some words. */
    String oneOf(String... words) {
        if (!json.isTextual() || !List.of(words).contains(json.textValue())) {
            throw mistake("must be one of " + String.join(", ", words));
        }
        return json.textValue();
    }

    /** True or false under a key; false if it is not there. */
    boolean flag(String key) {
        Node child = optional(key);
        if (child != null && !child.json.isBoolean()) {
            throw child.mistake("must be true or false");
        }
        return child != null && child.json.booleanValue();
    }

    /** A whole number in a range. */
    long whole(long from, long to) {
        boolean fits = json.isIntegralNumber() && json.canConvertToLong();
        if (!fits || json.longValue() < from || json.longValue() > to) {
            throw mistake("must be a whole number from " + from + " to " + to);
        }
        return json.longValue();
    }

    /** A whole number under a key, or what holds if it is not there. */
    int whole(String key, int otherwise, int from, int to) {
        Node child = optional(key);
        return child == null ? otherwise : Math.toIntExact(child.whole(from, to));
    }

    /** A mistake told with the value that stands here. */
    InputException mistake(String allowed) {
        return mistakeWithoutValue(shown() + " " + allowed);
    }

    /** A mistake told without a value. */
    InputException mistakeWithoutValue(String allowed) {
        return new InputException(origin.of(path) + allowed);
    }

    private String shown() {
        if (json.isContainerNode()) {
            return json.isArray() ? "a list" : "a mapping";
        }
        return json.isNumber() ? text() : json.toString();
    }

    private String childPath(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
