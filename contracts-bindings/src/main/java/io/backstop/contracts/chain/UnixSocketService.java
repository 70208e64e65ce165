package io.backstop.contracts.chain;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.web3j.protocol.Service;

/**
 * JSON-RPC over a Unix domain socket, the fastest way to a node on the same machine. web3j's own needs native code.
 *
 * <p>One request is on its way at a time; threads that share a connection take turns.
 */
final class UnixSocketService extends Service {

    private static final int FIRST_BUFFER_BYTES = 64 * 1024;

    private final SocketChannel channel;
    private final Selector selector;
    private final long timeoutMillis;
    private byte[] received = new byte[FIRST_BUFFER_BYTES];

    UnixSocketService(Path socket, Duration timeout) throws IOException {
        super(false);
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        channel.configureBlocking(false);
        selector = Selector.open();
        channel.register(selector, SelectionKey.OP_READ);
        timeoutMillis = timeout.toMillis();
    }

    @Override
    protected synchronized InputStream performIO(String request) throws IOException {
        write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
        // A copy, because the caller parses it after another thread may have taken its turn. Reading comes first: it
        // may
        // replace the buffer.
        int length = readValue();
        return new ByteArrayInputStream(Arrays.copyOf(received, length));
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }

    private void write(ByteBuffer request) throws IOException {
        while (request.hasRemaining()) {
            if (channel.write(request) == 0) {
                Thread.onSpinWait();
            }
        }
    }

    private int readValue() throws IOException {
        JsonFrame frame = new JsonFrame();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        int filled = 0;
        while (true) {
            int count = readSome(filled, deadline);
            int end = frame.end(received, filled, filled + count);
            filled += count;
            if (end >= 0) {
                return end;
            }
        }
    }

    private int readSome(int filled, long deadline) throws IOException {
        if (filled == received.length) {
            received = Arrays.copyOf(received, 2 * filled);
        }
        ByteBuffer free = ByteBuffer.wrap(received, filled, received.length - filled);
        while (true) {
            int count = channel.read(free);
            if (count < 0) {
                throw new EOFException("the node closed the connection");
            }
            if (count > 0) {
                return count;
            }
            awaitBytes(deadline);
        }
    }

    private void awaitBytes(long deadline) throws IOException {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            // A late answer would be taken for the answer to the next request.
            close();
            throw new SocketTimeoutException("no answer within " + timeoutMillis + " ms");
        }
        selector.select(left);
        selector.selectedKeys().clear();
    }
}
