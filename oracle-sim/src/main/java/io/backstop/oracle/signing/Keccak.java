package io.backstop.oracle.signing;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** The hash of the chain: Keccak with 256 bits, which is older than SHA-3 and not the same. */
final class Keccak {

    private static final int BITS = 256;

    private Keccak() {}

    /** The hash of all parts one after another, 32 bytes. */
    static byte[] hash(byte[]... parts) {
        KeccakDigest digest = new KeccakDigest(BITS);
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return hash;
    }

    /** The hash of a text of ASCII. */
    static byte[] hash(String text) {
        return hash(text.getBytes(StandardCharsets.US_ASCII));
    }
}
