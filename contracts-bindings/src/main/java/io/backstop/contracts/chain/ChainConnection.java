package io.backstop.contracts.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.backstop.contracts.abi.ContractErrors;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.OpeningRefusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.methods.response.Log;

/**
 * A connection to a chain, through one node or another: web3j underneath, plain values above.
 *
 * <p>Threads may share it. Every failure is a {@link ChainException}.
 */
public final class ChainConnection implements AutoCloseable {

    /** Long enough for a busy node on a small machine. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);

    /** A node that is more blocks behind another is not used. */
    public static final long MOST_BLOCKS_BEHIND = Nodes.MOST_BLOCKS_BEHIND;

    /** What fits 63 bits: 16 digits if the first is 7 at most. */
    private static final Pattern QUANTITY = Pattern.compile("0x0*[0-7]?[0-9a-fA-F]{1,15}");

    private static final int HEX = 16;

    private final Duration timeout;
    private final Nodes nodes;
    private final Questions questions;
    private final BlockQuestions blocks;
    private final ContractViews views;
    private final ReceiptQuestions receipts;

    private ChainConnection(List<String> endpoints, Duration timeout, Consumer<String> log) {
        this.timeout = timeout;
        nodes = Nodes.open(endpoints, timeout, log);
        questions = new Questions(nodes);
        blocks = new BlockQuestions(nodes);
        views = new ContractViews(nodes);
        receipts = new ReceiptQuestions(nodes);
    }

    /** Connects with the default time limit for each request. */
    public static ChainConnection open(String endpoint) {
        return open(endpoint, DEFAULT_TIMEOUT);
    }

    /**
     * Connects and asks once, so that a wrong address is told at once.
     *
     * @param endpoint a URL of {@code http}, {@code https}, {@code ws} or {@code wss}, or the path of a node's socket
     * @param timeout limit for each request
     * @throws ChainException if nothing answers there
     */
    public static ChainConnection open(String endpoint, Duration timeout) {
        return new ChainConnection(List.of(endpoint), timeout, line -> {});
    }

    /**
     * Connects to several nodes of one chain, of which one is asked at a time: the first, until it does not answer or
     * falls behind.
     *
     * @param endpoints at least one
     * @param log is told in one line when another node is taken
     * @throws ChainException if none answers
     */
    public static ChainConnection open(List<String> endpoints, Consumer<String> log) {
        return new ChainConnection(endpoints, DEFAULT_TIMEOUT, log);
    }

    /**
     * The same with this limit for each request.
     *
     * @param endpoints at least one
     * @param log is told in one line when another node is taken
     * @throws ChainException if none answers
     */
    public static ChainConnection open(List<String> endpoints, Duration timeout, Consumer<String> log) {
        return new ChainConnection(endpoints, timeout, log);
    }

    /** The address of the node in use, without what may be secret in it. */
    public String endpoint() {
        return nodes.current().endpoint();
    }

    /** For whoever looks at the nodes themselves. */
    Nodes nodes() {
        return nodes;
    }

    /** How often another node was taken. */
    public long failovers() {
        return nodes.changes();
    }

    /** By how many blocks the node in use was behind the furthest when they were compared last; 0 of a single node. */
    public long blocksBehind() {
        return nodes.behind();
    }

    /** web3j itself. */
    public Web3j web3j() {
        return nodes.current().web3j();
    }

    /**
     * Has the node in use tell of each new block; one that is taken instead later does not.
     *
     * @param news is told on a thread of the connection, of a subscription that fails too
     * @return null if the node must be asked, because it is reached over HTTP
     */
    public @Nullable HeadSubscription newHeads(Runnable news) {
        return nodes.current().newHeads(news);
    }

    /** Name and version of the node in use, as it says itself; {@code unknown} where it was started without such questions. */
    public String clientVersion() {
        try {
            return json("web3_clientVersion").asText();
        } catch (RefusedException e) {
            return "unknown";
        }
    }

    /**
     * Has a development node write no line for each request any more: nobody reads them.
     *
     * @param maker with whose name its own methods begin
     */
    public void silence(String maker) {
        json(maker + "_setLoggingEnabled", false);
    }

    /** The chain's id. */
    public long chainId() {
        return quantity("eth_chainId");
    }

    /**
     * Checks that this is the chain that is meant.
     *
     * @throws ChainException if it is another one
     */
    public ChainConnection requireChainId(long expected) {
        long actual = chainId();
        if (actual != expected) {
            throw new ChainException("chain at %s: its id is %d, must be %d".formatted(endpoint(), actual, expected));
        }
        return this;
    }

