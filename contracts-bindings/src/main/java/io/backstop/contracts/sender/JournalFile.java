package io.backstop.contracts.sender;

import io.backstop.model.scenario.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A journal of lines in a file: {@code offer NONCE GAS WEI MOST TIP CAP CONTRACT CALLDATA} and {@code settled NONCE}. It
 * survives the end of the process, not a loss of power. Calls hold no secret. Not thread safe.
 */
public final class JournalFile implements OfferJournal {

    private static final int OFFER_WORDS = 9;

    private final Path file;
    private final Consumer<String> failures;
    private final NavigableMap<Long, List<Offer>> open = new TreeMap<>();
    private boolean isBehind;

    private JournalFile(Path file, Consumer<String> failures) {
        this.file = file;
        this.failures = failures;
    }

    /**
     * Reads what is open and leaves the rest out of the file.
     *
     * @param failures is told in one line when a line cannot be written, such as on a full disk
     * @throws InputException if the file cannot be read or written
     */
    public static JournalFile open(Path file, Consumer<String> failures) {
        JournalFile journal = new JournalFile(file, failures);
        try {
            if (Files.exists(file)) {
                wholeLines(Files.readString(file, StandardCharsets.US_ASCII)).forEach(journal::read);
            }
            journal.writeAnew();
        } catch (IOException e) {
            throw new InputException("journal " + file + ": must be a file that can be read and written");
        }
        return journal;
    }

    @Override
    public List<Offer> open() {
        return open.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public void offers(Offer offer) {
        open.computeIfAbsent(offer.nonce(), nonce -> new ArrayList<>()).add(offer);
        append(line(offer));
    }

    @Override
    public void settled(long nonce) {
        open.remove(nonce);
        append("settled " + nonce);
    }

    /** The last line may have been cut off in the middle, where only its end tells: calldata may be of any length. */
    private static Stream<String> wholeLines(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1).lines();
    }

    private void read(String line) {
        String[] words = line.split(" ", -1);
        try {
            if (words[0].equals("settled") && words.length == 2) {
                open.remove(Long.parseLong(words[1]));
            } else if (words[0].equals("offer") && words.length == OFFER_WORDS) {
                Offer offer = offer(words);
                open.computeIfAbsent(offer.nonce(), nonce -> new ArrayList<>()).add(offer);
            }
        } catch (NumberFormatException e) {
            failures.accept("journal " + file + ": a line is damaged and left out");
        }
    }

    private static Offer offer(String... words) {
        ContractCall call = new ContractCall(words[7], words[8], Long.parseLong(words[2]), Long.parseLong(words[3]));
        Fees fees = new Fees(Long.parseLong(words[4]), Long.parseLong(words[5]));
        return new Offer(Long.parseLong(words[1]), call, fees, Long.parseLong(words[6]));
    }

    private static String line(Offer offer) {
        return "offer %d %d %d %d %d %d %s %s"
                .formatted(
                        offer.nonce(),
                        offer.call().gasLimit(),
                        offer.call().wei(),
                        offer.fees().most(),
                        offer.fees().tip(),
                        offer.most(),
                        offer.call().contract(),
                        offer.call().calldata());
    }

    /** After a failure the file lacks lines, or ends with half of one: it is then written anew as a whole. */
    private void append(String line) {
        try {
            if (isBehind) {
                writeAnew();
            } else {
                Files.writeString(
                        file,
                        line + "\n",
                        StandardCharsets.US_ASCII,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
            isBehind = false;
        } catch (IOException e) {
            isBehind = true;
            failures.accept("journal " + file + ": cannot be written: " + e.getMessage());
        }
    }

    private void writeAnew() throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.write(written, open().stream().map(JournalFile::line).toList(), StandardCharsets.US_ASCII);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
