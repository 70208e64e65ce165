package io.backstop.simulator;

import io.backstop.contracts.chain.ChainException;
import io.backstop.model.scenario.InputException;
import io.backstop.simulator.command.CalcCommand;
import io.backstop.simulator.command.CheckCommand;
import io.backstop.simulator.command.CompareCommand;
import io.backstop.simulator.command.DemoCommand;
import io.backstop.simulator.command.DeployCommand;
import io.backstop.simulator.command.ExitCode;
import io.backstop.simulator.command.KeeperCommand;
import io.backstop.simulator.command.OptionDefaults;
import io.backstop.simulator.command.OracleCommand;
import io.backstop.simulator.command.OracleReportCommand;
import io.backstop.simulator.command.PresetsCommand;
import io.backstop.simulator.command.QueryCommand;
import io.backstop.simulator.command.RunCommand;
import io.backstop.simulator.command.SweepCommand;
import io.backstop.simulator.report.Product;
import io.backstop.simulator.scenario.NoDataException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * The command line. Exit code 0 is success, 1 a run that failed its own checks, 2 bad input, which is told in one line on
 * the error stream.
 */
@Command(
        name = "backstop",
        description = "When a leveraged position is liquidated too late or too badly, who pays?",
        version = "backstop " + Product.VERSION,
        mixinStandardHelpOptions = true,
        footer = "./backstop bench measures how fast the models are (docs/performance.md).",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            CheckCommand.class,
            SweepCommand.class,
            QueryCommand.class,
            CompareCommand.class,
            CalcCommand.class,
            PresetsCommand.class,
            DeployCommand.class,
            OracleCommand.class,
            OracleReportCommand.class,
            KeeperCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Backstop implements Runnable {

    private static final String KEEPER = "keeper";

    private final CommandLine line;

    private Backstop() {
        line = new CommandLine(this);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Backstop::tellInOneLine);
        line.setExecutionExceptionHandler((problem, command, parsed) -> tellInOneLine(problem, command));
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Runs one command in this process and returns its exit code: 0, 1 or 2. */
    public static int execute(String... arguments) {
        return new Backstop().executed(arguments);
    }

    /** Runs one command in this process, printing to these, and returns its exit code. */
    public static int execute(PrintWriter output, PrintWriter errors, String... arguments) {
        Backstop backstop = new Backstop();
        backstop.line.setOut(output).setErr(errors);
        return backstop.executed(arguments);
    }

    /** A keeper's options may stand in its environment and in a file, whose mistakes are told as any other. */
    private int executed(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals(KEEPER)) {
            CommandLine keeper = line.getSubcommands().get(KEEPER);
            try {
                keeper.setDefaultValueProvider(
                        OptionDefaults.of(keeper.getCommandSpec(), List.of(arguments), System.getenv()));
            } catch (InputException e) {
                return tell(line, e, ExitCode.BAD_INPUT);
            }
        }
        return line.execute(arguments);
    }

    /** Reached when no command was named, which picocli then reports as bad input. */
    @Override
    public void run() {
        throw new ParameterException(line, "no command given");
    }

    private static int tellInOneLine(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + problem.getMessage() + " (see " + name + " --help)");
        return ExitCode.BAD_INPUT;
    }

    /** Mistakes and failures that are foreseen take one line; anything else is a bug and shows where it happened. */
    private static int tellInOneLine(Exception problem, CommandLine command) throws Exception {
        return switch (problem) {
            case NoDataException skipped -> tell(command, skipped, ExitCode.OK);
            case InputException mistake -> tell(command, mistake, ExitCode.BAD_INPUT);
            case ChainException failure -> tell(command, failure, ExitCode.RUN_FAILED);
            default -> throw problem;
        };
    }

    private static int tell(CommandLine command, Exception problem, int code) {
        command.getErr().println(problem.getMessage());
        return code;
    }
}
