package io.backstop.tests.bench;

import io.backstop.model.scenario.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the benchmarks are asked to measure. */
enum Part {
    DEFAULT(
            "default",
            "all but a keeper: models, order book, a sweep, signing, tapes, feeds, local chains; some seven minutes"),
    KEEPER("keeper", "a keeper against a local chain"),
    CHAIN("chain", "replays on local chains"),
    HELP("--help", "this");

    private final String label;
    private final String told;

    Part(String label, String told) {
        this.label = label;
        this.told = told;
    }

    /**
     * The part that is named, or the default.
     *
     * @throws InputException if there is no such part, or several are named
     */
    static Part of(String... arguments) {
        List<String> asked = List.of(arguments);
        if (asked.isEmpty()) {
            return DEFAULT;
        }
        if (asked.contains(HELP.label) || asked.contains("-h")) {
            return HELP;
        }
        if (asked.size() > 1) {
            throw new InputException("bench %s: must be one part: %s".formatted(String.join(" ", asked), labels()));
        }
        return Arrays.stream(values())
                .filter(part -> part.label.equals(asked.getFirst()))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "bench %s: unknown part, must be one of %s".formatted(asked.getFirst(), labels())));
    }

    private static String labels() {
        return Arrays.stream(values())
                .filter(part -> part != HELP)
                .map(part -> part.label)
                .collect(Collectors.joining(", "));
    }

    /** How the command is used; ends with a line feed. */
    static String usage() {
        StringBuilder usage = new StringBuilder("""
            Usage: backstop bench [PART]
            Measures, and prints each figure with the machine and its limit (docs/performance.md). Without a part: default.
            """);
        for (Part part : values()) {
            usage.append("  %-8s  %s%n".formatted(part.label, part.told));
        }
        return usage.toString();
    }
}
