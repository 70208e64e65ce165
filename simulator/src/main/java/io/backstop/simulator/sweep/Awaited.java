package io.backstop.simulator.sweep;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What other threads have made. */
final class Awaited {

    private Awaited() {}

    /** Waits for it; what made it fail is thrown here too. */
    static <T> T of(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
