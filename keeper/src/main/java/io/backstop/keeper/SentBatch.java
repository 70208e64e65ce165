package io.backstop.keeper;

import io.backstop.contracts.chain.Receipt;
import org.jspecify.annotations.Nullable;

/** Liquidations, flags, names for auto-deleveraging, or calls that name nobody, sent to the chain in one transaction. */
public final class SentBatch {

    /** What was asked for. */
    public enum Kind {
        LIQUIDATION,
        DELEVERAGING,
        WRITE_OFF,
        FLAGGING,
        /** Stake is slashed for deficits that wait, or sold. */
        SLASHING
    }

    private final Kind kind;
    private final int[] accounts;
    private final String transaction;
    private final @Nullable Receipt receipt;

    /** A batch and the hash of its transaction. */
    public SentBatch(Kind kind, int[] accounts, String transaction) {
        this(kind, accounts, transaction, null);
    }

    private SentBatch(Kind kind, int[] accounts, String transaction, @Nullable Receipt receipt) {
        this.kind = kind;
        this.accounts = accounts.clone();
        this.transaction = transaction;
        this.receipt = receipt;
    }

    /** The same batch, of which this became. */
    public SentBatch landed(Receipt in) {
        return new SentBatch(kind, accounts, transaction, in);
    }

    /** The same batch before anything became of it. */
    SentBatch underway() {
        return new SentBatch(kind, accounts, transaction, null);
    }

    /** What was asked for. */
    public Kind kind() {
        return kind;
    }

    /** The accounts in the order in which they are liquidated. */
    public int[] accounts() {
        return accounts.clone();
    }

    /** Hash of the transaction, by which its sender knows it whatever was offered for it later. */
    public String transaction() {
        return transaction;
    }

    /** What became of the transaction; null while that is open, or if another one took its nonce. */
    public @Nullable Receipt receipt() {
        return receipt;
    }

    /** Whether the transaction is in a block and did what it was sent for, item by item. */
    boolean wasCarriedOut() {
        return receipt != null && receipt.succeeded();
    }
}
