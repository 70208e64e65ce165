package io.backstop.contracts.chain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The nodes that must not outlive Java. A node and its folder are made and noted under the same lock that stopping takes, so
 * none can slip between the two.
 */
final class StoppedWithJava {

    private final List<AnvilProcess> running = new ArrayList<>();
    private boolean stopping;

    StoppedWithJava() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAll, "stop-anvil"));
    }

    /** What starts a node. */
    @FunctionalInterface
    interface Start {

        AnvilProcess run() throws IOException;
    }

    synchronized AnvilProcess start(Start start) throws IOException {
        if (stopping) {
            throw new ChainException("anvil does not start: Java is stopping");
        }
        AnvilProcess node = start.run();
        running.add(node);
        return node;
    }

    synchronized void forget(AnvilProcess node) {
        running.remove(node);
    }

    private synchronized void stopAll() {
        stopping = true;
        running.forEach(AnvilProcess::stop);
    }
}
