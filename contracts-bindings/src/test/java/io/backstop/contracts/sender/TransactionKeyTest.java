package io.backstop.contracts.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Sign;

class TransactionKeyTest {

    @Test
    void signsAsWeb3jDoes() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            BigInteger secret = new BigInteger(250, random).add(BigInteger.ONE);
            byte[] encoded = new byte[1 + random.nextInt(300)];
            random.nextBytes(encoded);

            assertThat(new TransactionKey(secret).sign(encoded))
                    .isEqualTo(Sign.signMessage(encoded, ECKeyPair.create(secret)));
        }
    }
}
