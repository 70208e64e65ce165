package io.backstop.simulator.command;

import io.backstop.simulator.report.Explanation;
import io.backstop.simulator.scenario.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: one hour of 10 October 2025 on six venues, three of them on a chain too. */
@Command(
        name = "demo",
        description = "Replays the crash of 10 October 2025 on pools, on a local chain and on a CEX.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private static final String SCENARIO = "scenarios/2025-10-10-btc.yaml";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--positions", paramLabel = "N", description = "number of positions (default: the scenario's 300)")
    private @Nullable Integer positions;

    @Option(names = "--out", paramLabel = "DIR", description = "folder for the results (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("out", "demo");

    @Override
    public Integer call() {
        Output output = Output.of(spec);
        Path home = Home.folder();
        List<String> overrides = positions == null ? List.of() : List.of("positions.population.count=" + positions);
        RunOptions options = new RunOptions(
                home.resolve(SCENARIO),
                "anvil",
                null,
                false,
                out,
                overrides,
                false,
                RunOptions.DEFAULT_MAX_CHAIN_ACCOUNTS,
                home);
        output.progress("one hour of 10 October 2025, second by second, on every venue of " + SCENARIO);
        return ScenarioRun.run(options, output, comparison -> output.printer().println(Explanation.of(comparison)));
    }
}
