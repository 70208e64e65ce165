package io.backstop.contracts.chain.kind;

import io.backstop.contracts.chain.process.MachineMark;
import io.backstop.contracts.chain.process.ProcessMark;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose a container is: several machines may use one Docker engine, and none knows of the processes of another.
 *
 * @param machine by its mark
 * @param process by its mark there
 */
record ContainerOwner(String machine, String process) {

    /** What will not run again, whosever it is. */
    private static final Set<String> ENDED = Set.of("exited", "dead");

    /** This Java. */
    static ContainerOwner here() {
        return new ContainerOwner(MachineMark.here(), ProcessMark.of(ProcessHandle.current()));
    }

    /** As a container's label. */
    String label() {
        return machine + " " + process;
    }

    /**
     * Whether nobody needs a container any more: its owner was killed here, or it has ended elsewhere.
     *
     * @param label of the container; null if it has none
     * @param state of the container, as Docker names it
     */
    boolean outlives(@Nullable String label, String state) {
        String own = machine + " ";
        return (label != null && label.startsWith(own))
                ? ProcessMark.running(label.substring(own.length())).isEmpty()
                : ENDED.contains(state);
    }
}
