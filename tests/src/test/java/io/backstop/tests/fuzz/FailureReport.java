package io.backstop.tests.fuzz;

import io.backstop.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A failing scenario, made short and written down so that one command replays it. */
final class FailureReport {

    private static final Path FOLDER = Repository.HOME.resolve("tests/target/fuzz");

    private FailureReport() {}

    /** Shrinks and writes a failure; returns the text that says all. */
    static String of(Comparison comparison, Scenario scenario, Difference first) {
        Comparison.Venue venue = comparison.venue(scenario.setup());
        Optional<Difference> again = venue.differenceFromStart(scenario.calls());
        String kind = again.orElse(first).kind();
        Scenario shrunk = again.isEmpty()
                ? scenario
                : scenario.with(new Shrinker(calls -> failsAs(kind, venue, calls)).shrink(scenario.calls()));
        Difference last = venue.differenceFromStart(shrunk.calls()).orElse(first);
        Path file = write(shrunk, last);
        return "seed %d: contracts and mirror differ at %s%n%s%nreplay it: %s"
                .formatted(scenario.seed(), last, String.join("\n", shrunk.lines()), command(file));
    }

    private static boolean failsAs(String kind, Comparison.Venue venue, List<Call> calls) {
        return venue.differenceFromStart(calls).map(Difference::kind).equals(Optional.of(kind));
    }

    private static Path write(Scenario shrunk, Difference difference) {
        Path file = FOLDER.resolve(shrunk.seed() + ".calls");
        List<String> lines = new ArrayList<>();
        lines.add("# replay: " + command(file));
        ("differs at " + difference).lines().map(line -> "# " + line).forEach(lines::add);
        lines.addAll(shrunk.lines());
        try {
            Files.createDirectories(FOLDER);
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static String command(Path file) {
        return "mvn -o -pl tests -am -Dtest=DifferentialFuzzTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dbackstop.fuzz.replay=" + Repository.HOME.relativize(file) + " verify";
    }
}
