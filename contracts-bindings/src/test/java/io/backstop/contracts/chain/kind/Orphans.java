package io.backstop.contracts.chain.kind;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Processes that outlived whoever started them: nobody's descendants, but Linux has them still in the group of the first, and what
 * the build gave this fork of the tests in their environment.
 */
final class Orphans {

    private static final int GROUP = 2;
    private static final String VARIABLE = "BACKSTOP_TEST_FORK";
    private static final @Nullable String FORK = System.getenv(VARIABLE);

    private Orphans() {}

    /** Those of the group and the fork of this Java whose parent is not in that group; none where Linux does not tell. */
    static Stream<ProcessHandle> ofThisJava() {
        Optional<String> own = group(ProcessHandle.current());
        return own.isEmpty()
                ? Stream.empty()
                : ProcessHandle.allProcesses()
                        .filter(process -> group(process).equals(own))
                        .filter(Orphans::isOfThisFork)
                        .filter(process ->
                                !process.parent().flatMap(Orphans::group).equals(own));
    }

    private static boolean isOfThisFork(ProcessHandle process) {
        if (FORK == null) {
            return true;
        }
        try {
            Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
            String variables = Files.readString(environment, StandardCharsets.ISO_8859_1);
            return List.of(variables.split("\0", -1)).contains(VARIABLE + "=" + FORK);
        } catch (IOException e) {
            return false;
        }
    }

    /** After the name in brackets, which may have any text in it, stand state, parent and group. */
    private static Optional<String> group(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return Optional.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[GROUP]);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
