package io.backstop.simulator.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backstop.model.scenario.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Generated paths in one line, such as {@code merton:price=2000,annualVolatility=60%,perDay=4}: a name and figures under the
 * keys that {@code path.generated}, its {@code jumps} and {@code path.stress} have in a scenario.
 */
enum PathModel {
    /** A geometric Brownian motion. */
    GBM("gbm"),
    /** The same with jumps that come by themselves. */
    MERTON("merton") {
        @Override
        void refine(String option, ObjectNode jumps) {
            if (jumps.has("excitation")) {
                throw new InputException(option + ": excitation: must not be given, jumps that cause jumps are hawkes");
            }
        }
    },
    /** The same with jumps that cause others. */
    HAWKES("hawkes") {
        @Override
        void refine(String option, ObjectNode jumps) {
            if (!jumps.has("excitation")) {
                throw new InputException(option + ": excitation: is missing, jumps that cause none are merton");
            }
        }
    },
    /** A motion with one move on top of it, each of a kind of stress. */
    GAP("gap"),
    GRIND("grind"),
    FLASH_CRASH("flashCrash"),
    PUMP("pump");

    private static final List<String> OF_THE_MOTION = List.of("price", "drift", "annualVolatility");

    private final String word;

    PathModel(String word) {
        this.word = word;
    }

    /** The model that an option names, if it names one. */
    static Optional<PathModel> of(String source) {
        return Arrays.stream(values())
                .filter(model -> source.equals(model.word) || source.startsWith(model.word + ":"))
                .findFirst();
    }

    /** All names, for a mistake. */
    static String words() {
        return Arrays.stream(values()).map(model -> model.word).collect(Collectors.joining(", "));
    }

    /**
     * The section {@code path} of a scenario.
     *
     * @param option what stands before a mistake
     * @throws InputException if the figures are not written as {@code key=value,key=value}
     */
    ObjectNode path(String option, String source) {
        ObjectNode path = JsonNodeFactory.instance.objectNode();
        ObjectNode motion = path.putObject("generated");
        ObjectNode beside = beside(path, motion);
        String figures = source.equals(word) ? "" : source.substring(word.length() + 1);
        for (String figure : figures.isEmpty() ? new String[0] : figures.split(",", -1)) {
            int equals = figure.indexOf('=');
            if (equals < 1) {
                throw new InputException("%s: \"%s\" must be key=value".formatted(option, figure));
            }
            String key = figure.substring(0, equals).strip();
            ObjectNode section = OF_THE_MOTION.contains(key) ? motion : beside;
            if (section.has(key)) {
                throw new InputException("%s: %s: must be given once".formatted(option, key));
            }
            section.set(key, value(option, figure, equals));
        }
        refine(option, beside);
        return path;
    }

    /** Checks what the reader of the section leaves open. */
    void refine(String option, ObjectNode figures) {}

    /** Where the figures go that are not the motion's. */
    private ObjectNode beside(ObjectNode path, ObjectNode motion) {
        return switch (this) {
            case GBM -> motion;
            case MERTON, HAWKES -> motion.putObject("jumps");
            case GAP, GRIND, FLASH_CRASH, PUMP ->
                path.putArray("stress").addObject().put("kind", word);
        };
    }

    private static JsonNode value(String option, String figure, int equals) {
        try {
            return YamlFile.value(figure.substring(equals + 1));
        } catch (JsonProcessingException e) {
            throw new InputException("%s: \"%s\" must be key=value".formatted(option, figure));
        }
    }
}
