package io.backstop.simulator.command;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.oracle.tape.WrittenTape;
import io.backstop.simulator.counterfactual.CommonAccounts;
import io.backstop.simulator.replay.ChainChoice;
import io.backstop.simulator.replay.ChainChoice.KeptChain;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.report.Comparison;
import io.backstop.simulator.report.GapLines;
import io.backstop.simulator.report.InterruptionLines;
import io.backstop.simulator.report.InterventionLines;
import io.backstop.simulator.report.LeftOutLines;
import io.backstop.simulator.report.MarketLines;
import io.backstop.simulator.report.Results;
import io.backstop.simulator.report.SummaryTable;
import io.backstop.simulator.scenario.ScenarioReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From a scenario file to results in a folder. */
final class ScenarioRun {

    private ScenarioRun() {}

    /**
     * Runs the scenario, writes the results, prints the table and what {@code remarks} adds below it.
     *
     * @return 0, or 1 if a check of the runs fails
     */
    static int run(RunOptions options, Output output, Consumer<Comparison> remarks) {
        List<KeptChain> kept = Collections.synchronizedList(new ArrayList<>());
        Comparison comparison = compare(options, options.keepChain() ? kept::add : null, output::progress);
        Results.write(options.out(), comparison);
        output.printer().println(SummaryTable.render(comparison));
        InterventionLines.of(comparison).forEach(output.printer()::println);
        InterruptionLines.of(comparison.scenario()).forEach(output.printer()::println);
        MarketLines.of(comparison.scenario()).forEach(output.printer()::println);
        LeftOutLines.of(comparison).forEach(output.printer()::println);
        GapLines.of(comparison.gaps()).forEach(output.printer()::println);
        remarks.accept(comparison);
        output.printer()
                .println("results: " + options.out().resolve("report.html").toAbsolutePath());
        List<String> failures = failures(comparison.runs());
        failures.forEach(output::error);
        keepUp(kept, output);
        return failures.isEmpty() ? ExitCode.OK : ExitCode.RUN_FAILED;
    }

    /** Holds the process, and with it the nodes, until the user stops it. */
    private static void keepUp(List<KeptChain> kept, Output output) {
        if (kept.isEmpty()) {
            return;
        }
        Map<String, ChainConnection> chains = new LinkedHashMap<>();
        for (KeptChain chain : kept) {
            chains.put("the chain of " + chain.venue(), chain.connection());
            output.printer()
                    .println("chain of %s: %s, market %s, until Ctrl-C"
                            .formatted(chain.venue(), chain.url(), chain.market()));
        }
        new ChainsUp(chains).awaitCtrlC();
    }

    private static Comparison compare(
            RunOptions options, @Nullable Consumer<KeptChain> kept, Consumer<String> progress) {
        Results.requireReplaceable(options.out());
        ScenarioReader.WithVenues read =
                ScenarioReader.readWith(List.of(), options.file(), options.overrides(), System.getenv());
        Scenario scenario = read.scenario();
        String chain = options.chain();
        ChainChoice choice = chain == null ? null : ChainChoice.of(chain, options.home(), kept, options.speed());
        CommonAccounts common = options.commonOnly() ? CommonAccounts.of(scenario, scenario.venues()) : null;
        WrittenTape written = common == null ? TapeWriter.write(scenario) : common.written();
        List<VenueRun> runs = new Replay(scenario, written.tape(), choice, progress).run(options.maxChainAccounts());
        return new Comparison(
                scenario,
                written.tape(),
                read.text(),
                options.command(),
                written.clampedBars(),
                written.gaps(),
                runs,
                null,
                common == null ? null : common.leftOut());
    }

    /** What is wrong with the runs, a line each; nothing if every check holds and every chain equals its mirror. */
    static List<String> failures(List<VenueRun> runs) {
        List<String> failures = new ArrayList<>();
        for (VenueRun run : runs) {
            if (!run.checksHold()) {
                failures.add("%s (%s): the run's own checks fail, conservation is off by %d micro-dollars"
                        .formatted(run.id(), run.kind().label(), run.conservation()));
            }
            if (run.kind() == VenueRun.Kind.ON_CHAIN && !equalsItsMirror(run, runs)) {
                failures.add("%s: the chain's ledger is not its mirror's".formatted(run.id()));
            }
        }
        return failures;
    }

    private static boolean equalsItsMirror(VenueRun onChain, List<VenueRun> runs) {
        return runs.stream()
                .filter(run -> run.kind() == VenueRun.Kind.MIRROR && run.id().equals(onChain.id()))
                .anyMatch(
                        mirror -> mirror.ledger().hash().equals(onChain.ledger().hash())
                                && mirror.liquidations().equals(onChain.liquidations())
                                && mirror.refusals().equals(onChain.refusals())
                                && mirror.interventions().equals(onChain.interventions())
                                && mirror.lpRun().equals(onChain.lpRun())
                                && mirror.hindrance().equals(onChain.hindrance())
                                && mirror.keeperGas().equals(onChain.keeperGas())
                                && mirror.stakeRun().equals(onChain.stakeRun()));
    }
}
