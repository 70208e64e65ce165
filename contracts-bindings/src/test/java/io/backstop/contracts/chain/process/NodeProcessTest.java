package io.backstop.contracts.chain.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A start that fails half-way leaves nothing. */
class NodeProcessTest {

    private final AtomicReference<Path> used = new AtomicReference<>();

    /** Nothing can be noted in a folder that is not there. */
    @Test
    void whatCannotBeNotedIsEnded() {
        Set<ProcessHandle> before = children();

        assertThatThrownBy(() -> NodeProcess.start("node", folder -> {
                    used.set(folder);
                    new NodeFolder(folder).delete();
                    return new ProcessBuilder("sleep", "60");
                }))
                .isInstanceOf(IOException.class);

        assertThat(children()).isEqualTo(before);
        assertThat(used.get()).doesNotExist();
    }

    @Test
    void aLaunchThatFailsLeavesNoFolder() {
        assertThatThrownBy(() -> NodeProcess.start("node", folder -> {
                    used.set(folder);
                    throw new IllegalStateException("no key can be made");
                }))
                .hasMessage("no key can be made");

        assertThat(used.get()).doesNotExist();
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .collect(Collectors.toSet());
    }
}
