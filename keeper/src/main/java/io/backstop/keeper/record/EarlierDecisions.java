package io.backstop.keeper.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What earlier lives of a keeper have written to the end of its record, so that the next one does not write it again. */
final class EarlierDecisions {

    /** More than the blocks hold that a reorganisation may take back. */
    private static final int READ_BYTES = 8 << 20;

    /** What a life does not know of batches that an earlier one has sent, or knows later. */
    private static final List<String> WHEN = List.of(
            "mark_price_usd",
            "seen_block",
            "seen_time_utc",
            "decided_time_utc",
            "sent_time_utc",
            "mined_time_utc",
            "closed_time_utc");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Set<String> told = new HashSet<>();
    private final boolean isCutOff;

    private EarlierDecisions(String text) {
        isCutOff = !text.isEmpty() && !text.endsWith("\n");
        text.lines().forEach(this::read);
    }

    /** What a file ends with; nothing if it cannot be read, as before its first line. */
    static EarlierDecisions of(Path file) {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] end = new byte[Math.toIntExact(Math.min(READ_BYTES, bytes.length()))];
            bytes.seek(bytes.length() - end.length);
            bytes.readFully(end);
            return new EarlierDecisions(new String(end, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new EarlierDecisions("");
        }
    }

    /** Whether the last line lacks its end, as after a sudden one. */
    boolean isCutOff() {
        return isCutOff;
    }

    /** Whether a line tells nothing that is not there already, but for when the keeper noticed it. */
    boolean tell(ObjectNode line) {
        return told.contains(what(line));
    }

    /** Half a line, at either end of what was read, tells nothing. */
    private void read(String line) {
        try {
            JsonNode read = JSON.readTree(line);
            if (read instanceof ObjectNode whole) {
                told.add(what(whole));
            }
        } catch (JsonProcessingException e) {
            // The next life writes it again as a whole.
        }
    }

    private static String what(ObjectNode line) {
        return line.deepCopy().without(WHEN).toString();
    }
}
