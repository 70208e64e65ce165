package io.backstop.simulator.command;

import io.backstop.model.scenario.InputException;
import io.backstop.simulator.store.Query;
import io.backstop.simulator.store.QueryText;
import io.backstop.simulator.sweep.SweepFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code query}: asks a sweep's tables. */
@Command(
        name = "query",
        description = "Asks the tables of a sweep: runs, quantiles, probabilities, tails, coverage (docs/sweeps.md).",
        mixinStandardHelpOptions = true)
public final class QueryCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "folder of a sweep")
    private Path folder = Path.of("");

    @Parameters(index = "1", paramLabel = "SQL", description = "one SELECT, as DuckDB understands it")
    private String sql = "";

    @Option(names = "--csv", description = "print CSV")
    private boolean csv;

    @Option(names = "--json", description = "print a JSON list of rows")
    private boolean json;

    @Override
    public Integer call() {
        if (csv && json) {
            throw new InputException("--json: must not be given with --csv");
        }
        Query result = Query.ask(SweepFolder.tables(folder), sql);
        String text = csv ? QueryText.csv(result) : json ? QueryText.json(result) : QueryText.table(result);
        Output.of(spec).printer().print(text);
        Output.of(spec).printer().flush();
        return ExitCode.OK;
    }
}
