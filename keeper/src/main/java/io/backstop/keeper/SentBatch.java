package io.backstop.keeper;

/** Liquidations, flags, or names for auto-deleveraging, that went to the chain in one transaction. */
public final class SentBatch {

    /** What was asked for. */
    public enum Kind {
        LIQUIDATION,
        DELEVERAGING,
        FLAGGING
    }

    private final Kind kind;
    private final int[] accounts;
    private final String transaction;

    /** A batch and the hash of its transaction. */
    public SentBatch(Kind kind, int[] accounts, String transaction) {
        this.kind = kind;
        this.accounts = accounts.clone();
        this.transaction = transaction;
    }

    /** What was asked for. */
    public Kind kind() {
        return kind;
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
