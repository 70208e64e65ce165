package io.backstop.keeper;

/** Liquidations, flags, names for auto-deleveraging, or a write-off of nobody's, sent to the chain in one transaction. */
public final class SentBatch {

    /** What was asked for. */
    public enum Kind {
        LIQUIDATION,
        DELEVERAGING,
        WRITE_OFF,
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
