package io.backstop.contracts.sender;

import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECMultiplier;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Sign;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/**
 * Signs transactions of one key: ECDSA over secp256k1 with the nonce of RFC 6979, as web3j does.
 *
 * <p>web3j finds the recovery id by recovering the public key, which costs more than the signature; here it is read from
 * the point that the signature is made of. Not thread safe.
 */
final class Signer {

    private static final ECDomainParameters CURVE = new ECDomainParameters(
            Sign.CURVE_PARAMS.getCurve(), Sign.CURVE_PARAMS.getG(), Sign.CURVE_PARAMS.getN(), Sign.CURVE_PARAMS.getH());
    private static final BigInteger HALF_ORDER = CURVE.getN().shiftRight(1);
    private static final int COORDINATE_BYTES = 32;

    private final BigInteger key;
    private final HMacDSAKCalculator nonces = new HMacDSAKCalculator(new SHA256Digest());
    private final ECMultiplier multiplier = new FixedPointCombMultiplier();

    Signer(Credentials credentials) {
        key = credentials.getEcKeyPair().getPrivateKey();
    }

    /** The signed transaction in hexadecimal, ready for a node. */
    String sign(RawTransaction transaction) {
        byte[] hash = Hash.sha3(TransactionEncoder.encode(transaction));
        return Numeric.toHexString(TransactionEncoder.encode(transaction, signature(hash)));
    }

    /** A signature whose s is in the lower half, the only one that chains accept. */
    Sign.SignatureData signature(byte[] hash) {
        BigInteger order = CURVE.getN();
        nonces.init(order, key, hash);
        BigInteger nonce = nonces.nextK();
        ECPoint point = multiplier.multiply(CURVE.getG(), nonce).normalize();
        BigInteger x = point.getAffineXCoord().toBigInteger();
        BigInteger r = x.mod(order);
        BigInteger s = BigIntegers.modOddInverse(order, nonce)
                .multiply(new BigInteger(1, hash).add(key.multiply(r)))
                .mod(order);
        boolean isOdd = point.getAffineYCoord().testBitZero();
        boolean isHigh = s.compareTo(HALF_ORDER) > 0;
        // Bit 1 tells that x was reduced, which nobody has ever seen happen; bit 0 is the parity of y.
        int recoveryId = (x.compareTo(order) >= 0 ? 2 : 0) | (isOdd != isHigh ? 1 : 0);
        BigInteger lowS = isHigh ? order.subtract(s) : s;
        return new Sign.SignatureData(
                (byte) (Sign.LOWER_REAL_V + recoveryId),
                BigIntegers.asUnsignedByteArray(COORDINATE_BYTES, r),
                BigIntegers.asUnsignedByteArray(COORDINATE_BYTES, lowS));
    }
}
