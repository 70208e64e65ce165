package io.backstop.contracts.chain.process;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The one line of what a node said that tells best why it ended: the first in which it speaks of an error, else the last that
 * says anything. Threads may share it.
 */
public final class LastWords {

    /** As nodes begin such lines, and as Besu's logs and its reader of options do. */
    private static final Pattern TELLING = Pattern.compile(
            "(?i:error)\\b.*|.*\\| (ERROR|FATAL) \\|.*|(Unknown option|Unmatched argument|Invalid value|Missing"
                    + " required).*");

    /** What stands at the end of every refusal of an option, and what a newer Java says of Besu on each start. */
    private static final Pattern IDLE = Pattern.compile(
            "To display full help:|besu \\[COMMAND] --help|.*three-letter time zone ID.*|Possible solutions: .*");

    private String line = "";
    private boolean isTelling;

    /** The best line of a whole log; nothing if it says nothing. */
    public static String of(String log) {
        LastWords words = new LastWords();
        List<String> lines = log.lines().toList();
        lines.forEach(words::hear);
        return words.said();
    }

    /** Hears one more line. */
    public synchronized void hear(String next) {
        String stripped = next.strip();
        if (stripped.isEmpty() || isTelling || IDLE.matcher(stripped).matches()) {
            return;
        }
        line = stripped;
        isTelling = TELLING.matcher(stripped).matches();
    }

    /** The best line so far; nothing if there was none. */
    public synchronized String said() {
        return line;
    }
}
