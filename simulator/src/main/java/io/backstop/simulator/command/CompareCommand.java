package io.backstop.simulator.command;

import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.oracle.tape.WrittenTape;
import io.backstop.simulator.counterfactual.CommonAccounts;
import io.backstop.simulator.counterfactual.Counterfactual;
import io.backstop.simulator.counterfactual.LeftOut;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.report.Comparison;
import io.backstop.simulator.report.CounterfactualTable;
import io.backstop.simulator.report.LeftOutLines;
import io.backstop.simulator.report.MarketLines;
import io.backstop.simulator.report.RefusalLines;
import io.backstop.simulator.report.Results;
import io.backstop.simulator.scenario.Home;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.simulator.store.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare}: who paid on one venue and on another, and which policy makes the difference. */
@Command(
        name = "compare",
        description = "Says who paid on two venues of a scenario, and what each policy has to do with the difference.",
        mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "id of a venue, or name of a preset")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "id of another venue, or name of another preset")
    private String last = "";

    @Option(names = "--scenario", required = true, paramLabel = "FILE", description = "scenario whose tape both replay")
    private Path file = Path.of("");

    @Option(
            names = "--attribute",
            description = "also replace one policy of A after the other by B's, in the order printed, ending in B")
    private boolean attribute;

    @Option(names = "--common-only", description = "leave out the accounts that one of the venues refuses")
    private boolean commonOnly;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "change one key, for example seed=7; repeatable")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "also write the results of both, with a page, into a folder")
    private @Nullable Path out;

    @Override
    public Integer call() {
        if (out != null) {
            Results.requireReplaceable(out);
        }
        ScenarioReader.WithVenues asked =
                ScenarioReader.readWith(List.of(first, last), file, overrides, System.getenv());
        Scenario scenario = asked.scenario();
        List<VenueSpec> venues = asked.ids().stream()
                .distinct()
                .map(id -> Counterfactual.venue(scenario, id))
                .toList();
        Comparison comparison =
                commonOnly ? commonOnly(asked, venues) : comparison(asked, venues, TapeWriter.write(scenario), null);
        Output output = Output.of(spec);
        print(comparison, output);
        if (out != null) {
            Results.write(out, comparison);
            output.printer().println("results: " + out.resolve("report.html").toAbsolutePath());
        }
        output.printer().flush();
        return result(comparison, output);
    }

    private Comparison commonOnly(ScenarioReader.WithVenues asked, List<VenueSpec> venues) {
        CommonAccounts accounts = CommonAccounts.of(asked.scenario(), venues);
        return comparison(asked, venues, accounts.written(), accounts.leftOut());
    }

    private Comparison comparison(
            ScenarioReader.WithVenues asked, List<VenueSpec> venues, WrittenTape written, @Nullable LeftOut leftOut) {
        Scenario scenario = asked.scenario();
        List<String> ids = asked.ids();
        List<VenueRun> runs = new Replay(scenario.withVenues(venues), written.tape(), null, line -> {}).run(0);
        return new Comparison(
                scenario.withVenues(venues),
                written.tape(),
                asked.text(),
                command(),
                written.clampedBars(),
                written.gaps(),
                runs,
                Counterfactual.of(scenario, written.tape(), runs, ids.getFirst(), ids.getLast(), attribute),
                leftOut);
    }

    private static void print(Comparison comparison, Output output) {
        CounterfactualTable table = CounterfactualTable.of(comparison);
        output.printer().print(TextTable.render(table.headings(), table.rows()));
        CounterfactualTable.sums(comparison).forEach(output.printer()::println);
        MarketLines.of(comparison.scenario()).forEach(output.printer()::println);
        RefusalLines.of(comparison).forEach(output.printer()::println);
        LeftOutLines.of(comparison).forEach(output.printer()::println);
    }

    private static int result(Comparison comparison, Output output) {
        List<String> failures = Stream.concat(
                        Stream.ofNullable(comparison.counterfactual())
                                .filter(counterfactual -> !counterfactual.adds())
                                .map(counterfactual -> "the steps do not add up to the difference"),
                        ScenarioRun.failures(comparison.runs()).stream())
                .toList();
        failures.forEach(output::error);
        return failures.isEmpty() ? ExitCode.OK : ExitCode.RUN_FAILED;
    }

    /** The command that does the same again. */
    private String command() {
        StringBuilder command = new StringBuilder("./backstop compare %s %s --scenario %s"
                .formatted(
                        ShellText.quoted(first),
                        ShellText.quoted(last),
                        ShellText.quoted(ShellText.shown(file, Home.folder()))));
        command.append(attribute ? " --attribute" : "").append(commonOnly ? " --common-only" : "");
        overrides.forEach(override -> command.append(" --set ").append(ShellText.quoted(override)));
        return command.toString();
    }
}
