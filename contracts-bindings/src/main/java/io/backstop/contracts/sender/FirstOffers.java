package io.backstop.contracts.sender;

import io.backstop.contracts.chain.ChainConnection;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What an account offers first for a transaction, by what blocks cost. Threads may share it. */
final class FirstOffers {

    private static final long PARTS = 8;

    private final ChainConnection connection;
    private final boolean isAtOnePrice;
    private final Fees fees;
    private final @Nullable Replacement replacement;
    private final AtomicLong baseFee = new AtomicLong();

    /**
     * The first offers of an account that can pay these fees.
     *
     * @param isAtOnePrice whether all that is offered is paid
     * @param replacement how more is offered later; null where it never is
     */
    FirstOffers(ChainConnection connection, boolean isAtOnePrice, Fees fees, @Nullable Replacement replacement) {
        this.connection = connection;
        this.isAtOnePrice = isAtOnePrice;
        this.fees = fees;
        this.replacement = replacement;
    }

    /** Hears what a unit of gas costs in the newest block without any tip, wei. */
    void costs(long wei) {
        baseFee.set(wei);
    }

    /** What it cost when that was told last, wei; 0 before. */
    long baseFee() {
        return baseFee.get();
    }

    /** What is tipped, wei per unit of gas. */
    long tip() {
        return fees.tip();
    }

    /** What is offered by what blocks cost now, wei per unit of gas; where blocks have one price, no more than this. */
    long most() {
        long enough = Math.max(fees.most(), 2 * baseFee.get() + fees.tip());
        return replacement == null ? fees.most() : Math.min(enough, replacement.most());
    }

    /**
     * The first offer for a transaction.
     *
     * @param limit wei per unit of gas that may be offered for it at most
     */
    Fees within(long limit) {
        Fees first = first();
        return first.most() <= limit ? first : new Fees(limit, Math.min(first.tip(), limit));
    }

    /** Room for a price that doubles. Where all of it is paid, no more than an eighth above what the node thinks. */
    private Fees first() {
        if (!isAtOnePrice) {
            return new Fees(most(), fees.tip());
        }
        long asked = connection.gasPrice();
        long price = asked + asked / PARTS + fees.tip();
        return new Fees(Math.min(fees.most(), price), Math.min(fees.tip(), price));
    }
}
