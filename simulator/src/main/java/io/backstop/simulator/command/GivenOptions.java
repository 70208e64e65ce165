package io.backstop.simulator.command;

import io.backstop.model.scenario.InputException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options that a user gave: one that would be ignored is a mistake.
 *
 * @param parsed what was given
 */
record GivenOptions(ParseResult parsed) {

    static GivenOptions of(@Nullable CommandSpec spec) {
        return new GivenOptions(Objects.requireNonNull(spec, "picocli sets the spec")
                .commandLine()
                .getParseResult());
    }

    /**
     * Requires that an option goes with one of some others.
     *
     * @throws InputException if it was given without any of them
     */
    void requireAnyFor(String option, String... others) {
        if (!has(option)) {
            return;
        }
        for (String other : others) {
            if (has(other)) {
                return;
            }
        }
        throw new InputException(option + ": goes with " + String.join(" or ", others) + " only");
    }

    /**
     * Requires that some options were not given together with one.
     *
     * @param why they make no sense with it
     * @throws InputException if one was
     */
    void requireNoneWith(String option, String why, String... others) {
        for (String other : others) {
            if (has(option) && has(other)) {
                throw new InputException(other + ": must not be given with " + option + ", which " + why);
            }
        }
    }

    private boolean has(String option) {
        return parsed.hasMatchedOption(option);
    }
}
