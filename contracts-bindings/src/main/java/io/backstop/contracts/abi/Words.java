package io.backstop.contracts.abi;

import java.util.HexFormat;
import java.util.stream.IntStream;

/** Reads 32-byte words from hexadecimal; a number that does not fit a signed 64-bit integer is an error. */
public final class Words {

    private static final int WORD_DIGITS = 2 * Calldata.WORD_BYTES;
    private static final int LONG_DIGITS = 16;
    private static final int ADDRESS_DIGITS = 40;

    private final String hex;
    private final int start;

    private Words(String hex, int start) {
        this.hex = hex;
        this.start = start;
    }

    /** The words after the prefix {@code 0x}. */
    public static Words of(String hex) {
        return new Words(hex, 2);
    }

    /** The arguments of an encoded call or error: the words after prefix and selector. */
    public static Words ofArguments(String hex) {
        return new Words(hex, 2 + 2 * 4);
    }

    /** Number of whole words. */
    public int count() {
        return Math.max(0, hex.length() - start) / WORD_DIGITS;
    }

    /**
     * The number in a word, signed or unsigned.
     *
     * @throws ArithmeticException if it does not fit a signed 64-bit integer
     */
    public long number(int word) {
        if (!isLong(word)) {
            throw new ArithmeticException("number on the chain does not fit 64 bits: 0x" + digits(word, WORD_DIGITS));
        }
        return HexFormat.fromHexDigitsToLong(hex, end(word) - LONG_DIGITS, end(word));
    }

    /** Whether the number in a word fits a signed 64-bit integer. */
    public boolean isLong(int word) {
        long low = HexFormat.fromHexDigitsToLong(hex, end(word) - LONG_DIGITS, end(word));
        char extension = low < 0 ? 'f' : '0';
        for (int i = end(word) - WORD_DIGITS; i < end(word) - LONG_DIGITS; i++) {
            if (hex.charAt(i) != extension) {
                return false;
            }
        }
        return true;
    }

    /** The address in a word, in lower case with its prefix. */
    public String address(int word) {
        return "0x" + digits(word, ADDRESS_DIGITS);
    }

    /** The place, counted in words, to which a word points as an offset from the first word. */
    public int target(int word) {
        return Math.toIntExact(number(word) / Calldata.WORD_BYTES);
    }

    /**
     * The numbers whose count stands in a word and which follow it.
     *
     * @throws ArithmeticException if one does not fit 32 bits
     */
    public int[] numbers(int word) {
        return IntStream.rangeClosed(1, Math.toIntExact(number(word)))
                .map(item -> Math.toIntExact(number(word + item)))
                .toArray();
    }

    /** The bytes whose length stands in a word and which follow it, in hexadecimal with the prefix. */
    public String bytes(int word) {
        int from = end(word);
        return "0x" + hex.substring(from, from + 2 * Math.toIntExact(number(word)));
    }

    private String digits(int word, int count) {
        return hex.substring(end(word) - count, end(word));
    }

    private int end(int word) {
        return start + (word + 1) * WORD_DIGITS;
    }
}
