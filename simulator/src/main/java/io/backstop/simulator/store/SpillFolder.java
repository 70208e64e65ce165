package io.backstop.simulator.store;

import io.backstop.contracts.chain.process.ProcessMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder in the system's folder for temporary files to which a database puts what does not fit into its memory. DuckDB makes it
 * when it needs it, so whose it is stands in its name: an end by force leaves it to the next start.
 *
 * @param path the folder, which need not be there
 */
record SpillFolder(Path path) {

    private static final String PREFIX = "backstop-duckdb-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9]{1,18})-([0-9]{1,18})-.*");

    /** A query that goes on puts new files there while the old ones are deleted. */
    private static final int TRIES = 10;

    /** One of this Java, which is not there yet. */
    static SpillFolder ofThisProcess() {
        String owner = ProcessMark.of(ProcessHandle.current()).replace(' ', '-');
        return new SpillFolder(temporary().resolve(PREFIX + owner + "-" + UUID.randomUUID()));
    }

    /** Deletes the folders of processes that have gone without doing so; what others delete meanwhile, or hold, is left alone. */
    static void clearLeft() {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary(), PREFIX + "*")) {
            for (Path path : folders) {
                SpillFolder folder = new SpillFolder(path);
                if (folder.isLeft()) {
                    folder.delete();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private boolean isLeft() {
        Matcher name = NAME.matcher(path.getFileName().toString());
        return name.matches()
                && ProcessMark.running(name.group(1) + " " + name.group(2)).isEmpty();
    }

    /** Deletes it with all that is in it, if it is there. */
    void delete() {
        try {
            for (int tried = 1; !isDeleted(); tried++) {
                if (tried == TRIES) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isDeleted() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            List<Path> found = files.toList();
            for (Path file : found) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(path);
            return true;
        } catch (NoSuchFileException e) {
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }
}
