package io.backstop.contracts.sender;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.NoAnswerException;
import io.backstop.contracts.chain.Receipt;
import io.backstop.contracts.chain.Refusal;
import io.backstop.contracts.chain.RefusedException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.ContractUtils;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;

/**
 * Sends one account's EIP-1559 transactions. It counts the nonces itself, so that many can wait for one block, and
 * never waits for a block.
 *
 * <p>A sender that tends its transactions keeps each until its nonce has been used up for three blocks, so that one that a
 * reorganisation drops is not lost. {@link #tend} sends again what a node has lost, which also closes gaps between nonces,
 * and offers more for the first that waits, if it waits too long: those behind it wait for it. All offers for a transaction
 * have one nonce, so that it is carried out once, whatever is sent again.
 *
 * <p>Threads may share it. There must be one sender per account, else nonces collide.
 */
public final class TransactionSender {

    private static final long RECEIPT_POLL_MILLIS = 20;
    private static final long PARTS = 8;
    private static final Duration PATIENCE_FOR_ROOM = Duration.ofSeconds(30);
    private static final long TEND_NANOS = 1_000_000_000;

    private final ChainConnection connection;
    private final String address;
    private final Signing signing;
    private final Fees fees;
    private final @Nullable Replacement replacement;
    private final OfferJournal journal;
    private final List<SentTransaction> waiting = new ArrayList<>();
    private final Map<String, List<String>> offers = new ConcurrentHashMap<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong replaced = new AtomicLong();
    private final AtomicLong baseFee = new AtomicLong();
    private long tended = System.nanoTime();
    private long head;
    private long used;
    private long nextNonce;
    private @Nullable HeldTransactions held;

    private TransactionSender(
            ChainConnection connection,
            Credentials credentials,
            Fees fees,
            @Nullable Replacement replacement,
            OfferJournal journal) {
        this.connection = connection;
        this.fees = replacement == null ? fees : replacement.requireRoomFor(fees);
        this.replacement = replacement;
        this.journal = journal;
        address = credentials.getAddress();
        signing = new Signing(connection, credentials);
        used = connection.minedCount(address);
        nextNonce = connection.transactionCount(address);
        journal.open().forEach(this::adopt);
    }