    /** Number of the newest block. */
    public long blockNumber() {
        return quantity("eth_blockNumber");
    }

    /** The newest block. */
    public Block latestBlock() {
        return blocks.block("latest");
    }

    /**
     * The block with this number.
     *
     * @throws BehindException if the node does not have it
     */
    public Block block(long number) {
        return blocks.block(hex(number));
    }

    /** Number of transactions in a block that these accounts sent. */
    public long transactionsOf(long block, Set<String> senders) {
        return blocks.transactionsOf(block, senders);
    }

    /** Units of gas that the newest block may use. */
    public long blockGasLimit() {
        return number(json("eth_getBlockByNumber", "latest", false).get("gasLimit"));
    }

    /** Whether blocks have a base fee, so that transactions offer a tip above it (EIP-1559). */
    public boolean hasBaseFee() {
        return json("eth_getBlockByNumber", "latest", false).has("baseFeePerGas");
    }

    /** What the node thinks a unit of gas costs, wei. */
    public long gasPrice() {
        return quantity("eth_gasPrice");
    }

    /**
     * Logs of these contracts in blocks from {@code first} to {@code last}, in the order of the chain.
     *
     * @throws BehindException if the node that was asked does not have the last block: its logs would be fewer
     */
    public List<Log> logs(long first, long last, List<String> contracts) {
        return blocks.logs(first, last, contracts);
    }

    /**
     * From now on views are of this block, however many come meanwhile: what they tell may depend on the block's time. Whoever runs a
     * chain whose clock is its own says so after each of its steps. Nothing else is asked of an older block, and a node that has
     * forgotten this one tells of its newest.
     */
    public void viewAt(long block) {
        views.viewAt(block);
    }

    /** Views are of the newest block again. */
    public void viewNewest() {
        views.viewNewest();
    }

    /**
     * Calls a view of a contract on the newest block, or on that of {@link #viewAt}.
     *
     * @return its result in hexadecimal, one word at least
     * @throws ContractRevertException if the contract refuses
     * @throws NothingThereException if there is no contract
     */
    public String call(String contract, String calldata) {
        return views.call(contract, calldata);
    }

    /** Whether a contract would carry out a call of anybody now; nothing changes. */
    public boolean wouldCarryOut(String contract, String calldata) {
        return views.wouldCarryOut(contract, calldata);
    }

    /**
     * Calls a view of a contract on a block.
     *
     * @param block its hash
     * @return its result in hexadecimal
     * @throws BehindException if the node says that it does not have that block by saying nothing
     * @throws ChainException if it does not have the state of that block any more, or the contract refuses
     */
    public String callAt(String block, String contract, String calldata) {
        return views.callAt(block, contract, calldata);
    }

    /**
     * Calls a contract on the newest block as if this account did and paid for it; nothing changes.
     *
     * @param wei that it would send
     * @return its result in hexadecimal
     * @throws ContractRevertException if the contract refuses
     */
    public String callAs(String account, String contract, String calldata, long wei) {
        return views.callAs(account, contract, calldata, wei);
    }

    /**
     * Why a contract would refuse this account's call; nothing changes.
     *
     * @param afterWaiting whether that is asked of the state after all transactions that the node knows to be waiting
     * @return empty if it would not refuse
     */
    public Optional<ContractError> refusalOf(String account, String contract, String calldata, boolean afterWaiting) {
        return refusalOf(account, contract, calldata, 0, afterWaiting);
    }

    /**
     * The same of a call that sends ether.
     *
     * @param wei that it would send
     */
    public Optional<ContractError> refusalOf(
            String account, String contract, String calldata, long wei, boolean afterWaiting) {
        return views.refusalOf(account, contract, calldata, wei, afterWaiting);
    }

    /**
     * What an account has of the chain's coin, in wei.
     *
     * @throws ChainException if that does not fit a signed 64-bit integer
     */
    public long balanceWei(String account) {
        return quantity("eth_getBalance", account, "latest");
    }

    /** Whether an account has any of the chain's coin. */
    public boolean hasMoney(String account) {
        return !json("eth_getBalance", account, "latest").asText().matches("0x0*");
    }

    /** The code at an address in hexadecimal; {@code 0x} if there is no contract. */
    public String code(String address) {
        return json("eth_getCode", address, "latest").asText();
    }

