package io.backstop.contracts.chain;

import java.io.IOException;
import java.net.Socket;
import jdk.net.ExtendedSocketOptions;

/**
 * How soon a socket acknowledges what it has received. A node that fills its packets holds an answer back behind news of a block
 * until the news is acknowledged, which systems put off for 40 ms.
 */
public final class Acknowledgements {

    private Acknowledgements() {}

    /** Has what comes next acknowledged at once, where the system knows how to; to be said again after each message. */
    public static void atOnce(Socket socket) {
        try {
            if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK)) {
                socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
            }
        } catch (IOException | UnsupportedOperationException e) {
            // Slower is all that it is then; a socket that has ended tells whoever reads it.
        }
    }
}
