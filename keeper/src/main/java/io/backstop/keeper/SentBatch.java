package io.backstop.keeper;

/** Liquidations that went to the chain in one transaction. */
public final class SentBatch {

    private final int[] accounts;
    private final String transaction;

    /** A batch and the hash of its transaction. */
    public SentBatch(int[] accounts, String transaction) {
        this.accounts = accounts.clone();
        this.transaction = transaction;
    }

    /** The accounts in the order in which they are liquidated. */
    public int[] accounts() {
        return accounts.clone();
    }

    /** Hash of the transaction. */
    public String transaction() {
        return transaction;
    }
}
