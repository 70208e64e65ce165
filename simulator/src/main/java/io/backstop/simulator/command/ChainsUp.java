package io.backstop.simulator.command;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.process.StoppedWithJava;
import java.net.ConnectException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Chains that a command started and keeps up for other programs. */
final class ChainsUp {

    private static final long ASK_MILLIS = 1_000;

    /** Ctrl-C reaches the nodes too, and may end them before it ends this Java. */
    private static final long GRACE_MILLIS = 500;

    /** How long a node may not answer. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Nobody's port refuses at once. */
    private static final Duration REFUSED_WITHIN = Duration.ofSeconds(5);

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
     * @throws ChainException if a node ends before that, or does not answer for a minute
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
                if (!StoppedWithJava.RUNNING.isStopping() && !answersAgain(chain.getValue())) {
                    throw new ChainException(
                            "%s is gone, with all that was on it: %s".formatted(chain.getKey(), e.getMessage()), e);
                }
            }
        }
    }

    /** A link that broke does not mend, and a busy machine may keep a node from answering for long. */
    private static boolean answersAgain(ChainConnection connection) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!StoppedWithJava.RUNNING.isStopping()) {
            long asked = System.nanoTime();
            connection.renew();
            try {
                connection.blockNumber();
                return true;
            } catch (ChainException e) {
                long now = System.nanoTime();
                if (now > deadline || (isRefusedLink(e) && now - asked < REFUSED_WITHIN.toNanos())) {
                    return false;
                }
            }
            TimeUnit.MILLISECONDS.sleep(ASK_MILLIS);
        }
        return true;
    }

    /** A node on this machine that runs refuses no new link, however late it answers; a WebSocket says the same of a late answer. */
    private static boolean isRefusedLink(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof ConnectException || (cause != null && isRefusedLink(cause));
    }
}
