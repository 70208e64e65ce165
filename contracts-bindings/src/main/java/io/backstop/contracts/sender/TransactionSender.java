package io.backstop.contracts.sender;

import io.backstop.contracts.chain.ChainConnection;
import java.math.BigInteger;
import org.web3j.crypto.ContractUtils;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/**
 * Sends one account's EIP-1559 transactions. It counts the nonces itself, so that many can wait for one block, and
 * never waits for a block.
 *
 * <p>Threads may share it. There must be one sender per account, else nonces collide.
 */
public final class TransactionSender {

    private final ChainConnection connection;
    private final String address;
    private final Credentials credentials;
    private final Fees fees;
    private final long chainId;
    private final long firstNonce;
    private long nextNonce;

    private TransactionSender(ChainConnection connection, Credentials credentials, Fees fees) {
        this.connection = connection;
        this.fees = fees;
        address = credentials.getAddress();
        this.credentials = credentials;
        chainId = connection.chainId();
        firstNonce = connection.transactionCount(address);
        nextNonce = firstNonce;
    }

    /** The sender of an account that can pay these fees; its nonces go on where the chain's end. */
    public static TransactionSender of(ChainConnection connection, Credentials credentials, Fees fees) {
        return new TransactionSender(connection, credentials, fees);
    }

    /** The sender of a development chain's account. */
    public static TransactionSender of(ChainConnection connection, DevAccount account) {
        return of(connection, account.credentials(), account.fees());
    }

    /** The account's address. */
    public String address() {
        return address;
    }

    /** Number of transactions sent by this object. */
    public synchronized long sent() {
        return nextNonce - firstNonce;
    }

    /** Address of the contract that this account's transaction will create, counted from the next one, which is 0. */
    public synchronized String futureContract(int transactionsFromNow) {
        BigInteger nonce = BigInteger.valueOf(nextNonce + transactionsFromNow);
        return ContractUtils.generateContractAddress(address, nonce);
    }

    /**
     * Signs a call and hands it to the node.
     *
     * @return the transaction's hash
     * @throws io.backstop.contracts.chain.ChainException if the node does not take it; its nonce is then free again
     */
    public String send(ContractCall call) {
        return send(call.contract(), call.calldata(), call.gasLimit());
    }

    /**
     * Signs the creation of a contract and hands it to the node.
     *
     * @param creation code and constructor arguments
     * @return the transaction's hash
     */
    public String create(String creation, long gasLimit) {
        return send("", creation, gasLimit);
    }

    private synchronized String send(String to, String data, long gasLimit) {
        RawTransaction transaction = RawTransaction.createTransaction(
                chainId,
                BigInteger.valueOf(nextNonce),
                BigInteger.valueOf(gasLimit),
                to,
                BigInteger.ZERO,
                data,
                BigInteger.valueOf(fees.tip()),
                BigInteger.valueOf(fees.most()));
        String hash = connection.sendRaw(Numeric.toHexString(TransactionEncoder.signMessage(transaction, credentials)));
        nextNonce++;
        return hash;
    }

    /** The account's address; never its key. */
    @Override
    public String toString() {
        return "TransactionSender[" + address + "]";
    }
}
