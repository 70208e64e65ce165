package io.backstop.tests.process;

import io.backstop.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The launcher running as a process, its two streams in files. */
final class Launched {

    private static final long PATIENCE_SECONDS = 120;
    private static final Queue<Process> STARTED = new ConcurrentLinkedQueue<>();

    static {
        // What a failed test did not come to end would outlive the build.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> STARTED.forEach(Process::destroyForcibly)));
    }

    private final Process process;
    private final Path output;
    private final Path errors;

    private Launched(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    static Launched start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Repository.HOME.resolve("backstop").toString()));
        command.addAll(List.of(arguments));
        return start(folder, environment, command);
    }

    /** The launcher behind a shell, which can hand it more than arguments: {@code $1} is the launcher, the rest are the others. */
    static Launched shell(Path folder, String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "-c",
                script,
                "bash",
                Repository.HOME.resolve("backstop").toString()));
        command.addAll(List.of(arguments));
        return start(folder, Map.of(), command);
    }

    private static Launched start(Path folder, Map<String, String> environment, List<String> command)
            throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process started = builder.start();
        STARTED.add(started);
        return new Launched(started, output, errors);
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running after " + PATIENCE_SECONDS + " s");
        }
        return process.exitValue();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    /** Whether the output has this text by now. */
    boolean shows(String text) {
        try {
            return output().contains(text);
        } catch (IOException e) {
            return false;
        }
    }

    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /**
     * Presses Ctrl-C, or asks for the end where signals of the keyboard are ignored: whoever runs the tests in the
     * background of a shell hands that on to all children.
     *
     * @return the exit code that an interrupted process must have
     */
    int interrupt() throws IOException, InterruptedException {
        boolean deaf = ignoresKeyboard();
        String pid = Long.toString(process.pid());
        new ProcessBuilder("kill", deaf ? "-TERM" : "-INT", pid).start().waitFor();
        return deaf ? 143 : 130;
    }

    /** Its number, which is also that of what the launcher becomes. */
    long pid() {
        return process.pid();
    }

    /** Ends it without a chance to clear anything away. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private boolean ignoresKeyboard() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(mask -> (mask & 2) != 0);
    }

    void awaitErrors(String text) throws IOException, InterruptedException {
        try {
            await(() -> {
                try {
                    return errors().contains(text);
                } catch (IOException e) {
                    return false;
                }
            });
        } catch (IllegalStateException e) {
            throw new IllegalStateException("\"" + text + "\" does not come after: " + errors(), e);
        }
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("nothing happened within " + PATIENCE_SECONDS + " s");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
