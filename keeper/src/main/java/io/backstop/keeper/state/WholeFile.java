package io.backstop.keeper.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Puts a file in the place of another one, whole or not at all. */
@FunctionalInterface
interface WholeFile {

    /**
     * Writes the file.
     *
     * @throws IOException if it cannot be; the old one is then there still
     */
    void write(Path file, byte[] bytes) throws IOException;

    /** Beside the file first; on the disk before it takes the file's name, so that a loss of power leaves one or the other. */
    static void durably(Path file, byte[] bytes) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                    written,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
