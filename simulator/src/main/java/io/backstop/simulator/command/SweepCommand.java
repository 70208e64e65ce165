package io.backstop.simulator.command;

import io.backstop.model.scenario.InputException;
import io.backstop.simulator.report.Product;
import io.backstop.simulator.report.SweepFigures;
import io.backstop.simulator.scenario.Home;
import io.backstop.simulator.scenario.ScenarioTemplate;
import io.backstop.simulator.store.Database;
import io.backstop.simulator.store.TextTable;
import io.backstop.simulator.sweep.BreakEven;
import io.backstop.simulator.sweep.Progress;
import io.backstop.simulator.sweep.Sweep;
import io.backstop.simulator.sweep.SweepFolder;
import io.backstop.simulator.sweep.SweepLine;
import io.backstop.simulator.sweep.SweepPlan;
import io.backstop.simulator.sweep.SweepRequest;
import io.backstop.simulator.sweep.SweepTables;
import java.nio.file.Path;
import java.time.Duration;
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

/** {@code sweep}: many runs of one scenario. */
@Command(
        name = "sweep",
        description = "Runs one scenario at every point of a grid of its keys and with many seeds.",
        footer = "An interrupted sweep goes on where it was when the same command is given again (docs/sweeps.md).",
        mixinStandardHelpOptions = true)
public final class SweepCommand implements Callable<Integer> {

    private static final int MOST_LINES = 60;
    private static final int HASH_DIGITS = 8;
    private static final int MOST_JOBS = 1_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "scenario (YAML, see docs/scenarios.md)")
    private Path file = Path.of("");

    @Option(
            names = "--vary",
            paramLabel = "KEY=VALUES",
            description = "values of one key: FROM..TO:COUNT, FROM..TO:COUNT log, or a list with commas; repeatable")
    private List<String> varied = new ArrayList<>();

    @Option(
            names = "--seeds",
            paramLabel = "SEEDS",
            description = "FROM..TO or a list with commas (default: the scenario's own)")
    private @Nullable String seeds;

    @Option(
            names = "--find",
            paramLabel = "QUESTION",
            description =
                    "search where a mean over the seeds passes a target: 'KEY=FROM..TO: VENUE FIGURE >= TARGET', VENUE"
                            + " a row of results (cex, or cex:alt for its contract alt), FIGURE a figure of it, TARGET"
                            + " a number, or such as 2x for twice the mean at FROM")
    private @Nullable String find;

    @Option(names = "--jobs", paramLabel = "N", description = "threads (default: one for each core)")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "change one key in all runs; repeatable")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "folder (default: results/sweep_NAME_HASH)")
    private @Nullable Path out;

    @Override
    public Integer call() {
        if (jobs < 1 || jobs > MOST_JOBS) {
            throw new InputException("--jobs " + jobs + ": must be from 1 to " + MOST_JOBS);
        }
        if (find != null) {
            return find(find);
        }
        Output output = Output.of(spec);
        SweepRequest request = new SweepRequest(file, overrides, varied, seeds);
        SweepPlan plan = SweepPlan.of(request, Product.VERSION, System.getenv());
        String scenario = ScenarioTemplate.of(file, overrides, System.getenv()).text();
        try (Database database = Database.open();
                SweepFolder folder = SweepFolder.open(out == null ? defaultOut(plan) : out, plan)) {
            return sweep(plan, scenario, folder, database, output);
        }
    }

    private int find(String question) {
        GivenOptions.of(spec).requireNoneWith("--find", "searches one key and keeps no runs", "--vary", "--out");
        Output output = Output.of(spec);
        BreakEven.Found found = BreakEven.search(
                new SweepRequest(file, overrides, List.of(), seeds),
                question,
                jobs,
                System.getenv(),
                trial -> output.printer()
                        .println("%-14s mean %s (95 %%: %s to %s)"
                                .formatted(
                                        trial.value(),
                                        exact(trial.mean().estimate()),
                                        exact(trial.mean().low()),
                                        exact(trial.mean().high()))));
        output.printer()
                .println("%s: target %s, not at %s, but at %s; %,d runs"
                        .formatted(
                                question,
                                exact(found.threshold()),
                                found.below().value(),
                                found.holding().value(),
                                found.runs()));
        return ExitCode.OK;
    }

    private static String exact(double figure) {
        return String.format(Locale.ROOT, "%,.6f", figure).replace('-', '−');
    }

    private int sweep(SweepPlan plan, String scenario, SweepFolder folder, Database database, Output output) {
        if (folder.isComplete()) {
            output.progress("all %,d runs are in %s already".formatted(plan.runs(), folder.path()));
        } else {
            Sweep.run(plan, folder, jobs, progress(plan, folder, output));
            SweepTables.write(plan, folder, database, command(), scenario);
        }
        print(plan, SweepTables.lines(plan, folder, database), output);
        output.printer().println("results: " + folder.path().toAbsolutePath());
        int refused = SweepTables.refused(folder, database);
        if (refused > 0) {
            output.error("%,d of %,d runs of a venue are refused and in no statistic: refusal in runs says why"
                    .formatted(refused, plan.venueRuns()));
        }
        int failures = SweepTables.failures(folder, database);
        if (failures > 0) {
            output.error("%d runs fail their own checks: checksHold = 0 in runs".formatted(failures));
        }
        if (refused == plan.venueRuns()) {
            return ExitCode.BAD_INPUT;
        }
        return failures > 0 ? ExitCode.RUN_FAILED : ExitCode.OK;
    }

    private static void print(SweepPlan plan, List<SweepLine> lines, Output output) {
        List<List<String>> rows =
                lines.stream().limit(MOST_LINES).map(SweepLine::cells).toList();
        output.printer().print(TextTable.render(SweepLine.headings(plan), rows));
        if (lines.size() > MOST_LINES) {
            output.printer().println("and %,d more lines".formatted(lines.size() - MOST_LINES));
        }
        output.printer().println(SweepLine.NOTE);
        if (plan.hasContracts()) {
            output.printer().println(SweepFigures.OF_CONTRACTS);
        }
    }

    /** One line that is written over on a terminal, else a line now and then. */
    private static Progress progress(SweepPlan plan, SweepFolder folder, Output output) {
        int before = Sweep.runsThere(plan, folder);
        if (before > 0) {
            output.progress("%,d of %,d runs are there already".formatted(before, plan.runs()));
        }
        boolean isTerminal = Boolean.getBoolean("backstop.terminal");
        return new Progress(
                plan.runs(),
                before,
                isTerminal ? Duration.ofMillis(200) : Duration.ofSeconds(10),
                System::nanoTime,
                isTerminal ? output::progressInPlace : output::progress);
    }

    /** The command that does the same again. */
    private String command() {
        Path home = Home.folder();
        StringBuilder command = new StringBuilder("./backstop sweep ");
        command.append(ShellText.quoted(ShellText.shown(file, home)));
        varied.forEach(key -> command.append(" --vary ").append(ShellText.quoted(key)));
        command.append(seeds == null ? "" : " --seeds " + ShellText.quoted(seeds));
        overrides.forEach(override -> command.append(" --set ").append(ShellText.quoted(override)));
        return command.toString();
    }

    /** The same sweep has the same folder, so that it is continued. */
    private static Path defaultOut(SweepPlan plan) {
        return Home.results("sweep_" + plan.name() + "_" + plan.hash().substring(0, HASH_DIGITS));
    }
}
