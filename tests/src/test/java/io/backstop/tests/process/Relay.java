package io.backstop.tests.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Another way to a node, until it is cut. */
final class Relay implements AutoCloseable {

    private final URI node;
    private final ServerSocket server;
    private final List<Socket> ends = new CopyOnWriteArrayList<>();

    /** To the node at this URL. */
    Relay(String node) throws IOException {
        this.node = URI.create(node);
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    String url() {
        return node.getScheme() + "://127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket behind = new Socket(node.getHost(), node.getPort());
                ends.addAll(List.of(client, behind));
                Thread.ofPlatform().daemon().start(() -> hand(client, behind));
                Thread.ofPlatform().daemon().start(() -> hand(behind, client));
            }
        } catch (IOException closed) {
            // There is nobody left to relay for.
        }
    }

    private static void hand(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // Both ends go together.
        }
    }

    /** Ends every connection, and takes no other. */
    void cut() throws IOException {
        server.close();
        for (Socket end : ends) {
            end.close();
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
