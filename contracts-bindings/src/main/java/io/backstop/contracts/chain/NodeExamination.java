package io.backstop.contracts.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks a node what it can do, without sending anything to its chain: a snapshot that is taken is gone back to at once. */
public final class NodeExamination {

    /** Creation code that refuses with four bytes: MSTORE of 12345678 to the right end of a word, REVERT of these. */
    private static final String REFUSES = "0x6312345678600052600460" + "1cfd";

    private static final String REFUSED_WITH = "0x12345678";

    /** Besu takes 1024, others have no limit; {@link ReceiptWay#BATCH} needs a hundred. */
    private static final List<Integer> BATCHES = List.of(1025, 1024, 100);

    private static final long LOG_BLOCKS = 1_000;
    private static final int GAS_OF_A_BATCH = 30_000_000;

    /** Longer than public chains take for a block. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final long ASK_MILLIS = 100;

    private final ChainConnection connection;
    private final Duration patience;
    private final List<Finding> findings = new ArrayList<>();
    private boolean tellsOfBlocks;

    private NodeExamination(ChainConnection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    /**
     * Examines the node in use.
     *
     * @throws NoAnswerException if it does not answer
     */
    public static List<Finding> of(ChainConnection connection) {
        return of(connection, PATIENCE);
    }

    /**
     * The same with another patience.
     *
     * @param patience how long a block is waited for
     */
    static List<Finding> of(ChainConnection connection, Duration patience) {
        NodeExamination examination = new NodeExamination(connection, patience);
        examination.examine();
        return List.copyOf(examination.findings);
    }

    private void examine() {
        client();
        identity();
        clock();
        gas();
        rules();
        refusals();
        logs();
        newHeads();
        receipts();
        batches();
        pool();
        snapshots();
        traces();
    }

    private void client() {
        tell("client", connection.clientVersion(), true);
    }

    private void identity() {
        long id = connection.chainId();
        String network = text(answer("net_version"));
        String differs = network.equals(Long.toString(id))
                ? ""
                : ", network id " + network + " (transactions are signed for the chain id)";
        tell("chain id", id + differs, true);
    }

    private void clock() {
        Block newest = connection.latestBlock();
        tell("newest block", "%d of %s".formatted(newest.number(), Instant.ofEpochSecond(newest.timestamp())), true);
        BlockClock clock = BlockClock.of(connection);
        if (clock.minesOnDemand()) {
            tell("blocks", "on demand: runs replay the tape at its own times", true);
        } else if (clock.minesEachTransaction()) {
            tell("blocks", "one for each transaction: run needs all of a step in one; " + BlockClock.RATHER, false);
        } else if (isFollowed(newest.number())) {
            String apart = blockTime(connection.latestBlock());
            tell("blocks", "made by the node" + apart + ": runs play one step for each block", true);
        } else {
            String none = "none in %d s: run would wait for one in vain".formatted(patience.toSeconds());
            tell("blocks", none + "; start the node so that it makes them by itself", false);
        }
    }

