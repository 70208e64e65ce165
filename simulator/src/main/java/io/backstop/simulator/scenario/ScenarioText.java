package io.backstop.simulator.scenario;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A scenario as text that is read as the same scenario: the file's own where nothing was changed in it, else all its keys with what was changed. */
final class ScenarioText {

    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .build())
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Path file;
    private final String text;
    private final ObjectNode written;

    /** The text of a file before anything is changed. */
    ScenarioText(Path file) {
        this.file = file;
        text = YamlFile.text(file);
        written = YamlFile.parse(file, text);
    }

    /** All keys as they stand in the file, in a tree of its own. */
    ObjectNode tree() {
        return written.deepCopy();
    }

    /** The text of a tree that came from the file; comments are the file's and stay only where it does. */
    String of(ObjectNode changed) {
        return changed.equals(written) ? text : comment() + yaml(changed);
    }

    private String comment() {
        return "# %s with what was changed on the command line; its comments are left out.\n"
                .formatted(file.getFileName());
    }

    private static String yaml(ObjectNode tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a tree can be written", e);
        }
    }
}
