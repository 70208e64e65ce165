package io.backstop.oracle.signing;

import io.backstop.model.units.Hashes;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * A private key on secp256k1. What is derived from a seed is worth nothing, because everybody who knows the seed has it. No
 * method tells the secret, and no text of this class holds it.
 */
public final class SigningKey {

    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    private static final BigInteger ORDER = CURVE.getN();
    private static final int ADDRESS_FROM = 12;
    private static final int EVEN = 27;
    private static final int HEX = 16;

    private final BigInteger secret;

    /**
     * A key.
     *
     * @param secret positive, below the order of the curve
     */
    SigningKey(BigInteger secret) {
        if (secret.signum() <= 0 || secret.compareTo(ORDER) >= 0) {
            throw new IllegalArgumentException("a key is positive and below the order of the curve");
        }
        this.secret = secret;
    }

    /** The key of a purpose, fixed by the scenario's seed and the purpose's name. */
    public static SigningKey derived(long seed, String purpose) {
        String hash = new Hashes().add(seed).add("signing key").add(purpose).hex();
        return new SigningKey(
                new BigInteger(hash, HEX).mod(ORDER.subtract(BigInteger.ONE)).add(BigInteger.ONE));
    }

    /**
     * A key from elsewhere.
     *
     * @param secret positive, below the order of the curve
     * @throws IllegalArgumentException if it is not; the message does not say what it was
     */
    public static SigningKey of(BigInteger secret) {
        return new SigningKey(secret);
    }

    /** The account of this key in lower case with the prefix {@code 0x}. */
    public String address() {
        byte[] point = timesBase(secret).getEncoded(false);
        // The first byte only says that both coordinates follow.
        byte[] hash = Keccak.hash(Arrays.copyOfRange(point, 1, point.length));
        return "0x" + HexFormat.of().formatHex(hash, ADDRESS_FROM, hash.length);
    }

    /**
     * Signs a digest of 32 bytes: ECDSA with the nonce of RFC 6979 (HMAC with SHA-256) and the lower of the two possible
     * {@code s}.
     */
    public Signature sign(byte[] digest) {
        HMacDSAKCalculator nonces = new HMacDSAKCalculator(new SHA256Digest());
        nonces.init(ORDER, secret, digest);
        BigInteger message = new BigInteger(1, digest);
        while (true) {
            BigInteger nonce = nonces.nextK();
            ECPoint point = timesBase(nonce);
            BigInteger r = point.getAffineXCoord().toBigInteger();
            BigInteger s = nonce.modInverse(ORDER)
                    .multiply(message.add(r.multiply(secret)))
                    .mod(ORDER);
            // The chain's v cannot say that r was reduced; no such point is known.
            if (r.signum() > 0 && r.compareTo(ORDER) < 0 && s.signum() > 0) {
                return lower(r, s, point.getAffineYCoord().testBitZero());
            }
        }
    }

    /** The negated s belongs to the mirrored point, whose y has the other parity. */
    private static Signature lower(BigInteger r, BigInteger s, boolean isOdd) {
        boolean isHigh = s.compareTo(ORDER.shiftRight(1)) > 0;
        return new Signature(r, isHigh ? ORDER.subtract(s) : s, isOdd == isHigh ? EVEN : EVEN + 1);
    }

    /** The account alone. */
    @Override
    public String toString() {
        return address();
    }

    private static ECPoint timesBase(BigInteger factor) {
        return new FixedPointCombMultiplier().multiply(CURVE.getG(), factor).normalize();
    }
}
