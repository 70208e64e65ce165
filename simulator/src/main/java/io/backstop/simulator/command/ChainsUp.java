package io.backstop.simulator.command;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.process.StoppedWithJava;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Chains that a command started and keeps up for other programs. */
final class ChainsUp {

    private static final long ASK_MILLIS = 1_000;

    /** Ctrl-C reaches the nodes too, and may end them before it ends this Java. */
    private static final long GRACE_MILLIS = 500;

    private final Map<String, ChainConnection> chains;

    /**
     * These chains.
     *
     * @param chains by the names under which the user knows them
     */
    ChainsUp(Map<String, ChainConnection> chains) {
        this.chains = new LinkedHashMap<>(chains);
    }

    /**
     * Waits until Ctrl-C.
     *
     * @throws ChainException if a node ends before that, or does not answer any more
     */
    void awaitCtrlC() {
        try {
            while (!StoppedWithJava.RUNNING.isStopping()) {
                TimeUnit.MILLISECONDS.sleep(ASK_MILLIS);
                requireAnswers();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void requireAnswers() throws InterruptedException {
        for (Map.Entry<String, ChainConnection> chain : chains.entrySet()) {
            try {
                chain.getValue().blockNumber();
            } catch (ChainException e) {
                TimeUnit.MILLISECONDS.sleep(GRACE_MILLIS);
                if (!StoppedWithJava.RUNNING.isStopping()) {
                    throw new ChainException(
                            "%s is gone, with all that was on it: %s".formatted(chain.getKey(), e.getMessage()), e);
                }
            }
        }
    }
}
