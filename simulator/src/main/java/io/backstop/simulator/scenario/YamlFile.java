package io.backstop.simulator.scenario;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backstop.model.scenario.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** YAML text as a tree whose numbers are exact. */
final class YamlFile {

    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private YamlFile() {}

    /** The tree of a file, which must be a mapping. */
    static ObjectNode read(Path file) {
        return parse(file, text(file));
    }

    /** The text of a file. */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InputException(file + ": must be a text file that can be read");
        }
    }

    /** The tree of a text that stands in a file, which must be a mapping. */
    static ObjectNode parse(Path file, String text) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode root) {
                return root;
            }
            throw new InputException(file + ": must be a mapping of keys to values");
        } catch (JsonProcessingException e) {
            throw new InputException(file + place(e) + ": " + firstLine(e));
        }
    }

    /** One value as it may stand in a file, such as {@code 30s}, {@code true} or {@code [1, 2]}. */
    static JsonNode value(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    private static String place(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private static String firstLine(JsonProcessingException e) {
        String message = e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank())
                .reduce("", (a, b) -> a.isEmpty() ? b : a);
        return "must be YAML: " + message.strip();
    }
}
