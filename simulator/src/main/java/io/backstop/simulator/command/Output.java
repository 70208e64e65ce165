package io.backstop.simulator.command;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command prints: results to one stream, progress and mistakes to the other.
 *
 * @param printer results
 * @param errors progress and mistakes
 */
record Output(PrintWriter printer, PrintWriter errors) {

    static Output of(@Nullable CommandSpec spec) {
        CommandSpec known = Objects.requireNonNull(spec, "picocli sets the spec");
        return new Output(known.commandLine().getOut(), known.commandLine().getErr());
    }

    void progress(String line) {
        errors.println("  " + line);
        errors.flush();
    }

    /** The same over the line before it, for a terminal. */
    void progressInPlace(String line) {
        errors.print("\r  " + line + "\033[K" + (line.endsWith(" left") ? "" : System.lineSeparator()));
        errors.flush();
    }

    void error(String line) {
        errors.println(line);
        errors.flush();
    }
}