    /** Number of transactions an account has sent, including those that wait for a block. */
    public long transactionCount(String account) {
        return quantity("eth_getTransactionCount", account, "pending");
    }

    /** Number of an account's transactions that are in blocks. */
    public long minedCount(String account) {
        return quantity("eth_getTransactionCount", account, "latest");
    }

    /** Whether the node has a transaction, in a block or waiting for one. */
    public boolean knows(String transaction) {
        return !json("eth_getTransactionByHash", transaction).isNull();
    }

    /** Hands a signed transaction to the node and returns its hash; it does not wait for a block. */
    public String sendRaw(String signed) {
        return json("eth_sendRawTransaction", signed).asText();
    }

    /** The receipt of a transaction, empty while it waits for a block. */
    public Optional<Receipt> receipt(String transaction) {
        return receipts.of(transaction);
    }

    /**
     * The receipts of those of these transactions that are in blocks, by their hashes. Many are asked for at once, in the way
     * that the node was found to take when the link to it was made.
     */
    public Map<String, Receipt> receipts(List<String> transactions) {
        return receipts.of(transactions);
    }

    /**
     * Waits until a transaction is in a block, at most as long as a request may take.
     *
     * @throws ChainException if it is in none by then
     */
    public Receipt awaitReceipt(String transaction) {
        Optional<Receipt> receipt = receipt(transaction);
        return receipt.isPresent() ? receipt.get() : awaitBlocks(transaction);
    }

    private Receipt awaitBlocks(String transaction) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try (BlockNews news = BlockNews.of(this)) {
            while (System.nanoTime() < deadline) {
                Optional<Receipt> receipt = receipt(transaction);
                if (receipt.isPresent()) {
                    return receipt.get();
                }
                news.await();
            }
        }
        throw new ChainException("chain at %s: transaction %s is in no block after %d s"
                .formatted(endpoint(), transaction, timeout.toSeconds()));
    }

    /**
     * Waits for a transaction that must succeed.
     *
     * @param failure what it means if it does not; the message goes on with the contract's reason
     * @throws ChainException if it is in no block in time, or was reverted
     */
    public void requireSuccess(String transaction, String failure) {
        if (!awaitReceipt(transaction).succeeded()) {
            throw new ChainException(failure + ": " + toldRefusal(transaction));
        }
    }

    /** A node that was started without traces does not say why. */
    private String toldRefusal(String transaction) {
        try {
            return OpeningRefusal.of(refusal(transaction));
        } catch (RefusedException e) {
            return "the node does not say why: " + e.getMessage();
        }
    }

    /**
     * Why a reverted transaction was refused, from the node's own trace of it. A call on another block could say
     * something else: what stood before the transaction in its block would be missing.
     */
    public ContractError refusal(String transaction) {
        Map<String, Object> brief = Map.of("disableStorage", true, "disableStack", true);
        JsonNode trace = json("debug_traceTransaction", transaction, brief);
        return ContractErrors.decode(prefixed(trace.path("returnValue").asText("")));
    }

    /** The number that a method returns. */
    long quantity(String method, Object... parameters) {
        return questions.quantity(method, parameters);
    }

    /** What a method returns, the null node included. */
    JsonNode json(String method, Object... parameters) {
        return questions.json(method, parameters);
    }

    /** Gives the link to the node in use up, so that the next question makes another: one that broke does not mend. */
    public void renew() {
        nodes.renew();
    }

    /**
     * Asks nothing any more: every later question is a {@link ChainException}. What was asked before may have happened only once it is
     * answered, so the answers are waited for.
     *
     * @param patience limit of the waiting
     */
    public void cease(Duration patience) throws InterruptedException {
        nodes.cease(patience);
    }

    @Override
    public void close() {
        nodes.close();
    }

    /**
     * A number as nodes write it.
     *
     * @throws ChainException if it is none, or does not fit 64 bits
     */
    static long number(@Nullable JsonNode quantity) {
        String text = quantity == null ? "" : quantity.asText();
        if (!QUANTITY.matcher(text).matches()) {
            throw new ChainException("\"%s\" must be a number in hexadecimal"
                    .formatted(text.lines().findFirst().orElse("")));
        }
        return Long.parseLong(text.substring(2), HEX);
    }

    static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }

    private static String prefixed(String hex) {
        return hex.startsWith("0x") ? hex : "0x" + hex;
    }
}
