package io.backstop.simulator.command;

import io.backstop.model.scenario.InputException;
import io.backstop.simulator.onchain.Speed;
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
            paramLabel = "KIND|URL",
            description =
                    "also replay the pool venues marked 'chain: true' on a fresh chain: anvil, hardhat, besu-home (a"
                        + " Besu in BESU_HOME or on the PATH), besu (in a container) or auto (the first of these that"
                        + " is here); or on a node that runs (http, ws or socket path)")
    private @Nullable String chain;

    @Option(
            names = "--speed",
            paramLabel = "Nx|max",
            description =
                    "on a chain that makes its blocks itself: seconds of the tape in a second of the chain, at most a"
                            + " step for each block (default: max, a step for each block)")
    private @Nullable String speed;

    @Option(names = "--keep-chain", description = "leave each chain up for inspection until Ctrl-C")
    private boolean keepChain;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "folder for the results (default: results/TIME_NAME OF FILE)")
    private @Nullable Path out;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "change one key, for example seed=7; repeatable")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--common-only", description = "leave out the accounts that any of the venues refuses")
    private boolean commonOnly;

    @Option(
            names = "--max-chain-accounts",
            paramLabel = "N",
            defaultValue = "" + RunOptions.DEFAULT_MAX_CHAIN_ACCOUNTS,
            description = "refuse more accounts on a chain (default: ${DEFAULT-VALUE})")
    private int maxChainAccounts;

    @Override
    public Integer call() {
        if (speed != null && chain == null) {
            throw new InputException("--speed: goes with --chain only, of a chain that makes its blocks itself");
        }
        RunOptions options = new RunOptions(
                file,
                chain,
                speed == null ? null : Speed.parse(speed),
                keepChain,
                out == null ? defaultOut(file) : out,
                overrides,
                commonOnly,
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
