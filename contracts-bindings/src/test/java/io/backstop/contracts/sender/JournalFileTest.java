package io.backstop.contracts.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {

    private static final String CONTRACT = "0x" + "ab".repeat(20);

    @TempDir
    private Path folder;

    private final List<String> failures = new ArrayList<>();

    @Test
    void whatIsNotSettledIsThereAgainInItsOrder() {
        Path file = folder.resolve("journal");
        JournalFile journal = JournalFile.open(file, failures::add);
        journal.offers(offer(4, 20));
        journal.offers(offer(5, 20));
        journal.offers(offer(4, 23));
        journal.offers(offer(6, 20));
        journal.settled(5);

        assertThat(JournalFile.open(file, failures::add).open())
                .containsExactly(offer(4, 20), offer(4, 23), offer(6, 20));
        assertThat(file).content().doesNotContain("settled");
    }

    /** Whoever was killed may have written half a line. */
    @Test
    void aLineThatWasCutOffIsLeftOut() throws IOException {
        Path file = folder.resolve("journal");
        JournalFile.open(file, failures::add).offers(offer(4, 20));
        Files.writeString(file, "offer 5 100 0 2", StandardOpenOption.APPEND);

        assertThat(JournalFile.open(file, failures::add).open()).containsExactly(offer(4, 20));
    }

    /** Cut inside its calldata it has all its nine words. */
    @Test
    void aLineWithoutItsEndIsLeftOut() throws IOException {
        Path file = folder.resolve("journal");
        JournalFile journal = JournalFile.open(file, failures::add);
        journal.offers(offer(4, 20));
        journal.offers(offer(5, 20));
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - "34\n".length()));

        assertThat(JournalFile.open(file, failures::add).open()).containsExactly(offer(4, 20));
        assertThat(failures).isEmpty();
    }

    @Test
    void whatCannotBeWrittenIsToldAndStillKnown() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        JournalFile journal = JournalFile.open(inner.resolve("journal"), failures::add);
        Files.delete(inner.resolve("journal"));
        Files.delete(inner);

        journal.offers(offer(4, 20));

        assertThat(failures).singleElement().satisfies(line -> assertThat(line).contains(": cannot be written: "));
        assertThat(journal.open()).containsExactly(offer(4, 20));
    }

    /** The disk was full in the middle of nonce 5's line; when there is room again both 5 and 6 are there, whole. */
    @Test
    void whatADiskDidNotTakeIsThereWhenItTakesTheNext() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path file = inner.resolve("journal");
        JournalFile journal = JournalFile.open(file, failures::add);
        journal.offers(offer(4, 20));
        Files.delete(file);
        Files.delete(inner);
        journal.offers(offer(5, 20));
        Files.createDirectory(inner);
        Files.writeString(file, "offer 5 100");

        journal.offers(offer(6, 20));

        assertThat(JournalFile.open(file, failures::add).open())
                .containsExactly(offer(4, 20), offer(5, 20), offer(6, 20));
    }

    private static Offer offer(long nonce, long most) {
        return new Offer(nonce, new ContractCall(CONTRACT, "0x1234", 100_000, 3), new Fees(most, 2), 500);
    }
}
