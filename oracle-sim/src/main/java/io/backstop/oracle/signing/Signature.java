package io.backstop.oracle.signing;

import java.math.BigInteger;
import java.util.HexFormat;
import org.bouncycastle.util.BigIntegers;

/**
 * A signature on secp256k1 in the one form that contracts accept.
 *
 * @param r positive, below the order
 * @param s positive, at most half of the order
 * @param v 27 if the y of the nonce's point is even, 28 if it is odd
 */
public record Signature(BigInteger r, BigInteger s, int v) {

    private static final int WORD_BYTES = 32;
    private static final HexFormat HEX = HexFormat.of();

    /** r, s and v as 65 bytes in hexadecimal with the prefix {@code 0x}. */
    public String hex() {
        return "0x" + word(r) + word(s) + HEX.toHexDigits((byte) v);
    }

    private static String word(BigInteger number) {
        return HEX.formatHex(BigIntegers.asUnsignedByteArray(WORD_BYTES, number));
    }
}