    /** What would leave a gap belongs to a chain that is not there any more. */
    private void adopt(Offer offer) {
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
            nextNonce = Math.max(nextNonce, offer.nonce() + 1);
        }
    }

    /** The sender of an account that can pay these fees; its nonces go on where the chain's end. */
    public static TransactionSender of(ChainConnection connection, Credentials credentials, Fees fees) {
        return new TransactionSender(connection, credentials, fees, null, OfferJournal.NONE);
    }

    /** The sender of a development chain's account. */
    public static TransactionSender of(ChainConnection connection, DevAccount account) {
        return of(connection, account.credentials(), account.fees());
    }

    /**
     * A sender that tends its transactions, of an account that can pay these fees and more.
     *
     * @throws IllegalArgumentException if no more can ever be offered than these fees
     */
    public static TransactionSender tending(
            ChainConnection connection, Credentials credentials, Fees fees, Replacement replacement) {
        return tending(connection, credentials, fees, replacement, OfferJournal.NONE);
    }

    /**
     * The same, of an account that finds in a journal what it had sent before it ended suddenly.
     *
     * @throws IllegalArgumentException if no more can ever be offered than these fees
     */
    public static TransactionSender tending(
            ChainConnection connection,
            Credentials credentials,
            Fees fees,
            Replacement replacement,
            OfferJournal journal) {
        return new TransactionSender(connection, credentials, fees, replacement, journal);
    }

    /** The sender of a development chain's account that tends its transactions. */
    public static TransactionSender tending(ChainConnection connection, DevAccount account, Replacement replacement) {
        return tending(connection, account.credentials(), account.fees(), replacement);
    }

    /** The account's address. */
    public String address() {
        return address;
    }

    /** Number of transactions sent by this object; never waits for the node. */
    public long sent() {
        return sent.get();
    }

    /** How often more was offered for a transaction that waited; never waits for the node. */
    public long replaced() {
        return replaced.get();
    }

    /** Whether any transaction has to be tended still. */
    public synchronized boolean keepsAny() {
        return !waiting.isEmpty();
    }

    /** What is tended and has not been settled, by the names of the transactions, in the order of their nonces. */
    public synchronized Map<String, ContractCall> kept() {
        Map<String, ContractCall> kept = new LinkedHashMap<>();
        waiting.forEach(transaction -> kept.put(transaction.name(), transaction.call()));
        return kept;
    }

    /** What was offered last for a transaction that is tended, wei per unit of gas; 0 for any other. */
    public synchronized long lastOffer(String transaction) {
        return waiting.stream()
                .filter(kept -> kept.name().equals(transaction))
                .mapToLong(kept -> kept.fees().most())
                .sum();
    }

    /** Number of transactions that are in no block yet, as far as is known; the node is asked only above {@code enough}. */
    public synchronized int underway(int enough) {
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

    /**
     * Whether a transaction without a receipt will never have one: it was given up, because its nonce was used for good by
     * another.
     */
    public synchronized boolean isDisplaced(String transaction) {
        return replacement != null
                && waiting.stream().noneMatch(kept -> kept.name().equals(transaction));
    }

    /** Address of the contract that this account's transaction will create, counted from the next one, which is 0. */
    public synchronized String futureContract(int transactionsFromNow) {
        BigInteger nonce = BigInteger.valueOf(nextNonce + transactionsFromNow);
        return ContractUtils.generateContractAddress(address, nonce);
    }

    /**
     * Signs a call and hands it to the node.
     *
     * @return the transaction's hash, by which {@link #receipt} knows it whatever is offered for it later
     * @throws UnansweredException if no node answers. The transaction may be on its way, so that its nonce is used and it is
     *     tended as any other
     * @throws NoAnswerException if no node answers and nothing is tended; the nonce stays free
     * @throws ChainException if the node does not take it; its nonce is then free again
     */
    public String send(ContractCall call) {
        return send(call, Long.MAX_VALUE);
    }

    /**
     * The same, with a limit of its own to what is offered.
     *
     * @param most wei per unit of gas
     */
    public synchronized String send(ContractCall call, long most) {
        try {
            return handOver(new Offer(nextNonce, call, first(most), most));
        } catch (NoAnswerException e) {
            throw e;
        } catch (ChainException e) {
            return afterOthers(call, most, e);
        }
    }

    /**
     * Signs calls and hands them to the node in order, each signed while the one before it is on its way.
     *
     * @return the hashes of the transactions
     * @throws ChainException as {@link #send(ContractCall)} for the first that is not taken; those before it are sent
     */
    public synchronized List<String> sendAll(List<ContractCall> calls) {
        Fees fees = first(Long.MAX_VALUE);
        List<String> names = new ArrayList<>();
        CompletableFuture<String> ahead = signedSoon(calls, 0, fees);
        for (int place = 0; place < calls.size(); place++) {
            String signed = ahead.join();
            ahead = signedSoon(calls, place + 1, fees);
            names.add(handOver(new Offer(nextNonce, calls.get(place), fees, Long.MAX_VALUE), signed));
        }
        return names;
    }

    /** The call at a place of those that begin with the next nonce, which stays while the one before is on its way. */
    private CompletableFuture<String> signedSoon(List<ContractCall> calls, int place, Fees fees) {
        if (place == calls.size()) {
            return CompletableFuture.completedFuture("");
        }
        long nonce = place == 0 ? nextNonce : nextNonce + 1;
        return CompletableFuture.supplyAsync(() -> signing.sign(nonce, calls.get(place), fees));
    }

    /**
     * Signs the creation of a contract and hands it to the node.
     *
     * @param creation code and constructor arguments
     * @return the transaction's hash
     */
    public String create(String creation, long gasLimit) {
        return send(new ContractCall("", creation, gasLimit));
    }

    /** The receipt of a transaction, whichever offer for it came into a block; empty while none did. */
    public Optional<Receipt> receipt(String transaction) {
        return Optional.ofNullable(receipts(List.of(transaction)).get(transaction));
    }

    /** The receipts of those of these transactions of which some offer is in a block. */
    public Map<String, Receipt> receipts(List<String> transactions) {
        Map<String, Receipt> found = connection.receipts(
                transactions.stream().flatMap(name -> offersFor(name).stream()).toList());
        Map<String, Receipt> receipts = new HashMap<>();
        for (String name : transactions) {
            offersFor(name).stream()
                    .map(found::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(receipt -> receipts.put(name, receipt));
        }
        return receipts;
    }

    /**
     * Waits until a transaction is in a block and tends it meanwhile: while it is kept, so many blocks after the last offer
     * for it and as long as there are blocks, at most 120 s without one; otherwise as long as for any request.
     *
     * @throws ChainException if it is in none by then
     */
    public Receipt awaitReceipt(String transaction) throws InterruptedException {
        Patience patience = new Patience(replacement == null ? 0 : replacement.afterBlocks(), System.nanoTime());
        lookForHead();
        while (true) {
            Optional<Receipt> receipt = receipt(transaction);
            if (receipt.isPresent()) {
                return receipt.get();
            }
            tendInTime();
            String end = endOf(patience, transaction);
            if (end != null) {
                throw new ChainException("chain at %s: transaction %s is in no block after %s"
                        .formatted(connection.endpoint(), transaction, end));
            }
            TimeUnit.MILLISECONDS.sleep(RECEIPT_POLL_MILLIS);
        }
    }

    private synchronized void lookForHead() {
        if (replacement != null) {
            head = connection.blockNumber();
        }
    }

    private synchronized @Nullable String endOf(Patience patience, String transaction) {
        boolean isKept = waiting.stream().anyMatch(kept -> kept.name().equals(transaction));
        int attempts = isKept ? offersFor(transaction).size() : 0;
        return patience.end(attempts, head, System.nanoTime());
    }

    /** Tends, once a second at most: for whoever asks more often. */
    public synchronized void tendInTime() {
        if (System.nanoTime() - tended > TEND_NANOS) {
            tend();
            tended = System.nanoTime();
        }
    }

    /** Sends again what the node does not know, and offers more for the first that waits if it waits too long. */
    public synchronized void tend() {
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
                        .raised(transaction.fees(), transaction.most(), baseFee.get())
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
        if (takes(signed)) {
            transaction.offered(raised, signed, head);
            replaced.incrementAndGet();
        } else {
            restore(transaction);
        }
    }

    private void restore(SentTransaction transaction) {
        if (transaction.hashes().reversed().stream().noneMatch(connection::knows)) {
            takes(transaction.signed());
        }
    }

    /** A refusal is no failure here: the nonce may just have been used up, and what was not is tended again. */
    private boolean takes(String signed) {
        try {
            give(signed);
            return true;
        } catch (NoAnswerException e) {
            throw e;
        } catch (ChainException e) {
            return false;
        }
    }

    /** A node that has it already, from an attempt whose answer was lost, refuses it and is content all the same. */
    private void give(String signed) {
        try {
            connection.sendRaw(signed);
        } catch (NoAnswerException e) {
            throw e;
        } catch (ChainException e) {
            if (!connection.knows(Hash.sha3(signed))) {
                throw e;
            }
        }
    }

    /** What is sent is handed to the node by these, if they hold. */
    synchronized void through(HeldTransactions transactions) {
        held = transactions;
    }

    /** Whether the node takes a transaction that has to wait for another one. */
    boolean isTakenAhead(String signed) {
        try {
            give(signed);
            return true;
        } catch (RefusedException e) {
            if (e.why() == Refusal.NONCE_TOO_FAR) {
                return false;
            }
            throw e;
        }
    }

    /** Whoever tends has a window of his own and does not wait for room. */
    void giveInTime(String signed) {
        boolean isGiven = false;
        while (!isGiven) {
            try {
                give(signed);
                isGiven = true;
            } catch (RefusedException e) {
                awaitRoom(e);
            }
        }
    }

    private void awaitRoom(RefusedException refusal) {
        if (replacement != null || refusal.why() != Refusal.NONCE_TOO_FAR) {
            throw refusal;
        }
        new RoomInPool(connection, address, PATIENCE_FOR_ROOM).await(refusal);
    }

    /** Without an answer it may have arrived; only who tends can close the gap if it has not. */
    private String handOver(Offer offer) {
        return handOver(offer, signing.sign(offer.nonce(), offer.call(), offer.fees()));
    }

    private String handOver(Offer offer, String signed) {
        SentTransaction transaction = new SentTransaction(offer, signed);
        journal.offers(offer);
        try {
            if (held == null || !held.keeps(this, signed)) {
                giveInTime(signed);
            }
        } catch (NoAnswerException e) {
            if (replacement == null) {
                throw e;
            }
            keep(transaction);
            throw new UnansweredException(transaction.name(), e);
        } catch (ChainException e) {
            journal.settled(offer.nonce());
            throw e;
        }
        keep(transaction);
        return transaction.name();
    }

    private void keep(SentTransaction transaction) {
        nextNonce = transaction.nonce() + 1;
        sent.incrementAndGet();

        if (replacement != null) {
            waiting.add(transaction);
        }
    }

    /** Sends a call behind those of somebody else with the same key, if that is why its nonce was refused. */
    private String afterOthers(ContractCall call, long most, ChainException refusal) {
        long next = connection.transactionCount(address);
        if (replacement == null || next <= nextNonce) {
            throw refusal;
        }
        return handOver(new Offer(next, call, first(most), most));
    }

    /**
     * Tells what blocks cost, so that the first offer is enough for some blocks to come.
     *
     * @param wei for a unit of gas in the newest block without any tip
     */
    public void costs(long wei) {
        baseFee.set(wei);
    }

    /** What is tipped first, wei per unit of gas. */
    public long tip() {
        return fees.tip();
    }

    /** What is offered first by what blocks cost now, wei per unit of gas; where blocks have one price, no more than this. */
    public long firstOffer() {
        long enough = Math.max(fees.most(), 2 * baseFee.get() + fees.tip());
        return replacement == null ? fees.most() : Math.min(enough, replacement.most());
    }

    /**
     * What is offered first: room for a price that doubles. Where all of it is paid, no more than an eighth above what the node
     * thinks.
     */
    private Fees first() {
        if (!signing.isAtOnePrice()) {
            return new Fees(firstOffer(), fees.tip());
        }
        long asked = connection.gasPrice();
        long price = asked + asked / PARTS + fees.tip();
        return new Fees(Math.min(fees.most(), price), Math.min(fees.tip(), price));
    }

    private Fees first(long most) {
        Fees first = first();
        return first.most() <= most ? first : new Fees(most, Math.min(first.tip(), most));
    }

    private List<String> offersFor(String transaction) {
        return offers.getOrDefault(transaction, List.of(transaction));
    }

    /** The account's address; never its key. */
    @Override
    public String toString() {
        return "TransactionSender[" + address + "]";
    }
}
