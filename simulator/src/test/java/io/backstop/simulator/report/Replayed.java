package io.backstop.simulator.report;

import io.backstop.model.scenario.Scenario;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.oracle.tape.WrittenTape;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.scenario.Home;
import io.backstop.simulator.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A scenario that a test wrote down, on the Java engines of its venues. */
final class Replayed {

    private Replayed() {}

    static Scenario scenario(Path folder, String text) throws IOException {
        return ScenarioReader.read(Files.writeString(folder.resolve("scenario.yaml"), text), List.of(), Map.of());
    }

    static Comparison comparison(Path folder, String text) throws IOException {
        return comparison(scenario(folder, text), text);
    }

    /** One of the scenarios that are worked out on paper. */
    static Comparison golden(String name) {
        return shipped("golden/" + name);
    }

    /** One of the scenarios that come with the product. */
    static Comparison shipped(String name) {
        Path file = Home.folder().resolve("scenarios").resolve(name + ".yaml");
        return comparison(ScenarioReader.read(file, List.of(), Map.of()), "");
    }

    private static Comparison comparison(Scenario scenario, String text) {
        WrittenTape written = TapeWriter.write(scenario);
        return new Comparison(
                scenario,
                written.tape(),
                text,
                "./backstop run scenario.yaml",
                0,
                List.of(),
                new Replay(scenario, written.tape(), null, line -> {}).run(0));
    }
}
