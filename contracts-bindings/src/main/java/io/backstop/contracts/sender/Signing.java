package io.backstop.contracts.sender;

import io.backstop.contracts.chain.ChainConnection;
import java.math.BigInteger;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Sign;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/** Signs an account's transactions as its chain takes them: with a tip (EIP-1559), or at one price where blocks have no base fee. */
final class Signing {

    private final TransactionKey key;
    private final long chainId;
    private final boolean hasBaseFee;

    Signing(ChainConnection connection, Credentials credentials) {
        key = new TransactionKey(credentials.getEcKeyPair().getPrivateKey());
        chainId = connection.chainId();
        hasBaseFee = connection.hasBaseFee();
    }

    /** Whether transactions have one price, all of which is paid. */
    boolean isAtOnePrice() {
        return !hasBaseFee;
    }

    /** A transaction in hexadecimal; where blocks have no base fee it pays all that is offered. */
    String sign(long nonce, ContractCall call, Fees offered) {
        return Numeric.toHexString(
                hasBaseFee ? signed(withTip(nonce, call, offered)) : signedForChain(atOnePrice(nonce, call, offered)));
    }

    private byte[] signed(RawTransaction transaction) {
        return TransactionEncoder.encode(transaction, key.sign(TransactionEncoder.encode(transaction)));
    }

    /** As EIP-155 has it: the chain's id is in what is signed and in v. */
    private byte[] signedForChain(RawTransaction transaction) {
        Sign.SignatureData signature = key.sign(TransactionEncoder.encode(transaction, chainId));
        return TransactionEncoder.encode(transaction, TransactionEncoder.createEip155SignatureData(signature, chainId));
    }

    private RawTransaction withTip(long nonce, ContractCall call, Fees offered) {
        return RawTransaction.createTransaction(
                chainId,
                BigInteger.valueOf(nonce),
                BigInteger.valueOf(call.gasLimit()),
                call.contract(),
                BigInteger.valueOf(call.wei()),
                call.calldata(),
                BigInteger.valueOf(offered.tip()),
                BigInteger.valueOf(offered.most()));
    }

    private static RawTransaction atOnePrice(long nonce, ContractCall call, Fees offered) {
        return RawTransaction.createTransaction(
                BigInteger.valueOf(nonce),
                BigInteger.valueOf(offered.most()),
                BigInteger.valueOf(call.gasLimit()),
                call.contract(),
                BigInteger.valueOf(call.wei()),
                call.calldata());
    }
}
