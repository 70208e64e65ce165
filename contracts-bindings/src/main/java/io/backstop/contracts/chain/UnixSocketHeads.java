package io.backstop.contracts.chain;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** News of blocks over a socket of its own: the one for questions would take them for answers. */
final class UnixSocketHeads implements HeadSubscription {

    private static final String REQUEST =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_subscribe\",\"params\":[\"newHeads\"]}";

    private static final int BUFFER_BYTES = 16 * 1024;

    private final SocketChannel channel;
    private final Runnable news;

    private UnixSocketHeads(SocketChannel channel, Runnable news) {
        this.channel = channel;
        this.news = news;
    }

    /**
     * Asks the node to tell.
     *
     * @throws IOException if it cannot be asked
     */
    static UnixSocketHeads open(Path socket, Runnable news) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        channel.write(ByteBuffer.wrap(REQUEST.getBytes(StandardCharsets.UTF_8)));
        UnixSocketHeads heads = new UnixSocketHeads(channel, news);
        Thread.ofPlatform().daemon().name("heads").start(heads::listen);
        return heads;
    }

    /** The first value is the node's consent; every other one is news. */
    private void listen() {
        byte[] bytes = new byte[BUFFER_BYTES];
        JsonFrame frame = new JsonFrame();
        try {
            for (int count = channel.read(ByteBuffer.wrap(bytes));
                    count >= 0;
                    count = channel.read(ByteBuffer.wrap(bytes))) {
                frame = tell(frame, bytes, count);
            }
        } catch (IOException e) {
            // Whoever listens asks all the same from time to time, and subscribes again.
            return;
        } finally {
            news.run();
        }
    }

    private JsonFrame tell(JsonFrame begun, byte[] bytes, int count) {
        JsonFrame frame = begun;
        for (int end = frame.end(bytes, 0, count); end >= 0; end = frame.end(bytes, end, count)) {
            news.run();
            frame = new JsonFrame();
        }
        return frame;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ChainException("the socket of a node cannot be closed", e);
        }
    }
}
