package io.backstop.simulator.command;

import io.backstop.simulator.scenario.Home;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: replays one scenario on all its venues. */
@Command(
        name = "run",
        description = "Replays one scenario's tape on all its venues and writes who paid.",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "scenario (YAML, see docs/scenarios.md)")
    private Path file = Path.of("");

    @Option(
            names = "--chain",
            paramLabel = "anvil|URL",
            description =
                    "also replay the pool venues marked 'chain: true' on a fresh anvil, or on a node that mines on"
                            + " demand (http, ws or socket path)")
    private @Nullable String chain;

    @Option(names = "--keep-chain", description = "leave each anvil up for inspection until Ctrl-C")
    private boolean keepChain;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "folder for the results (default: results/TIME_NAME OF FILE)")
    private @Nullable Path out;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "change one key, for example seed=7; repeatable")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--max-chain-accounts",
            paramLabel = "N",
            defaultValue = "" + RunOptions.DEFAULT_MAX_CHAIN_ACCOUNTS,
            description = "refuse more accounts on a chain (default: ${DEFAULT-VALUE})")
    private int maxChainAccounts;

    @Override
    public Integer call() {
        RunOptions options = new RunOptions(
                file,
                chain,
                keepChain,
                out == null ? defaultOut(file) : out,
                overrides,
                maxChainAccounts,
                Home.folder());
        return ScenarioRun.run(options, Output.of(spec), comparison -> {});
    }

    private static Path defaultOut(Path scenario) {
        String name = String.valueOf(scenario.getFileName());
        String time = TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
        return Home.results(time + "_" + name.replaceFirst("\\.ya?ml$", ""));
    }
}
