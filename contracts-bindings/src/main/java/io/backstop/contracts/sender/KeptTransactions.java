package io.backstop.contracts.sender;

import io.backstop.contracts.chain.ChainConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of an account that tends them, each until its nonce has been used up for some blocks; none of an account that does
 * not. Not thread safe, but for {@link #offersFor} and
 * {@link #replaced}.
 */
final class KeptTransactions {

    private final ChainConnection connection;
    private final String address;
    private final Signing signing;
    private final HandOver node;
    private final @Nullable Replacement replacement;
    private final OfferJournal journal;
    private final List<SentTransaction> waiting = new ArrayList<>();
    private final Map<String, List<String>> offers = new ConcurrentHashMap<>();
    private final AtomicLong replaced = new AtomicLong();
    private long head;
    private long used;

    /**
     * Nothing kept yet.
     *
     * @param replacement when and how more is offered; null where nothing is tended
     */
    KeptTransactions(
            ChainConnection connection,
            String address,
            Signing signing,
            HandOver node,
            @Nullable Replacement replacement,
            OfferJournal journal) {
        this.connection = connection;
        this.address = address;
        this.signing = signing;
        this.node = node;
        this.replacement = replacement;
        this.journal = journal;
        used = connection.minedCount(address);
    }

    /**
     * Takes over what was offered before a sudden end. What would leave a gap belongs to a chain that is not there any more.
     *
     * @param nextNonce the first that is free
     * @return the first that is free then
     */
    long adopt(Offer offer, long nextNonce) {
        String signed = signing.sign(offer.nonce(), offer.call(), offer.fees());
        Optional<SentTransaction> known = waiting.stream()
                .filter(transaction -> transaction.nonce() == offer.nonce())
                .findFirst();
        if (known.isPresent()) {
            known.get().attempts(signed);
            known.get().offered(offer.fees(), signed, head);
            offers.put(known.get().name(), known.get().hashes());
        } else if (offer.nonce() <= nextNonce) {
            waiting.add(new SentTransaction(offer, signed));
            return Math.max(nextNonce, offer.nonce() + 1);
        }
        return nextNonce;
    }

    /** Keeps one more, where transactions are tended. */
    void keep(SentTransaction transaction) {
        if (replacement != null) {
            waiting.add(transaction);
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Their calls by the names of the transactions, in the order of their nonces. */
    Map<String, ContractCall> calls() {
        Map<String, ContractCall> calls = new LinkedHashMap<>();
        waiting.forEach(transaction -> calls.put(transaction.name(), transaction.call()));
        return calls;
    }

    /** What was offered last for one, wei per unit of gas; 0 for any other. */
    long lastOffer(String transaction) {
        return waiting.stream()
                .filter(kept -> kept.name().equals(transaction))
                .mapToLong(kept -> kept.fees().most())
                .sum();
    }

    /** Number of those in no block yet, as far as is known; the node is asked only above {@code enough}. */
    int underway(int enough) {
        int underway = unmined();
        if (underway > enough) {
            used = connection.minedCount(address);
            underway = unmined();
        }
        return underway;
    }

    private int unmined() {
        return Math.toIntExact(waiting.stream()
                .filter(transaction -> transaction.nonce() >= used)
                .count());
    }

    /** Whether it was kept and has been given up, because its nonce was used for good by another. */
    boolean isDisplaced(String transaction) {
        return replacement != null && !has(transaction);
    }

    private boolean has(String transaction) {
        return waiting.stream().anyMatch(kept -> kept.name().equals(transaction));
    }

    /** Hashes of all offers for a transaction, kept or not; any thread may ask. */
    List<String> offersFor(String transaction) {
        return offers.getOrDefault(transaction, List.of(transaction));
    }

    /** Begins to wait for one: blocks count from the newest. */
    Patience patience() {
        if (replacement == null) {
            return new Patience(0, System.nanoTime());
        }
        Patience patience = new Patience(replacement.afterBlocks(), System.nanoTime());
        head = connection.blockNumber();
        return patience;
    }

    /** What one has waited for in vain when it is time to give up; see {@link Patience#end}. */
    @Nullable
    String endOf(Patience patience, String transaction) {
        int attempts = has(transaction) ? offersFor(transaction).size() : 0;
        return patience.end(attempts, head, System.nanoTime());
    }

    /** How often more was offered for one; any thread may ask. */
    long replaced() {
        return replaced.get();
    }

    /**
     * Sends again what the node does not know, and offers more for the first that waits if it waits too long.
     *
     * @param baseFee wei that a unit of gas costs in the newest block without any tip
     */
    void tend(long baseFee) {
        if (waiting.isEmpty() || replacement == null) {
            return;
        }
        used = connection.minedCount(address);
        head = connection.blockNumber();
        waiting.removeIf(this::isSettled);
        for (SentTransaction transaction : waiting) {
            long age = transaction.age(head);
            if (transaction.nonce() == used && age >= replacement.afterBlocks()) {
                replacement
                        .raised(transaction.fees(), transaction.most(), baseFee)
                        .ifPresentOrElse(raised -> offerMore(transaction, raised), () -> restore(transaction));
            } else if (transaction.nonce() >= used) {
                restore(transaction);
            }
        }
    }

    private boolean isSettled(SentTransaction transaction) {
        if (replacement == null || !transaction.isSettled(used, head, replacement.settledAfter())) {
            return false;
        }
        journal.settled(transaction.nonce());
        return true;
    }

    /** What is offered is noted first: it may arrive although no answer does, and count although it is refused here. */
    private void offerMore(SentTransaction transaction, Fees raised) {
        String signed = signing.sign(transaction.nonce(), transaction.call(), raised);
        journal.offers(new Offer(transaction.nonce(), transaction.call(), raised, transaction.most()));
        transaction.attempts(signed);
        offers.put(transaction.name(), transaction.hashes());
        if (node.takes(signed)) {
            transaction.offered(raised, signed, head);
            replaced.incrementAndGet();
        } else {
            restore(transaction);
        }
    }

    private void restore(SentTransaction transaction) {
        if (transaction.hashes().reversed().stream().noneMatch(connection::knows)) {
            node.takes(transaction.signed());
        }
    }
}
