package io.backstop.contracts.sender;

import java.util.ArrayList;
import java.util.List;
import org.web3j.crypto.Hash;

/** A transaction that waits for a block, and all that was offered for it. Not thread safe. */
final class SentTransaction {

    private final long nonce;
    private final ContractCall call;
    private final List<String> hashes = new ArrayList<>();
    private Fees fees;
    private String signed;
    private long since = -1;

    /** A transaction as it is sent first; a call of no contract creates one. */
    SentTransaction(long nonce, ContractCall call, Fees fees, String signed) {
        this.nonce = nonce;
        this.call = call;
        this.fees = fees;
        this.signed = signed;
        hashes.add(Hash.sha3(signed));
    }

    long nonce() {
        return nonce;
    }

    ContractCall call() {
        return call;
    }

    /** The last offer. */
    Fees fees() {
        return fees;
    }

    /** The last offer, signed. */
    String signed() {
        return signed;
    }

    /** Hashes of all offers, the first one first, by which others know it. */
    List<String> hashes() {
        return hashes;
    }

    /** Its name: the hash of the first offer. */
    String name() {
        return hashes.getFirst();
    }

    /** The number of blocks since the last offer, counted from when this was asked first. */
    long age(long head) {
        since = since < 0 ? head : since;
        return head - since;
    }

    /** Another offer was sent when this was the newest block. */
    void offered(Fees more, String signedAgain, long head) {
        fees = more;
        signed = signedAgain;
        since = head;
        hashes.add(Hash.sha3(signedAgain));
    }
}
