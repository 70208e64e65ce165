package io.backstop.contracts.chain;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;
import org.java_websocket.handshake.ServerHandshake;
import org.web3j.protocol.Web3jService;
import org.web3j.protocol.http.HttpService;
import org.web3j.protocol.websocket.WebSocketClient;
import org.web3j.protocol.websocket.WebSocketService;

/** How to talk to a node, chosen by what its address looks like. */
enum Transport {
    HTTP {
        @Override
        Web3jService connect(String endpoint, Duration timeout) {
            OkHttpClient client = new OkHttpClient.Builder()
                    .socketFactory(new PromptSockets())
                    .callTimeout(timeout)
                    .readTimeout(timeout)
                    .build();
            return new HttpService(endpoint, client);
        }
    },
    WEB_SOCKET {
        @Override
        Web3jService connect(String endpoint, Duration timeout) throws IOException {
            WebSocketClient client = new PatientClient(URI.create(endpoint), timeout);
            client.setTcpNoDelay(true);
            WebSocketService service = new WebSocketService(client, false);
            service.connect();
            return service;
        }
    },
    UNIX_SOCKET {
        @Override
        Web3jService connect(String endpoint, Duration timeout) throws IOException {
            return new UnixSocketService(Path.of(endpoint), timeout);
        }
    };

    /** The transport for a URL of HTTP or WebSocket; anything else is a path of a socket. */
    static Transport of(String endpoint) {
        String start = endpoint.toLowerCase(Locale.ROOT);
        if (start.startsWith("http://") || start.startsWith("https://")) {
            return HTTP;
        }
        return start.startsWith("ws://") || start.startsWith("wss://") ? WEB_SOCKET : UNIX_SOCKET;
    }

    abstract Web3jService connect(String endpoint, Duration timeout) throws IOException;

    /** Waits for a connection no longer than for an answer, and never keeps a node waiting. */
    private static final class PatientClient extends WebSocketClient {

        private final Duration timeout;

        PatientClient(URI address, Duration timeout) {
            super(address);
            this.timeout = timeout;
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            Acknowledgements.atOnce(getSocket());
            super.onOpen(handshake);
        }

        @Override
        public void onMessage(String message) {
            Acknowledgements.atOnce(getSocket());
            super.onMessage(message);
        }

        @Override
        public boolean connectBlocking() throws InterruptedException {
            return connectBlocking(timeout.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Sockets that send at once: waiting to fill a packet costs 40 ms per batch of requests. */
    private static final class PromptSockets extends SocketFactory {

        @Override
        public Socket createSocket() throws IOException {
            return prompt(new Socket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return prompt(new Socket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
            return prompt(new Socket(host, port, localHost, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return prompt(new Socket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
                throws IOException {
            return prompt(new Socket(address, port, localAddress, localPort));
        }

        private static Socket prompt(Socket socket) throws IOException {
            socket.setTcpNoDelay(true);
            return socket;
        }
    }
}
