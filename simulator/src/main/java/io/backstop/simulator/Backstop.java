package io.backstop.simulator;

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
        version = "backstop 0.1.0",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Backstop implements Runnable {

    private final CommandLine line;

    private Backstop() {
        line = new CommandLine(this);
        line.setParameterExceptionHandler(Backstop::tellInOneLine);
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Runs one command in this process and returns its exit code: 0, 1 or 2. */
    public static int execute(String... arguments) {
        return new Backstop().line.execute(arguments);
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
        return CommandLine.ExitCode.USAGE;
    }
}
