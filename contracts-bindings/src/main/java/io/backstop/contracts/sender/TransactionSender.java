package io.backstop.contracts.sender;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.NoAnswerException;
import io.backstop.contracts.chain.Receipt;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.ContractUtils;
import org.web3j.crypto.Credentials;

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
    private static final long TEND_NANOS = 1_000_000_000;

    private final ChainConnection connection;
    private final String address;
    private final Signing signing;
    private final @Nullable Replacement replacement;
    private final OfferJournal journal;
    private final HandOver node;
    private final FirstOffers firstOffers;
    private final KeptTransactions kept;
    private final AtomicLong sent = new AtomicLong();
    private long tended = System.nanoTime();
    private long nextNonce;
    private @Nullable HeldTransactions held;

    private TransactionSender(
            ChainConnection connection,
            Credentials credentials,
            Fees fees,
            @Nullable Replacement replacement,
            OfferJournal journal) {
        Fees first = replacement == null ? fees : replacement.requireRoomFor(fees);
        this.connection = connection;
        this.replacement = replacement;
        this.journal = journal;
        address = credentials.getAddress();
        signing = new Signing(connection, credentials);
        firstOffers = new FirstOffers(connection, signing.isAtOnePrice(), first, replacement);
        node = new HandOver(connection, address, replacement == null);
        kept = new KeptTransactions(connection, address, signing, node, replacement, journal);
        nextNonce = connection.transactionCount(address);
        journal.open().forEach(offer -> nextNonce = kept.adopt(offer, nextNonce));
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
        return kept.replaced();
    }

    /** Whether any transaction has to be tended still. */
    public synchronized boolean keepsAny() {
        return !kept.isEmpty();
    }

    /** What is tended and has not been settled, by the names of the transactions, in the order of their nonces. */
    public synchronized Map<String, ContractCall> kept() {
        return kept.calls();
    }

    /** What was offered last for a transaction that is tended, wei per unit of gas; 0 for any other. */
    public synchronized long lastOffer(String transaction) {
        return kept.lastOffer(transaction);
    }

    /** Number of transactions that are in no block yet, as far as is known; the node is asked only above {@code enough}. */
    public synchronized int underway(int enough) {
        return kept.underway(enough);
    }

    /**
     * Whether a transaction without a receipt will never have one: it was given up, because its nonce was used for good by
     * another.
     */
    public synchronized boolean isDisplaced(String transaction) {
        return kept.isDisplaced(transaction);
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
            return handOver(new Offer(nextNonce, call, firstOffers.within(most), most));
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
        Fees fees = firstOffers.within(Long.MAX_VALUE);
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
        Map<String, Receipt> found = connection.receipts(transactions.stream()
                .flatMap(name -> kept.offersFor(name).stream())
                .toList());
        Map<String, Receipt> receipts = new HashMap<>();
        for (String name : transactions) {
            kept.offersFor(name).stream()
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
        Patience patience = patience();
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

    private synchronized Patience patience() {
        return kept.patience();
    }

    private synchronized @Nullable String endOf(Patience patience, String transaction) {
        return kept.endOf(patience, transaction);
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
        kept.tend(firstOffers.baseFee());
    }

    /** How its transactions get to the node. */
    HandOver node() {
        return node;
    }

    /** What is sent is handed to the node by these, if they hold. */
    synchronized void through(HeldTransactions transactions) {
        held = transactions;
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
                node.giveInTime(signed);
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
        kept.keep(transaction);
    }

    /** Sends a call behind those of somebody else with the same key, if that is why its nonce was refused. */
    private String afterOthers(ContractCall call, long most, ChainException refusal) {
        long next = connection.transactionCount(address);
        if (replacement == null || next <= nextNonce) {
            throw refusal;
        }
        return handOver(new Offer(next, call, firstOffers.within(most), most));
    }

    /**
     * Tells what blocks cost, so that the first offer is enough for some blocks to come.
     *
     * @param wei for a unit of gas in the newest block without any tip
     */
    public void costs(long wei) {
        firstOffers.costs(wei);
    }

    /** What is tipped first, wei per unit of gas. */
    public long tip() {
        return firstOffers.tip();
    }

    /** What is offered first by what blocks cost now, wei per unit of gas; where blocks have one price, no more than this. */
    public long firstOffer() {
        return firstOffers.most();
    }

    /** The account's address; never its key. */
    @Override
    public String toString() {
        return "TransactionSender[" + address + "]";
    }
}
