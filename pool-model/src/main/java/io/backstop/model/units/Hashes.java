package io.backstop.model.units;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over integers and words in a fixed byte order, so that equal content has equal hashes everywhere. */
public final class Hashes {

    private final MessageDigest digest;
    private final byte[] word = new byte[Long.BYTES];

    /** Starts an empty hash. */
    public Hashes() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Adds one integer, big-endian. */
    public Hashes add(long value) {
        for (int i = 0; i < word.length; i++) {
            word[i] = (byte) (value >>> (56 - 8 * i));
        }
        digest.update(word);
        return this;
    }

    /** Adds all integers of an array after its length. */
    public Hashes add(long[] values) {
        add(values.length);
        for (long value : values) {
            add(value);
        }
        return this;
    }

    /** Adds a word after its length in UTF-8. */
    public Hashes add(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
        return this;
    }

    /** Ends the hash and returns it as 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
