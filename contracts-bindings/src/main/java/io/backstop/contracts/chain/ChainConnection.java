package io.backstop.contracts.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.backstop.contracts.abi.ContractErrors;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.OpeningRefusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.response.EthLog;
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

    /** Nodes bound how much they are asked at once, some at a hundred. */
    private static final int MOST_AT_ONCE = 100;

    private static final String NEWEST = "latest";
    private static final int HEX = 16;
    private static final int TIMES_OVERTAKEN = 20;
    private static final String RECEIPT = "eth_getTransactionReceipt";

    private final Duration timeout;
    private final Nodes nodes;
    private volatile String viewed = NEWEST;

    private ChainConnection(List<String> endpoints, Duration timeout, Consumer<String> log) {
        this.timeout = timeout;
        nodes = Nodes.open(endpoints, timeout, log);
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
        return block("latest");
    }

    /**
     * The block with this number.
     *
     * @throws BehindException if the node does not have it
     */
    public Block block(long number) {
        return block(hex(number));
    }

    /** Number of transactions in a block that these accounts sent. */
    public long transactionsOf(long block, Set<String> senders) {
        long found = 0;
        for (JsonNode transaction :
                json("eth_getBlockByNumber", hex(block), true).path("transactions")) {
            found += senders.contains(transaction.path("from").asText().toLowerCase(Locale.ROOT)) ? 1 : 0;
        }
        return found;
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
        NodeLink having = nodes.areSeveral() ? requireBlock(last) : null;
        Map<String, Object> filter = Map.of("fromBlock", hex(first), "toBlock", hex(last), "address", contracts);
        Answer<EthLog> answer = exchange("eth_getLogs", List.of(filter), EthLog.class);
        if (having != null && answer.from() != having) {
            throw new BehindException(answer.from().endpoint(), hex(last));
        }
        List<Log> logs = new ArrayList<>();
        for (EthLog.LogResult<?> result : answer.checked("eth_getLogs").getLogs()) {
            logs.add((Log) result.get());
        }
        return logs;
    }

    /** The node in use, which has this block. */
    private NodeLink requireBlock(long number) {
        String method = "eth_blockNumber";
        Answer<JsonResponse> answer = exchange(method, List.of(), JsonResponse.class);
        if (answer.number(method, answer.checked(method).result()) < number) {
            throw new BehindException(answer.from().endpoint(), hex(number));
        }
        return answer.from();
    }

    /**
     * From now on views are of this block, however many come meanwhile: what they tell may depend on the block's time. Whoever runs a
     * chain whose clock is its own says so after each of its steps. Nothing else is asked of an older block, and a node that has
     * forgotten this one tells of its newest.
     */
    public void viewAt(long block) {
        viewed = hex(block);
    }

    /** Views are of the newest block again. */
    public void viewNewest() {
        viewed = NEWEST;
    }

    /**
     * Calls a view of a contract on the newest block, or on that of {@link #viewAt}.
     *
     * @return its result in hexadecimal, one word at least
     * @throws ContractRevertException if the contract refuses
     * @throws NothingThereException if there is no contract
     */
    public String call(String contract, String calldata) {
        String result = result(contract, Map.of("to", contract, "data", calldata), viewed);
        if (result.length() <= 2) {
            throw new NothingThereException(endpoint(), contract);
        }
        return result;
    }

    /** Whether a contract would carry out a call of anybody now; nothing changes. */
    public boolean wouldCarryOut(String contract, String calldata) {
        try {
            result(contract, Map.of("to", contract, "data", calldata), viewed);
            return true;
        } catch (ContractRevertException refused) {
            return false;
        }
    }

    /**
     * Calls a view of a contract on a block.
     *
     * @param block its hash
     * @return its result in hexadecimal
     * @throws ChainException if the node does not have the state of that block any more, or the contract refuses
     */
    public String callAt(String block, String contract, String calldata) {
        return json("eth_call", Map.of("to", contract, "data", calldata), Map.of("blockHash", block))
                .asText();
    }

    /**
     * Calls a contract on the newest block as if this account did and paid for it; nothing changes.
     *
     * @param wei that it would send
     * @return its result in hexadecimal
     * @throws ContractRevertException if the contract refuses
     */
    public String callAs(String account, String contract, String calldata, long wei) {
        return result(contract, Map.of("from", account, "to", contract, "data", calldata, "value", hex(wei)), viewed);
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
        try {
            result(
                    contract,
                    Map.of("from", account, "to", contract, "data", calldata, "value", hex(wei)),
                    afterWaiting ? "pending" : viewed);
            return Optional.empty();
        } catch (ContractRevertException e) {
            return Optional.of(e.error());
        }
    }

    private String result(String contract, Map<String, String> call, String block) {
        Answer<JsonResponse> answer = callNewest(call, block);
        JsonResponse response = answer.response();
        if (response.hasError() && isRevert(response.getError())) {
            String revert = String.valueOf(response.getError().getData());
            throw new ContractRevertException("call of " + contract, ContractErrors.decode(unquoted(revert)));
        }
        return answer.checked("eth_call").result().asText();
    }

    /** Older nodes have no code of its own for it, and some do not tell the contract's bytes either. */
    private static boolean isRevert(Response.Error error) {
        return Refusal.of(error.getCode(), error.getMessage(), error.getData()) == Refusal.REVERT;
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
        JsonNode receipt = json(RECEIPT, transaction);
        return receipt.isNull() ? Optional.empty() : Optional.of(receiptOf(receipt));
    }

    /**
     * The receipts of those of these transactions that are in blocks, by their hashes. Many are asked for at once, in the way
     * that the node was found to take when the link to it was made.
     */
    public Map<String, Receipt> receipts(List<String> transactions) {
        Map<String, Receipt> receipts = new HashMap<>();
        for (int from = 0; from < transactions.size(); from += MOST_AT_ONCE) {
            List<String> some = transactions.subList(from, Math.min(transactions.size(), from + MOST_AT_ONCE));
            for (JsonNode receipt : all(some)) {
                if (!receipt.isNull()) {
                    Receipt read = receiptOf(receipt);
                    receipts.put(read.transaction(), read);
                }
            }
        }
        return receipts;
    }

    private List<JsonNode> all(List<String> transactions) {
        if (transactions.size() < 2) {
            return oneByOne(transactions);
        }
        return switch (nodes.receiptWay()) {
            case PIPELINE, BATCH -> atOnce(transactions);
            case BLOCK -> byBlocks(transactions);
            case SINGLE -> oneByOne(transactions);
        };
    }

    private List<JsonNode> oneByOne(List<String> transactions) {
        return transactions.stream().map(each -> json(RECEIPT, each)).toList();
    }

    /** A node that takes no list any more is asked in another way from now on. */
    private List<JsonNode> atOnce(List<String> transactions) {
        Optional<List<JsonResponse>> answers = nodes.exchangeAll(
                RECEIPT, transactions.stream().<List<?>>map(List::of).toList());
        if (answers.isEmpty()) {
            return all(transactions);
        }
        return answers.get().stream().anyMatch(Response::hasError)
                ? oneByOne(transactions)
                : answers.get().stream().map(JsonResponse::result).toList();
    }

    /** Of each block one transaction tells which it is; then the block tells the others. */
    private List<JsonNode> byBlocks(List<String> transactions) {
        Set<String> missing = new LinkedHashSet<>(transactions);
        List<JsonNode> found = new ArrayList<>();
        while (!missing.isEmpty()) {
            String first = missing.iterator().next();
            missing.remove(first);
            JsonNode receipt = json(RECEIPT, first);
            found.add(receipt);
            if (!receipt.isNull() && !missing.isEmpty()) {
                json("eth_getBlockReceipts", receipt.get("blockNumber").asText())
                        .forEach(other -> {
                            if (missing.remove(other.path("transactionHash").asText())) {
                                found.add(other);
                            }
                        });
            }
        }
        return found;
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
        Answer<JsonResponse> answer = exchange(method, List.of(parameters), JsonResponse.class);
        return answer.number(method, answer.checked(method).result());
    }

    /** What a method returns, the null node included. */
    JsonNode json(String method, Object... parameters) {
        return exchange(method, List.of(parameters), JsonResponse.class)
                .checked(method)
                .result();
    }

    /** Gives the link to the node in use up, so that the next question makes another: one that broke does not mend. */
    public void renew() {
        nodes.renew();
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

    /** A node that keeps the newest state only may make a block between finding the newest one and reading it. */
    private Answer<JsonResponse> callNewest(Map<String, String> call, String block) {
        Answer<JsonResponse> answer = exchange("eth_call", List.of(call, block), JsonResponse.class);
        for (int again = 0; again < TIMES_OVERTAKEN && isOvertaken(answer.response()); again++) {
            answer = exchange("eth_call", List.of(call, block.equals(viewed) ? NEWEST : block), JsonResponse.class);
        }
        return answer;
    }

    private static boolean isOvertaken(JsonResponse answer) {
        return answer.hasError() && answer.getError().getMessage().contains("BlockOutOfRange");
    }

    private Block block(String which) {
        String method = "eth_getBlockByNumber";
        Answer<JsonResponse> answer = exchange(method, List.of(which, false), JsonResponse.class);
        JsonNode block = answer.checked(method).result();
        if (block.isNull()) {
            throw new BehindException(answer.from().endpoint(), which);
        }
        return new Block(
                number(block.get("number")),
                block.get("hash").asText(),
                block.get("parentHash").asText(),
                number(block.get("timestamp")),
                block.has("baseFeePerGas") ? number(block.get("baseFeePerGas")) : 0);
    }

    private static Receipt receiptOf(JsonNode receipt) {
        return new Receipt(
                receipt.get("transactionHash").asText(),
                number(receipt.get("blockNumber")),
                number(receipt.get("status")) == 1,
                number(receipt.get("gasUsed")),
                receipt.has("effectiveGasPrice") ? number(receipt.get("effectiveGasPrice")) : 0);
    }

    private <T extends Response<?>> Answer<T> exchange(String method, List<?> parameters, Class<T> type) {
        return nodes.exchange(method, parameters, type);
    }

    private static String prefixed(String hex) {
        return hex.startsWith("0x") ? hex : "0x" + hex;
    }

    private static String unquoted(String text) {
        return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }
}
