package io.backstop.keeper;

import io.backstop.contracts.chain.Receipt;
import io.backstop.model.venue.ContractError;
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
        SLASHING,
        /** A price that goes ahead of calls that go by the one on the chain. */
        PRICE
    }

    private final Kind kind;
    private final int[] accounts;
    private final String transaction;
    private final @Nullable Receipt receipt;
    private final @Nullable ContractError refusal;
    private final long oracleFee;

    /** A batch and the hash of its transaction. */
    public SentBatch(Kind kind, int[] accounts, String transaction) {
        this(kind, accounts, transaction, null, null, 0);
    }

    private SentBatch(
            Kind kind,
            int[] accounts,
            String transaction,
            @Nullable Receipt receipt,
            @Nullable ContractError refusal,
            long oracleFee) {
        this.kind = kind;
        this.accounts = accounts.clone();
        this.transaction = transaction;
        this.receipt = receipt;
        this.refusal = refusal;
        this.oracleFee = oracleFee;
    }

    /** The same batch, of which this became. */
    public SentBatch landed(Receipt in) {
        return new SentBatch(kind, accounts, transaction, in, null, 0);
    }

    /** The same batch, of which all was refused for this reason. */
    public SentBatch refused(ContractError why) {
        return new SentBatch(kind, accounts, transaction, receipt, why, oracleFee);
    }

    /** The same batch, in which a feed was paid so many wei for the price that it brought. */
    public SentBatch withOracleFee(long wei) {
        return new SentBatch(kind, accounts, transaction, receipt, refusal, wei);
    }

    /** The same batch before anything became of it. */
    SentBatch underway() {
        return new SentBatch(kind, accounts, transaction);
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

    /** Why all of it was refused; null if it was not, or nobody could say. */
    public @Nullable ContractError refusal() {
        return refusal;
    }

    /** What a feed was paid in it for the price that it brought, wei. */
    public long oracleFee() {
        return oracleFee;
    }

    /** Whether the transaction is in a block and did what it was sent for, item by item. */
    boolean wasCarriedOut() {
        return receipt != null && receipt.succeeded();
    }
}
