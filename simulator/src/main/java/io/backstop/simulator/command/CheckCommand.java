package io.backstop.simulator.command;

import io.backstop.model.scenario.Scenario;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.oracle.tape.WrittenTape;
import io.backstop.simulator.report.GapLines;
import io.backstop.simulator.report.InterruptionLines;
import io.backstop.simulator.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: reads a scenario and its price file and says what it would replay. */
@Command(
        name = "check",
        description = "Reads a scenario and says what it would replay, or what is wrong with it.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "scenario (YAML, see docs/scenarios.md)")
    private Path file = Path.of("");

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "change one key, for example seed=7; repeatable")
    private List<String> overrides = new ArrayList<>();

    @Override
    public Integer call() {
        Scenario scenario = ScenarioReader.read(file, overrides, System.getenv());
        WrittenTape written = TapeWriter.write(scenario);
        Output.of(spec)
                .printer()
                .printf(
                        "%s: ok: %d steps, %d positions, %d orders, %d venues, %d bars clamped, tape %s%n",
                        file,
                        scenario.grid().steps(),
                        written.tape().positions().size(),
                        scenario.orders().size(),
                        scenario.venues().size(),
                        written.clampedBars(),
                        written.tape().hash());
        InterruptionLines.of(scenario).forEach(Output.of(spec).printer()::println);
        GapLines.of(written.gaps()).forEach(Output.of(spec).printer()::println);
        return ExitCode.OK;
    }
}
