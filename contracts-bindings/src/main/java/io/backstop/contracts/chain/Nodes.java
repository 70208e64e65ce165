package io.backstop.contracts.chain;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.core.Response;

/**
 * Nodes of one chain, of which one is asked at a time: one that does not answer or falls behind is left for the next that
 * does. Every change is told in one line. Threads may share it.
 */
final class Nodes implements AutoCloseable {

    /** Two nodes of one chain rarely see a block in the same second. */
    private static final long MOST_BLOCKS_BEHIND = 3;

    private static final long COMPARE_MILLIS = 2_000;
    private static final Duration PATIENCE_WITH_ONE = Duration.ofSeconds(5);

    private final List<String> addresses;
    private final Duration timeout;
    private final Consumer<String> log;
    private final @Nullable NodeLink[] links;
    private final CountDownLatch closed = new CountDownLatch(1);
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
     * Connects to the first that answers.
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
        synchronized (links) {
            return Objects.requireNonNull(links[used], "the node in use is always connected");
        }
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
    <T extends Response<?>> T exchange(String method, List<?> parameters, Class<T> type) {
        NodeLink asked = current();
        for (int others = addresses.size() - 1; ; others--) {
            try {
                return asked.exchange(method, parameters, type);
            } catch (NoAnswerException e) {
                if (others == 0) {
                    throw e;
                }
                asked = instead(asked, e);
            }
        }
    }

    /** Asks all nodes how far they are, and leaves the one in use if it is too far behind. */
    void compareHeads() {
        int now = used;
        long own = head(now);
        int furthest = now;
        long most = own;
        for (int node = 0; node < addresses.size(); node++) {
            long head = node == now ? own : head(node);
            if (head > most) {
                most = head;
                furthest = node;
            }
        }
        behind = own < 0 ? 0 : most - own;
        if (own >= 0 && behind > MOST_BLOCKS_BEHIND) {
            String why = "chain at %s is %d blocks behind".formatted(Endpoints.shown(addresses.get(now)), behind);
            change(now, furthest, why);
            behind = 0;
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
                compareHeads();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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

    private void goOn(int from, ChainException why) {
        for (int step = 1; step < addresses.size(); step++) {
            int next = (from + step) % addresses.size();
            try {
                forget(next);
                link(next);
            } catch (ChainException e) {
                continue;
            }
            change(from, next, why.getMessage());
            return;
        }
        throw why;
    }

    private synchronized void change(int from, int to, @Nullable String why) {
        if (used != from) {
            return;
        }
        used = to;
        changes++;
        log.accept("%s; going on with %s".formatted(why, Endpoints.shown(addresses.get(to))));
    }

    /** A link that broke is made anew. */
    private void forget(int node) {
        synchronized (links) {
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
