package io.backstop.contracts.chain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.core.Response;

/**
 * Nodes of one chain, of which one is asked at a time: one that does not answer, says that it cannot now, or falls behind is
 * left for the one that is furthest among those that answer. Every change is told in one line. Threads may share it.
 */
final class Nodes implements AutoCloseable {

    /** Two nodes of one chain rarely see a block in the same second. */
    static final long MOST_BLOCKS_BEHIND = 2;

    private static final int LIMIT_EXCEEDED = -32_005;
    private static final int INTERNAL_ERROR = -32_603;

    private static final long COMPARE_MILLIS = 2_000;
    private static final Duration PATIENCE_WITH_ONE = Duration.ofSeconds(5);

    private final List<String> addresses;
    private final Duration timeout;
    private final Consumer<String> log;
    private final @Nullable NodeLink[] links;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final QuestionGate gate = new QuestionGate();
    private volatile int used;
    private volatile long chainId;
    private volatile long changes;
    private volatile long behind;

    private Nodes(List<String> addresses, Duration timeout, Consumer<String> log) {
        this.addresses = List.copyOf(addresses);
        this.timeout = timeout;
        this.log = log;
        links = new @Nullable NodeLink[addresses.size()];
    }

    /**
     * Connects to the first that answers, or to the furthest where that one is too far behind.
     *
     * @param addresses at least one
     * @param timeout limit for each request; of several nodes each has less
     * @param log is told of each change of the node
     * @throws ChainException if none answers
     */
    static Nodes open(List<String> addresses, Duration timeout, Consumer<String> log) {
        boolean isOne = addresses.size() == 1;
        Duration patience = isOne || timeout.compareTo(PATIENCE_WITH_ONE) < 0 ? timeout : PATIENCE_WITH_ONE;
        Nodes nodes = new Nodes(addresses, patience, log);
        nodes.connect();
        if (!isOne) {
            // Whoever asks must not act for seconds on what lies behind.
            nodes.compareOnce();
            Thread.ofPlatform().daemon().name("compare-nodes").start(nodes::compareUntilClosed);
        }
        return nodes;
    }

    private void connect() {
        try {
            link(0);
        } catch (ChainException e) {
            goOn(0, e);
        }
        chainId = current().chainId();
    }

    /** The node that is asked now. */
    NodeLink current() {
        return link(used);
    }

    /** Whether there is any other to go to. */
    boolean areSeveral() {
        return addresses.size() > 1;
    }

    /** How often another node was taken. */
    long changes() {
        return changes;
    }

    /** By how many blocks the node in use was behind the furthest when they were compared last. */
    long behind() {
        return behind;
    }

    /**
     * Asks the node in use, and the others if it does not answer.
     *
     * @throws NoAnswerException if none does
     */
    <T extends Response<?>> Answer<T> exchange(String method, List<?> parameters, Class<T> type) {
        return gate.pass(() -> asking(node -> answer(node, method, parameters, type)));
    }

    /** How the node in use is asked for many receipts. */
    ReceiptWay receiptWay() {
        return usable().receiptWay();
    }

    /** The same for several questions at once; see {@link NodeLink#exchangeAll}. */
    Optional<List<JsonResponse>> exchangeAll(String method, List<List<?>> parameters) {
        return gate.pass(() -> asking(node -> node.exchangeAll(method, parameters)));
    }

    /** See {@link ChainConnection#cease}. */
    void cease(Duration patience) throws InterruptedException {
        gate.shut(patience);
    }

