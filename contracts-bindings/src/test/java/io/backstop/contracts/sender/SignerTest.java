package io.backstop.contracts.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

class SignerTest {

    @Test
    void signsAsWeb3jDoes() {
        Signer signer = new Signer(DevAccount.KEEPER.credentials());

        for (int nonce = 0; nonce < 50; nonce++) {
            RawTransaction transaction = transaction(nonce);
            byte[] expected = TransactionEncoder.signMessage(transaction, DevAccount.KEEPER.credentials());
            assertThat(signer.sign(transaction)).isEqualTo(Numeric.toHexString(expected));
        }
    }

    private static RawTransaction transaction(int nonce) {
        return RawTransaction.createTransaction(
                31_337,
                BigInteger.valueOf(nonce),
                BigInteger.valueOf(100_000),
                DevAccount.DEPLOYER.address(),
                BigInteger.ZERO,
                "0x1234",
                BigInteger.ONE,
                BigInteger.TWO);
    }
}
