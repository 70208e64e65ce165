package io.backstop.contracts.chain;

/**
 * Finds the end of one JSON value in a stream of bytes: a node's socket puts neither a length nor a line end there.
 *
 * <p>Not thread safe.
 */
final class JsonFrame {

    private int depth;
    private boolean inString;
    private boolean escaped;

    /**
     * Reads on.
     *
     * @return the index after the value's last byte, or −1 if the value goes on after {@code to}
     */
    int end(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (closes(bytes[i])) {
                return i + 1;
            }
        }
        return -1;
    }

    /** All bytes that matter are ASCII, and no byte of a longer UTF-8 character is. */
    private boolean closes(byte next) {
        if (inString) {
            inString = escaped || next != '"';
            escaped = !escaped && next == '\\';
            return false;
        }
        if (next == '"') {
            inString = true;
        } else if (next == '{' || next == '[') {
            depth++;
        } else if (next == '}' || next == ']') {
            depth--;
            return depth == 0;
        }
        return false;
    }
}
