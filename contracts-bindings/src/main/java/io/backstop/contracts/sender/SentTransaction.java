package io.backstop.contracts.sender;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.web3j.crypto.Hash;

/** A transaction that waits for a block or has just come into one, and all that was offered for it. Not thread safe. */
final class SentTransaction {

    private final long nonce;
    private final ContractCall call;
    private final long most;
    private final Set<String> hashes = new LinkedHashSet<>();
    private final String name;
    private Fees fees;
    private String signed;
    private long since = -1;
    private long usedSince = -1;

    /** A transaction as it is sent first; a call of no contract creates one. */
    SentTransaction(Offer offer, String signed) {
        nonce = offer.nonce();
        call = offer.call();
        fees = offer.fees();
        most = offer.most();
        this.signed = signed;
        name = Hash.sha3(signed);
        hashes.add(name);
    }

    long nonce() {
        return nonce;
    }

    ContractCall call() {
        return call;
    }

    /** Wei per unit of gas that may be offered for it at most. */
    long most() {
        return most;
    }

    /** The last offer that was taken. */
    Fees fees() {
        return fees;
    }

    /** The last offer that was taken, signed. */
    String signed() {
        return signed;
    }

    /** Hashes of all offers, also of those that were not taken: the first one first. */
    List<String> hashes() {
        return List.copyOf(hashes);
    }

    /** Its name: the hash of the first offer. */
    String name() {
        return name;
    }

    /** The number of blocks since the last offer, counted from when this was asked first. */
    long age(long head) {
        since = since < 0 ? head : since;
        return head - since;
    }

    /** Whether its nonce has been used, by it or another, for so many blocks that no reorganisation is expected. */
    boolean isSettled(long used, long head, int afterBlocks) {
        if (nonce >= used) {
            usedSince = -1;
            return false;
        }
        usedSince = usedSince < 0 ? head : usedSince;
        return head - usedSince >= afterBlocks;
    }

    /** Another offer is about to be sent. */
    void attempts(String signedAgain) {
        hashes.add(Hash.sha3(signedAgain));
    }

    /** It was taken when this was the newest block. */
    void offered(Fees more, String signedAgain, long head) {
        fees = more;
        signed = signedAgain;
        since = head;
    }
}
