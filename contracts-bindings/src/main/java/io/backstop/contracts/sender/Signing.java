package io.backstop.contracts.sender;

import io.backstop.contracts.chain.ChainConnection;
import java.math.BigInteger;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/** Signs an account's transactions as its chain takes them: with a tip (EIP-1559), or at one price where blocks have no base fee. */
final class Signing {

    private final Credentials credentials;
    private final long chainId;
    private final boolean hasBaseFee;

    Signing(ChainConnection connection, Credentials credentials) {
        this.credentials = credentials;
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
                hasBaseFee
                        ? TransactionEncoder.signMessage(withTip(nonce, call, offered), credentials)
                        : TransactionEncoder.signMessage(atOnePrice(nonce, call, offered), chainId, credentials));
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
