package io.backstop.simulator.command;

import io.backstop.model.scenario.Scenario;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.Payer;
import io.backstop.simulator.counterfactual.Counterfactual;
import io.backstop.simulator.counterfactual.Counterfactual.Change;
import io.backstop.simulator.counterfactual.Counterfactual.Step;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.simulator.store.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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

    @Parameters(index = "0", paramLabel = "A", description = "id of a venue")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "id of another venue")
    private String last = "";

    @Option(names = "--scenario", required = true, paramLabel = "FILE", description = "scenario with both venues")
    private Path file = Path.of("");

    @Option(
            names = "--attribute",
            description = "also replace one policy of A after the other by B's, in the order printed, ending in B")
    private boolean attribute;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "change one key, for example seed=7; repeatable")
    private List<String> overrides = new ArrayList<>();

    @Override
    public Integer call() {
        Scenario scenario = ScenarioReader.read(file, overrides, System.getenv());
        Counterfactual compared = Counterfactual.of(scenario, first, last, attribute);
        List<Payer> payers = Arrays.stream(Payer.values())
                .filter(payer -> isInvolved(compared, payer))
                .toList();
        List<String> headings = new ArrayList<>(List.of("US dollars", "shortfall"));
        payers.forEach(payer -> headings.add(payer.label()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(first, compared.first().shortfall(), compared.first().paidBy(), payers));
        for (Step step : compared.steps()) {
            rows.add(row("+ " + String.join(" with ", step.policies()), step.change(), payers));
        }
        rows.add(row(last, compared.last().shortfall(), compared.last().paidBy(), payers));
        rows.add(row("difference", compared.last().since(compared.first()), payers));
        Output output = Output.of(spec);
        output.printer().print(TextTable.render(headings, rows));
        output.printer().flush();
        if (!compared.adds()) {
            output.error("the steps do not add up to the difference");
            return ExitCode.RUN_FAILED;
        }
        return ExitCode.OK;
    }

    private static boolean isInvolved(Counterfactual compared, Payer payer) {
        return compared.first().paidBy().getOrDefault(payer, 0L) != 0
                || compared.last().paidBy().getOrDefault(payer, 0L) != 0
                || compared.steps().stream()
                        .anyMatch(step -> step.change().paidBy().getOrDefault(payer, 0L) != 0);
    }

    private static List<String> row(String label, Change change, List<Payer> payers) {
        return row(label, change.shortfall(), change.paidBy(), payers);
    }

    private static List<String> row(String label, long shortfall, Map<Payer, Long> paidBy, List<Payer> payers) {
        List<String> row = new ArrayList<>(List.of(label, Decimals.format(shortfall, Decimals.MONEY)));
        payers.forEach(payer -> row.add(Decimals.format(paidBy.getOrDefault(payer, 0L), Decimals.MONEY)));
        return row;
    }
}
