package io.backstop.contracts.chain.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Nodes and folders of a Java that was killed, so that it could not clear them away itself. */
final class Leftovers {

    private static final long END_SECONDS = 10;

    private Leftovers() {}

    /** Ends the processes and deletes the folders; what others hold is left alone. */
    static void clear() throws IOException {
        clear(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Those in one folder for temporary files. */
    static void clear(Path temporary) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, NodeFolder.PREFIX + "*")) {
            for (Path path : folders) {
                NodeFolder folder = new NodeFolder(path);
                if (folder.isLeft()) {
                    folder.node().ifPresent(Leftovers::endWithDescendants);
                    folder.delete();
                }
            }
        }
    }

    /** What a script started in its place goes with it. */
    private static void endWithDescendants(ProcessHandle node) {
        List<ProcessHandle> descendants = node.descendants().toList();
        end(node);
        descendants.forEach(Leftovers::end);
    }

    /** Ends a process and waits until it has gone; one that has is well. */
    static void end(ProcessHandle node) {
        node.destroyForcibly();
        try {
            node.onExit().orTimeout(END_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
        }
    }
}
