package io.backstop.contracts.chain.kind;

import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.process.LastWords;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * A node that did not start.
 *
 * @param what did not
 * @param why what was thrown
 */
record FailedStart(String what, Exception why) {

    /**
     * Asks what it said and clears it away; neither hides why it failed, whatever goes wrong with them.
     *
     * @param log all that it said
     * @param clear ends it
     * @return the failure in one line
     */
    ChainException cleared(Supplier<String> log, Runnable clear) {
        String said = said(log);
        ChainException failure = new ChainException(
                "%s does not start: %s%s"
                        .formatted(what, firstLine(root(why)), said.isEmpty() ? "" : "; it said " + said),
                why);
        try {
            clear.run();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    /** The first line of a message. */
    static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private static String said(Supplier<String> log) {
        try {
            return LastWords.of(log.get());
        } catch (RuntimeException e) {
            // What has gone already has no log any more.
            return "";
        }
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null || failure instanceof IOException ? failure : root(failure.getCause());
    }
}
