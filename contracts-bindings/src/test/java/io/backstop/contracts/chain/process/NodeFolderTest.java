package io.backstop.contracts.chain.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed command left is cleared away by whoever comes next, and often several come at once. */
class NodeFolderTest {

    @TempDir
    private Path temporary;

    @RepeatedTest(10)
    void threeDeleteOneFolderAtOnce() throws Exception {
        NodeFolder left = new NodeFolder(filled());

        try (ExecutorService others = Executors.newFixedThreadPool(3)) {
            Callable<Void> deletion = () -> {
                left.delete();
                return null;
            };
            for (Future<Void> deleted : others.invokeAll(List.of(deletion, deletion, deletion))) {
                deleted.get();
            }
        }

        assertThat(left.path()).doesNotExist();
    }

    /** The number of its owner is nobody's here; in the other container it may be that of a Java that runs. */
    @Test
    void aFolderOfAnotherContainerIsNotLeft() throws IOException {
        NodeFolder folder = new NodeFolder(filled());
        assertThat(folder.isLeft()).isTrue();
        Path machine = folder.path().resolve("machine");
        String here = MachineMark.here();
        assumeTrue(here.contains("/"), "only Linux tells containers apart");

        Files.writeString(machine, here);
        assertThat(folder.isLeft()).isTrue();
        Files.writeString(machine, here.substring(0, here.indexOf('/')) + "/pid:[1]");
        assertThat(folder.isLeft()).isFalse();
        Files.writeString(machine, "0ce91d21-6ddd-4ee1-0000-5dd65d14a960/pid:[1]");
        assertThat(folder.isLeft()).isTrue();
    }

    /** As a Besu leaves it: many files, some folders deep. */
    private Path filled() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve(NodeFolder.PREFIX + "x"));
        Files.writeString(folder.resolve("owner"), "4999999 1\n4999998 1\n");
        for (int i = 0; i < 300; i++) {
            Path deep = Files.createDirectories(folder.resolve("data/" + i % 10 + "/" + i % 30));
            Files.writeString(deep.resolve(i + ".log"), "x");
        }
        return folder;
    }
}
