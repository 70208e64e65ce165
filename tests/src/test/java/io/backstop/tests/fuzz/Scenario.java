package io.backstop.tests.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A venue and what is done to it; as text one line each, with comments after {@code #}. */
record Scenario(long seed, Setup setup, List<Call> calls) {

    private static final String SEED = "seed=";

    Scenario {
        calls = List.copyOf(calls);
    }

    /** The same venue with other calls. */
    Scenario with(List<Call> others) {
        return new Scenario(seed, setup, others);
    }

    /** All lines. */
    List<String> lines() {
        return Stream.concat(
                        Stream.of(SEED + seed, RecordText.write(setup)),
                        calls.stream().map(call -> RecordText.write((Record) call)))
                .toList();
    }

    /** The scenario of these lines. */
    static Scenario parse(List<String> lines) {
        List<String> told = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        List<Call> calls = new ArrayList<>();
        for (String line : told.subList(2, told.size())) {
            calls.add((Call) RecordText.parse(line));
        }
        long seed = Long.parseLong(told.get(0).substring(SEED.length()));
        return new Scenario(seed, (Setup) RecordText.parse(told.get(1)), calls);
    }

    /** The scenario in a file. */
    static Scenario read(Path file) {
        try {
            return parse(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
