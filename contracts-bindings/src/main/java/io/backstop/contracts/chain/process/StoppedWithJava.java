package io.backstop.contracts.chain.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What must not outlive Java: nodes, and runs on the nodes of others. A node and its folder are made and noted under the same lock
 * that stopping takes, so none can slip between the two.
 */
public final class StoppedWithJava {

    /** All that this Java started. */
    public static final StoppedWithJava RUNNING = new StoppedWithJava();

    private final List<Stoppable> running = new ArrayList<>();
    private volatile boolean stopping;

    private StoppedWithJava() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAll, "stop-nodes"));
    }

    /** What starts a node. */
    @FunctionalInterface
    public interface Start<T extends Stoppable> {

        /** Starts it. */
        T run() throws IOException;
    }

    /** Something that goes on until it is stopped. */
    public interface Stoppable {

        /** Ends it and clears it away, once or more often. */
        void stop();
    }

    /**
     * Starts a node and notes it.
     *
     * @throws IOException if it does not start, or Java is stopping
     */
    public synchronized <T extends Stoppable> T start(Start<T> start) throws IOException {
        if (stopping) {
            throw new IOException("Java is stopping");
        }
        T node = start.run();
        running.add(node);
        return node;
    }

    /** Forgets a node that was stopped otherwise. */
    public synchronized void forget(Stoppable node) {
        running.remove(node);
    }

    /** Whether all is being stopped, or was: what fails from then on fails for that. */
    public boolean isStopping() {
        return stopping;
    }

    private synchronized void stopAll() {
        stopping = true;
        running.forEach(StoppedWithJava::stop);
    }

    /** Whatever goes wrong with one, the others are stopped. */
    private static void stop(Stoppable node) {
        try {
            node.stop();
        } catch (RuntimeException e) {
            // Nobody is left to hand it to.
            System.err.println(e.getMessage());
        }
    }
}
