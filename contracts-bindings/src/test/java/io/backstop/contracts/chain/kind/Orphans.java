package io.backstop.contracts.chain.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Processes that outlived whoever started them: nobody's descendants, but Linux has them still in the group of the first. */
final class Orphans {

    private static final int GROUP = 2;

    private Orphans() {}

    /** Those of the group of this Java whose parent is not in it; none where Linux does not tell. */
    static Stream<ProcessHandle> ofThisJava() {
        Optional<String> own = group(ProcessHandle.current());
        return own.isEmpty()
                ? Stream.empty()
                : ProcessHandle.allProcesses()
                        .filter(process -> group(process).equals(own))
                        .filter(process ->
                                !process.parent().flatMap(Orphans::group).equals(own));
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
