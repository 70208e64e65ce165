package io.backstop.oracle.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Published answers: the example of EIP-712, and the vectors for RFC 6979 on secp256k1 that Bitcoin's libraries share. */
class SigningKeyTest {

    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    @Test
    void theExampleOfTheStandardIsSignedAsItIsPrinted() {
        SigningKey cow = new SigningKey(new BigInteger(1, Keccak.hash("cow")));

        byte[] digest = HexFormat.of().parseHex("be609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2");

        assertThat(cow.address()).isEqualTo("0xcd2a3d9f938e13cd947ec05abc7fe734df8dd826");
        assertThat(cow.sign(digest).hex())
                .isEqualTo("0x4355c47d63924e8a72e509b65029052eb6c299d53a04e167c5775fd466751c9d"
                        + "07299936d304c153f6443dfa05f40ff007d72911b6f72307f996231605b915621c");
    }

    @Test
    void noncesAreThoseOfTheStandard() {
        assertThat(signed(BigInteger.ONE, "Satoshi Nakamoto"))
                .startsWith("0x934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8"
                        + "2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5");
        assertThat(signed(ORDER.subtract(BigInteger.ONE), "Satoshi Nakamoto"))
                .startsWith("0xfd567d121db66e382991534ada77a6bd3106f0a1098c231e47993447cd6af2d0"
                        + "6b39cd0eb1bc8603e159ef5c20a5c8ad685a45b06ce9bebed3f153d10d93bed5");
    }

    @Test
    void thePublicKeyOfOneIsTheBasePoint() {
        assertThat(new SigningKey(BigInteger.ONE).address()).isEqualTo("0x7e5f4552091a69125d5dfcb7b8c2659029395bdf");
    }

    @Test
    void everySIsTheLowerOne() {
        SigningKey key = SigningKey.derived(1, "test");
        for (int i = 0; i < 50; i++) {
            Signature signature = key.sign(Keccak.hash("message " + i));

            assertThat(signature.s()).isLessThanOrEqualTo(ORDER.shiftRight(1));
            assertThat(signature.v()).isBetween(27, 28);
        }
    }

    @Test
    void keysAreFixedBySeedAndPurpose() {
        ReportSigners signers = ReportSigners.derived(7, "market/markFeed", 31);

        assertThat(signers.addresses()).doesNotHaveDuplicates().hasSize(31);
        assertThat(ReportSigners.derived(7, "market/markFeed", 31).addresses()).isEqualTo(signers.addresses());
        assertThat(ReportSigners.derived(8, "market/markFeed", 31).addresses())
                .doesNotContainAnyElementsOf(signers.addresses());
        assertThat(ReportSigners.derived(7, "market/executionFeed", 31).addresses())
                .doesNotContainAnyElementsOf(signers.addresses());
    }

    @Test
    void noTextTellsTheSecret() {
        SigningKey key = SigningKey.of(new BigInteger("1234567890"));

        assertThat(key).hasToString(key.address());
        assertThat(new ReportSigners(List.of(key))).hasToString("ReportSigners[keys=[" + key.address() + "]]");
    }

    @Test
    void zeroAndTheOrderAreNoKeys() {
        for (BigInteger secret : new BigInteger[] {BigInteger.ZERO, ORDER}) {
            assertThatThrownBy(() -> new SigningKey(secret)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String signed(BigInteger secret, String message) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(message.getBytes(StandardCharsets.US_ASCII));
            return new SigningKey(secret).sign(digest).hex();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
