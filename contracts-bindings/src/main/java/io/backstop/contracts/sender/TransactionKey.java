package io.backstop.contracts.sender;

import java.math.BigInteger;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.web3j.crypto.Hash;
import org.web3j.crypto.Sign;
import org.web3j.utils.Numeric;

/**
 * A private key that signs transactions as web3j does, to the last bit, in a fifth of the time: web3j finds out which of the
 * possible public keys a signature has, and here the point that says it is at hand.
 */
final class TransactionKey {

    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    private static final BigInteger ORDER = CURVE.getN();
    private static final int WORD = 32;
    private static final int EVEN = 27;

    private final BigInteger secret;

    TransactionKey(BigInteger secret) {
        this.secret = secret;
    }

    /** Signs the hash of a transaction that is encoded without signature: RFC 6979, the lower s. */
    Sign.SignatureData sign(byte[] encoded) {
        byte[] digest = Hash.sha3(encoded);
        HMacDSAKCalculator nonces = new HMacDSAKCalculator(new SHA256Digest());
        nonces.init(ORDER, secret, digest);
        BigInteger message = new BigInteger(1, digest);
        while (true) {
            BigInteger nonce = nonces.nextK();
            ECPoint point =
                    new FixedPointCombMultiplier().multiply(CURVE.getG(), nonce).normalize();
            BigInteger r = point.getAffineXCoord().toBigInteger();
            BigInteger s = nonce.modInverse(ORDER)
                    .multiply(message.add(r.multiply(secret)))
                    .mod(ORDER);
            // No point is known whose r would be reduced, which v could not say.
            if (r.signum() > 0 && r.compareTo(ORDER) < 0 && s.signum() > 0) {
                return lower(r, s, point.getAffineYCoord().testBitZero());
            }
        }
    }

    /** The negated s belongs to the mirrored point, whose y has the other parity. */
    private static Sign.SignatureData lower(BigInteger r, BigInteger s, boolean isOdd) {
        boolean isHigh = s.compareTo(ORDER.shiftRight(1)) > 0;
        byte v = (byte) (isHigh == isOdd ? EVEN : EVEN + 1);
        return new Sign.SignatureData(
                v, Numeric.toBytesPadded(r, WORD), Numeric.toBytesPadded(isHigh ? ORDER.subtract(s) : s, WORD));
    }

    /** Nothing of the key. */
    @Override
    public String toString() {
        return "TransactionKey";
    }
}