    private <A> A asking(Function<NodeLink, A> question) {
        NodeLink asked = usable();
        for (int others = addresses.size() - 1; ; others--) {
            try {
                return question.apply(asked);
            } catch (NoAnswerException e) {
                if (others == 0 || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                asked = instead(asked, e);
            }
        }
    }

    /** The node in use, or another if no link to it can be made. */
    private NodeLink usable() {
        try {
            return current();
        } catch (ChainException e) {
            if (!areSeveral()) {
                throw e;
            }
            goOn(used, e);
            return current();
        }
    }

    /** Of a single node every error is told as it stands; of several, one that others may not have is no answer. */
    private <T extends Response<?>> Answer<T> answer(NodeLink asked, String method, List<?> parameters, Class<T> type) {
        T response = asked.exchange(method, parameters, type);
        if (areSeveral() && isOfNodeAlone(response)) {
            throw new BusyException(
                    "chain at %s does not answer: %s".formatted(asked.endpoint(), NodeLink.reason(response)));
        }
        return new Answer<>(asked, response);
    }

    /** Some nodes refuse calls of contracts as internal errors, with what the contract said, and too much gas as too large. */
    private static boolean isOfNodeAlone(Response<?> response) {
        if (!response.hasError()) {
            return false;
        }
        Response.Error error = response.getError();
        Refusal why = Refusal.of(error.getCode(), error.getMessage(), error.getData());
        return (error.getCode() == LIMIT_EXCEEDED && why == Refusal.TOO_LARGE)
                || (error.getCode() == INTERNAL_ERROR && error.getData() == null);
    }

    /** Asks all nodes how far they are, and leaves the one in use if it is too far behind. */
    void compareHeads() {
        int now = used;
        int furthest = now;
        long most = -1;
        for (int node = 0; node < addresses.size(); node++) {
            long head = node == now ? -1 : headAnew(node);
            if (head > most) {
                most = head;
                furthest = node;
            }
        }
        // Asked last: while another took its time to answer, the chain went on.
        long own = head(now);
        behind = own < 0 ? 0 : Math.max(0, most - own);
        if (behind > MOST_BLOCKS_BEHIND) {
            String why = "chain at %s is %d blocks behind".formatted(Endpoints.shown(addresses.get(now)), behind);
            change(now, furthest, why);
            behind = 0;
        }
    }

    /** Drops the link to the node in use; the next question makes another, and looks again which chain that is. */
    void renew() {
        synchronized (links) {
            NodeLink old = links[used];
            links[used] = null;
            if (old != null) {
                old.close();
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        synchronized (links) {
            for (NodeLink link : links) {
                if (link != null) {
                    link.close();
                }
            }
        }
    }

    private void compareUntilClosed() {
        try {
            while (!closed.await(COMPARE_MILLIS, TimeUnit.MILLISECONDS)) {
                compareOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong with one comparison, there is another; who asks the node in use is told of it. */
    private void compareOnce() {
        try {
            compareHeads();
        } catch (RuntimeException e) {
            behind = 0;
        }
    }

    /** The same by a link that is made anew if it broke: for nodes that are not in use. */
    private long headAnew(int node) {
        long head = head(node);
        if (head >= 0 || !isLinked(node)) {
            return head;
        }
        forget(node);
        return head(node);
    }

    private boolean isLinked(int node) {
        synchronized (links) {
            return links[node] != null;
        }
    }

    /** Number of a node's newest block; -1 if it does not answer. */
    private long head(int node) {
        try {
            return link(node).quantity("eth_blockNumber");
        } catch (ChainException e) {
            return -1;
        }
    }

    /** The node to ask instead of one that did not answer: another thread may have found it already. */
    private synchronized NodeLink instead(NodeLink silent, NoAnswerException why) {
        if (current() == silent) {
            goOn(used, why);
        }
        return current();
    }

    /** With the furthest of the others; of several the one that was named first after this. */
    private void goOn(int from, ChainException why) {
        int furthest = from;
        long most = -1;
        for (int step = 1; step < addresses.size(); step++) {
            int other = (from + step) % addresses.size();
            long head = headAnew(other);
            if (head > most) {
                most = head;
                furthest = other;
            }
        }
        if (furthest == from) {
            throw why;
        }
        change(from, furthest, why.getMessage());
        forget(from);
    }

    private synchronized void change(int from, int to, @Nullable String why) {
        if (used != from) {
            return;
        }
        used = to;
        changes++;
        log.accept("%s; going on with %s".formatted(why, Endpoints.shown(addresses.get(to))));
    }

    /** A link that broke is made anew; not the one in use, whose failure whoever asks must see. */
    private void forget(int node) {
        synchronized (links) {
            if (node == used) {
                return;
            }
            NodeLink old = links[node];
            links[node] = null;
            if (old != null) {
                old.close();
            }
        }
    }

    /** The link to a node, made if there is none. */
    private NodeLink link(int node) {
        synchronized (links) {
            NodeLink link = links[node];
            if (link != null) {
                return link;
            }
        }
        NodeLink made = opened(addresses.get(node));
        synchronized (links) {
            NodeLink link = links[node];
            if (link != null) {
                made.close();
                return link;
            }
            links[node] = made;
            return made;
        }
    }

    private NodeLink opened(String address) {
        NodeLink link = NodeLink.open(address, timeout);
        if (chainId != 0 && link.chainId() != chainId) {
            link.close();
            throw new ChainException(
                    "chain at %s: its id is %d, must be %d".formatted(link.endpoint(), link.chainId(), chainId));
        }
        return link;
    }
}
