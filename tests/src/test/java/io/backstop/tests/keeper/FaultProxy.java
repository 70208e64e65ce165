package io.backstop.tests.keeper;

import io.backstop.contracts.chain.Acknowledgements;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A way to a node over TCP that fails as networks do. Threads may share it. */
public final class FaultProxy implements AutoCloseable {

    /** What happens to bytes. */
    enum Mode {
        /** They pass. */
        PASS,
        /** Connections end, and new ones at once. */
        DROP,
        /** Connections stay and nothing passes. */
        HALF_OPEN,
        /** Everything comes late. */
        SLOW,
        /** Questions are answered, and nobody is told of a block. */
        SILENT,
        /** The node's bytes are others. */
        GARBAGE
    }

    private static final byte[] GARBAGE = "}]\u0000 nonsense {[\r\n\r\n".getBytes(StandardCharsets.UTF_8);
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final long SLOW_MILLIS = 150;

    /** Sees what passes. */
    public interface Tap {

        /** Bytes that are about to be handed on. */
        void passes(boolean toNode, byte[] bytes, int count);
    }

    private final ServerSocket server;
    private final List<Socket> ends = new CopyOnWriteArrayList<>();
    private volatile URI node;
    private volatile Mode mode = Mode.PASS;
    private volatile Tap tap = (toNode, bytes, count) -> {};

    /** To the node at this URL. */
    public FaultProxy(String node) {
        this.node = URI.create(node);
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("proxy").start(this::accept);
    }

    /** The address of this end. */
    public String url() {
        return node.getScheme() + "://127.0.0.1:" + server.getLocalPort();
    }

    /** Has everything seen that passes from now on. */
    public void tap(Tap other) {
        tap = other;
    }

    /** Behaves differently from now on. */
    void set(Mode other) {
        mode = other;
        if (other == Mode.DROP) {
            ends.forEach(FaultProxy::end);
        }
    }

    /** Leads to another node from now on. */
    void lead(String other) {
        node = URI.create(other);
        ends.forEach(FaultProxy::end);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                if (mode == Mode.DROP) {
                    end(client);
                } else {
                    join(client);
                }
            }
        } catch (IOException closed) {
            // There is nobody left to lead anywhere.
        }
    }

    private void join(Socket client) {
        try {
            Socket behind = new Socket(node.getHost(), node.getPort());
            behind.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            ends.addAll(List.of(client, behind));
            Thread.ofPlatform().daemon().start(() -> hand(client, behind, true));
            Thread.ofPlatform().daemon().start(() -> hand(behind, client, false));
        } catch (IOException e) {
            end(client);
        }
    }

    private void hand(Socket from, Socket to, boolean toNode) {
        byte[] bytes = new byte[BUFFER_BYTES];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                Acknowledgements.atOnce(from);
                pass(out, toNode, bytes, count);
            }
        } catch (IOException | InterruptedException closed) {
            // Both ends go together.
        }
    }

    private void pass(OutputStream out, boolean toNode, byte[] bytes, int count)
            throws IOException, InterruptedException {
        switch (mode) {
            case PASS -> {
                tap.passes(toNode, bytes, count);
                out.write(bytes, 0, count);
            }
            case DROP -> throw new IOException("dropped");
            case HALF_OPEN -> {}
            case SLOW -> {
                TimeUnit.MILLISECONDS.sleep(SLOW_MILLIS);
                out.write(bytes, 0, count);
            }
            case SILENT -> {
                if (toNode || !isOnlyNews(bytes, count)) {
                    out.write(bytes, 0, count);
                }
            }
            case GARBAGE -> out.write(toNode ? bytes : GARBAGE, 0, toNode ? count : GARBAGE.length);
        }
    }

    /** A node hands news over by itself, or together with an answer, which then passes. */
    private static boolean isOnlyNews(byte[] bytes, int count) {
        String text = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
        return text.contains("eth_subscription") && !text.contains("\"id\":");
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        ends.forEach(FaultProxy::end);
    }
}
