package io.backstop.contracts.chain.kind;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of this machine. */
final class LoopbackPorts {

    private LoopbackPorts() {}

    /** One that nobody listens at. */
    static int free() throws IOException {
        return requireFree(0);
    }

    /**
     * The port, if nobody listens at it; any that is free for 0.
     *
     * @throws IOException if it is in use
     */
    static int requireFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IOException(port == 0 ? "no port is free" : "port " + port + " is in use", e);
        }
    }
}
