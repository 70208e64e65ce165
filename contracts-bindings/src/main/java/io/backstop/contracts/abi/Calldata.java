package io.backstop.contracts.abi;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.web3j.crypto.Hash;

/**
 * Writes arguments as 32-byte words in hexadecimal. It needs no reflection, which the generated wrappers do, and so is
 * cheap enough for every block.
 *
 * <p>Not thread safe.
 */
public final class Calldata {

    /** Bytes of a word. */
    public static final int WORD_BYTES = 32;

    /** The address of no contract: what is not used. */
    public static final String NOBODY = "0x" + "0".repeat(40);

    private static final HexFormat HEX = HexFormat.of();
    private static final String ZEROS = "0".repeat(2 * WORD_BYTES);
    private static final String ONES = "f".repeat(2 * WORD_BYTES);
    private static final int LONG_DIGITS = 16;
    private static final int ADDRESS_DIGITS = 40;

    private final StringBuilder hex;

    private Calldata(String start) {
        hex = new StringBuilder(start);
    }

    /** Starts the call of a function, given its signature such as {@code close(uint64)}. */
    public static Calldata call(String signature) {
        return new Calldata("0x" + selector(signature));
    }

    /** Starts the creation of a contract, whose constructor arguments follow its code. */
    public static Calldata create(String bytecode) {
        return new Calldata(bytecode.startsWith("0x") ? bytecode : "0x" + bytecode);
    }

    /** First four bytes of the Keccak hash of a signature, as eight digits without a prefix. */
    public static String selector(String signature) {
        return topic(signature).substring(2, 10);
    }

    /** Keccak hash of an event's signature, with its prefix: the first topic of its logs. */
    public static String topic(String signature) {
        return "0x" + HEX.formatHex(Hash.sha3(signature.getBytes(StandardCharsets.UTF_8)));
    }

    /** Appends a signed number. */
    public Calldata number(long value) {
        hex.append(value < 0 ? ONES : ZEROS, 0, 2 * WORD_BYTES - LONG_DIGITS).append(HEX.toHexDigits(value));
        return this;
    }

    /** Appends the largest 256-bit number: an allowance without end. */
    public Calldata largestNumber() {
        hex.append(ONES);
        return this;
    }

    /** Appends an address. */
    public Calldata address(String address) {
        if (address.length() != ADDRESS_DIGITS + 2 || !address.startsWith("0x")) {
            throw new IllegalArgumentException("an address has 0x and 40 digits, was " + address);
        }
        hex.append(ZEROS, 0, 2 * WORD_BYTES - ADDRESS_DIGITS).append(address, 2, address.length());
        return this;
    }

    /** Appends the length and the items of the only dynamic array, which must stand last. */
    public Calldata addresses(List<String> addresses) {
        number(addresses.size());
        addresses.forEach(this::address);
        return this;
    }

    /** Appends the length and the items of an array of numbers. */
    public Calldata numbers(int... numbers) {
        number(numbers.length);
        for (int number : numbers) {
            number(number);
        }
        return this;
    }

    /** Appends the length and the bytes of something in hexadecimal with its prefix. */
    public Calldata bytes(String bytes) {
        int length = bytes.length() / 2 - 1;
        number(length);
        hex.append(bytes, 2, bytes.length()).repeat('0', 2 * Math.floorMod(-length, WORD_BYTES));
        return this;
    }

    /** Appends the length and the bytes of a text of ASCII, the only dynamic argument, which must stand last. */
    public Calldata text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        number(bytes.length);
        hex.append(HEX.formatHex(bytes)).repeat('0', 2 * Math.floorMod(-bytes.length, WORD_BYTES));
        return this;
    }

    /** Appends a name of at most 32 letters of ASCII in one word. */
    public Calldata name(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        hex.append(HEX.formatHex(bytes)).repeat('0', 2 * (WORD_BYTES - bytes.length));
        return this;
    }

    /** The call in hexadecimal with its prefix. */
    public String hex() {
        return hex.toString();
    }
}
