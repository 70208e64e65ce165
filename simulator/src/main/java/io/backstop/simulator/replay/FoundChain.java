package io.backstop.simulator.replay;

import io.backstop.contracts.chain.BlockClock;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.process.StoppedWithJava;
import java.io.IOException;
import java.time.Duration;

/**
 * The chain of somebody else's node as a run found it. It goes back there once: when the run ends, or before that when Java is told
 * to stop. Then the run may ask nothing more, so that nothing of it comes afterwards; a node that does not answer is left alone
 * after some seconds. Threads may share it.
 */
final class FoundChain implements AutoCloseable, StoppedWithJava.Stoppable {

    /** For what the run has asked before Java was told to stop. */
    private static final Duration PATIENCE_WITH_RUN = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ChainConnection run;
    private final ChainConnection own;
    private final String snapshot;
    private boolean isBack;

    private FoundChain(ChainConnection run, ChainConnection own, String snapshot) {
        this.run = run;
        this.own = own;
        this.snapshot = snapshot;
    }

    /**
     * Notes where the chain must go back to. A stopping Java connects to nothing any more, so it does that too beforehand.
     *
     * @param endpoint address of the node
     * @param run asks all that the run asks
     * @throws ChainException if Java is stopping, so that no run may begin
     */
    static FoundChain note(String endpoint, ChainConnection run, String snapshot) {
        ChainConnection own = ChainConnection.open(endpoint, PATIENCE);
        try {
            return StoppedWithJava.RUNNING.start(() -> new FoundChain(run, own, snapshot));
        } catch (IOException e) {
            own.close();
            throw new ChainException("chain at %s: %s".formatted(run.endpoint(), e.getMessage()), e);
        }
    }

    /** Where Java is stopping, forgetting waits until the chain is back. */
    @Override
    public void close() {
        try (own) {
            try {
                goBack(run);
            } finally {
                StoppedWithJava.RUNNING.forget(this);
            }
        }
    }

    @Override
    public void stop() {
        Thread leaving = Thread.ofPlatform().daemon().name("leave-chain").start(this::leave);
        try {
            leaving.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void leave() {
        try {
            run.cease(PATIENCE_WITH_RUN);
            goBack(own);
        } catch (ChainException e) {
            // A node that is not there any more has nothing left of the run.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What waits goes first: a block of it could come once the chain is back. */
    private synchronized void goBack(ChainConnection connection) {
        if (!isBack) {
            BlockClock clock = BlockClock.of(connection);
            clock.dropWaiting();
            clock.revert(snapshot);
            isBack = true;
        }
    }
}
