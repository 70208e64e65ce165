package io.backstop.contracts.chain.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    private Path temporary;

    /** A Besu is started by a script; one that does not put the node in its own place has it as a child. */
    @Test
    void whatAScriptStartedIsEndedWithIt() throws Exception {
        Process script = new ProcessBuilder("sh", "-c", "sleep 600; true").start();
        List<ProcessHandle> children = List.of();
        for (int i = 0; i < 100 && children.isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(20);
            children = script.descendants().toList();
        }
        assertThat(children).hasSize(1);
        Path folder = Files.createDirectory(temporary.resolve(NodeFolder.PREFIX + "x"));
        Files.write(folder.resolve("owner"), List.of("999999999 1", ProcessMark.of(script.toHandle())));

        Leftovers.clear(temporary);

        assertThat(folder).doesNotExist();
        assertThat(script.isAlive()).isFalse();
        assertThat(children.getFirst().isAlive()).isFalse();
    }
}