    /** Whether another block comes. */
    private boolean isFollowed(long block) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (connection.blockNumber() <= block) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ASK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChainException("interrupted while waiting for a block", e);
        }
    }

    private String blockTime(Block newest) {
        if (newest.number() < 2) {
            return "";
        }
        long before = connection.block(newest.number() - 1).timestamp();
        return ", the last after %d s".formatted(newest.timestamp() - before);
    }

    private void gas() {
        long limit = connection.blockGasLimit();
        String least = limit < GAS_OF_A_BATCH ? ": too little for large batches" : "";
        tell("block gas limit", limit + least, limit >= GAS_OF_A_BATCH);
        JsonNode newest = connection.json("eth_getBlockByNumber", "latest", false);
        boolean hasBaseFee = newest.has("baseFeePerGas");
        tell(
                "fees",
                hasBaseFee
                        ? "base fee %d wei, EIP-1559".formatted(ChainConnection.number(newest.get("baseFeePerGas")))
                        : "no base fee: transactions have one price, all of which is paid",
                true);
    }

    private void rules() {
        tell(
                "rules",
                "%s: the contracts' %1$s build runs"
                        .formatted(Hardfork.followedBy(connection).id()),
                true);
    }

    private void refusals() {
        contractsRefusals();
        Refusal unknown = refusal("eth_noSuchMethod");
        // Over sockets anvil calls it parameters that fit no method.
        boolean isTold = unknown == Refusal.NO_SUCH_METHOD || unknown == Refusal.BAD_PARAMETERS;
        tell("unknown methods", "told as " + unknown, isTold);
    }

    private void contractsRefusals() {
        String what = "contracts' refusals";
        try {
            connection.json("eth_call", Map.of("data", REFUSES), "latest");
            tell(what, "taken for answers", false);
        } catch (RefusedException e) {
            if (e.why() != Refusal.REVERT) {
                tell(what, "told as " + e.why(), false);
            } else if (e.hasBytes(REFUSED_WITH)) {
                tell(what, "understood, with their bytes", true);
            } else {
                tell(what, "understood, without their bytes: nobody learns why", false);
            }
        }
    }

    private void logs() {
        long last = connection.blockNumber();
        long blocks = Math.min(last, LOG_BLOCKS) + 1;
        long taken = blocks;
        while (taken > 0 && !tellsLogs(last - taken + 1, last)) {
            taken /= 2;
        }
        String pages = taken < blocks ? ", not of %d: read in smaller pages".formatted(blocks) : "";
        tell("logs", taken == 0 ? "not even of one block" : "of %d blocks at once".formatted(taken) + pages, taken > 0);
        String tags =
                answer("eth_getBlockByNumber", "finalized", false) == null ? "unknown: no block is final" : "known";
        tell("safe and finalized", tags, true);
    }

    private boolean tellsLogs(long first, long last) {
        Map<String, String> range =
                Map.of("fromBlock", ChainConnection.hex(first), "toBlock", ChainConnection.hex(last));
        return answer("eth_getLogs", range) != null;
    }

    private void newHeads() {
        HeadSubscription heads = connection.newHeads(() -> {});
        tellsOfBlocks = heads != null;
        if (heads != null) {
            heads.close();
        }
        tell(
                "new blocks",
                heads == null
                        ? "must be asked for at this address; over ws the node tells of them"
                        : "told by the node",
                true);
    }

    private void snapshots() {
        JsonNode snapshot = answer("evm_snapshot");
        if (snapshot != null) {
            BlockClock.of(connection).revert(snapshot.asText());
        }
        tell(
                "going back",
                snapshot == null
                        ? "impossible: contracts of a run stay on the chain"
                        : "by evm_revert: a run leaves nothing",
                true);
    }

    private void receipts() {
        ReceiptWay used = connection.nodes().receiptWay();
        List<String> others = new ArrayList<>();
        if (used != ReceiptWay.BLOCK && answer("eth_getBlockReceipts", "latest") != null) {
            others.add(ReceiptWay.BLOCK.toString());
        }
        if (used != ReceiptWay.SINGLE) {
            others.add(ReceiptWay.SINGLE.toString());
        }
        String besides = others.isEmpty() ? "" : "; the node also tells them " + String.join(", ", others);
        String when = tellsOfBlocks ? "when the node tells of a block" : "again and again";
        tell("receipts", "asked for %s, %s%s".formatted(used, when, besides), true);
    }

    /** Over WebSockets nobody sends lists. */
    private void batches() {
        if (connection.nodes().receiptWay() == ReceiptWay.PIPELINE) {
            tell("batches", "not needed at this address: each question goes by itself", true);
            return;
        }
        int most = BATCHES.stream().filter(this::takesAtOnce).findFirst().orElse(0);
        String limit = most == BATCHES.getFirst() ? "more than 1024 questions" : "%d questions".formatted(most);
        tell("batches", most == 0 ? "not of %d questions".formatted(BATCHES.getLast()) : "of " + limit, true);
    }

    private boolean takesAtOnce(int questions) {
        try {
            return connection
                    .nodes()
                    .exchangeAll("eth_chainId", Collections.nCopies(questions, List.of()))
                    .isPresent();
        } catch (NoAnswerException e) {
            return false;
        }
    }

    /** No node tells its limits; that of Besu is the only one that keepers were seen to meet. */
    private void pool() {
        JsonNode status = answer("txpool_status");
        String waiting = status == null
                ? "does not tell what waits"
                : "%d transactions wait"
                        .formatted(ChainConnection.number(status.get("pending"))
                                + ChainConnection.number(status.get("queued")));
        String limit = connection.clientVersion().toLowerCase(Locale.ROOT).startsWith("besu")
                ? "200 of an account unless --tx-pool-max-future-by-sender says otherwise"
                : "unknown";
        tell("pool", "%s; limit: %s".formatted(waiting, limit), true);
    }

    private void traces() {
        Refusal traces = refusal("debug_traceTransaction", "0x" + "00".repeat(32));
        boolean hasTraces = traces != Refusal.NO_SUCH_METHOD;
        tell(
                "traces",
                hasTraces ? "there: refused transactions say why" : "missing: refused transactions do not say why",
                hasTraces);
    }

    private void tell(String what, String found, boolean works) {
        findings.add(new Finding(what, found, works));
    }

    /** What it answers; null if it refuses. */
    private @Nullable JsonNode answer(String method, Object... parameters) {
        try {
            return connection.json(method, parameters);
        } catch (RefusedException e) {
            return null;
        }
    }

    /** Why it refuses; {@link Refusal#OTHER} if it does not. */
    private Refusal refusal(String method, Object... parameters) {
        try {
            connection.json(method, parameters);
            return Refusal.OTHER;
        } catch (RefusedException e) {
            return e.why();
        }
    }

    private static String text(@Nullable JsonNode answer) {
        return answer == null ? "unknown" : answer.asText();
    }
}
