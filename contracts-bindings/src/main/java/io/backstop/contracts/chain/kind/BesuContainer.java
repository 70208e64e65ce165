package io.backstop.contracts.chain.kind;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ports;
import io.backstop.contracts.chain.Capability;
import io.backstop.contracts.chain.Chain;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.chain.NodeRequest;
import io.backstop.contracts.chain.process.StoppedWithJava;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** Besu in a container. Not thread safe. */
final class BesuContainer implements Chain {

    private static final String IMAGE = "hyperledger/besu";
    private static final String TAG = "BACKSTOP_BESU_TAG";
    private static final String DEFAULT_TAG = "26.8.0";
    private static final String GENESIS = "/opt/besu/genesis.json";
    private static final String KEY = "/opt/besu/key";
    private static final String OWNER = "io.backstop.owner";
    private static final String LOOPBACK = "127.0.0.1";
    private static final int HTTP = 8545;
    private static final int WEB_SOCKET = 8546;
    private static final int READABLE_BY_ALL = 0b110_100_100;

    private final GenericContainer<?> container;
    private final StoppedWithJava.Stoppable stopping;
    private final Hardfork hardfork;
    private final ChainConnection connection;
    private final String httpUrl;
    private final String webSocketUrl;

    private BesuContainer(
            GenericContainer<?> container,
            StoppedWithJava.Stoppable stopping,
            Hardfork hardfork,
            ChainConnection connection) {
        this.container = container;
        this.stopping = stopping;
        this.hardfork = hardfork;
        this.connection = connection;
        httpUrl = "http://" + address(container, HTTP);
        webSocketUrl = "ws://" + address(container, WEB_SOCKET);
    }

    /** What is missing, and how to get it; empty if nothing is. */
    static Optional<String> missing() {
        DockerClientFactory docker = DockerClientFactory.instance();
        String image = image().asCanonicalNameString();
        try {
            if (!docker.isDockerAvailable()) {
                return Optional.of(
                        "no Docker engine answers; start one, or unpack a release of Besu and use --chain besu-home");
            }
            docker.client().inspectImageCmd(image).exec();
            return Optional.empty();
        } catch (NotFoundException e) {
            return Optional.of("the image %s is not here; docker pull %1$s brings it".formatted(image));
        } catch (RuntimeException e) {
            // Whatever keeps its own helpers from starting comes as it likes.
            return Optional.of("the Docker engine cannot be used: " + FailedStart.firstLine(e));
        }
    }

    /** What is started. */
    static DockerImageName image() {
        return DockerImageName.parse(IMAGE)
                .withTag(System.getProperty(TAG, System.getenv().getOrDefault(TAG, DEFAULT_TAG)));
    }

    /**
     * Starts a single validator and waits until it makes blocks.
     *
     * @throws ChainException if it does not start
     */
    static Chain start(NodeRequest request) {
        GenericContainer<?> container = container(request);
        try {
            removeLeftovers();
            if (isEngineHere()) {
                LoopbackPorts.requireFree(request.port());
            }
            StoppedWithJava.Stoppable stopping = StoppedWithJava.RUNNING.start(() -> started(container));
            String url = "ws://" + address(container, WEB_SOCKET);
            ChainConnection connection =
                    new BlockGrowth(url, container::isRunning).await().requireChainId(QbftGenesis.CHAIN_ID);
            return new BesuContainer(container, stopping, request.hardfork(), connection);
        } catch (IOException | RuntimeException e) {
            throw new FailedStart("besu in a container", e).cleared(() -> log(container), container::stop);
        }
    }

    private static String log(GenericContainer<?> container) {
        return container.getContainerId() == null ? "" : container.getLogs();
    }

    /** Containers of a Java that was killed, those that were only created too. */
    private static void removeLeftovers() {
        DockerClient docker = DockerClientFactory.instance().client();
        ContainerOwner here = ContainerOwner.here();
        for (Container left : docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(OWNER))
                .exec()) {
            if (here.outlives(left.getLabels().get(OWNER), left.getState())) {
                remove(docker, left);
            }
        }
    }

    /** Others that start at the same time remove it too. */
    private static void remove(DockerClient docker, Container left) {
        try {
            docker.removeContainerCmd(left.getId()).withForce(true).exec();
        } catch (NotFoundException | ConflictException e) {
            return;
        }
    }

    private static StoppedWithJava.Stoppable started(GenericContainer<?> container) {
        container.start();
        return container::stop;
    }

    private static GenericContainer<?> container(NodeRequest request) {
        BesuNetwork network = BesuNetwork.create(request.hardfork());
        List<String> command = new ArrayList<>(List.of(
                "--genesis-file=" + GENESIS,
                "--node-private-key-file=" + KEY,
                "--rpc-http-host=0.0.0.0",
                "--rpc-http-port=" + HTTP,
                "--rpc-ws-host=0.0.0.0",
                "--rpc-ws-port=" + WEB_SOCKET));
        command.addAll(BesuNetwork.options());
        return new GenericContainer<>(image())
                .withLabel(OWNER, ContainerOwner.here().label())
                .withExposedPorts(HTTP, WEB_SOCKET)
                .withCopyToContainer(Transferable.of(network.genesis(), READABLE_BY_ALL), GENESIS)
                .withCopyToContainer(Transferable.of(network.validatorKey(), READABLE_BY_ALL), KEY)
                .withCreateContainerCmdModifier(create ->
                        create.withHostConfig(Objects.requireNonNullElseGet(create.getHostConfig(), HostConfig::new)
                                .withPortBindings(bindings(request.port()))))
                .waitingFor(new NoWaiting())
                .withCommand(command.toArray(String[]::new));
    }

    /** An open port says little; the first block is waited for instead. */
    private static final class NoWaiting extends AbstractWaitStrategy {

        @Override
        protected void waitUntilReady() {}
    }

    /** Only programs of this machine reach it, unless the engine is on another. */
    private static Ports bindings(int http) {
        Ports bindings = new Ports();
        bindings.bind(ExposedPort.tcp(HTTP), binding(http));
        bindings.bind(ExposedPort.tcp(WEB_SOCKET), binding(0));
        return bindings;
    }

    private static Ports.Binding binding(int port) {
        return new Ports.Binding(isEngineHere() ? LOOPBACK : null, port == 0 ? null : Integer.toString(port));
    }

    private static boolean isEngineHere() {
        String host = DockerClientFactory.instance().dockerHostIpAddress();
        return host.equals("localhost") || host.equals(LOOPBACK);
    }

    private static String address(GenericContainer<?> container, int port) {
        return container.getHost() + ":" + container.getMappedPort(port);
    }

    @Override
    public Set<Capability> capabilities() {
        return BesuNetwork.CAPABILITIES;
    }

    @Override
    public Hardfork hardfork() {
        return hardfork;
    }

    @Override
    public ChainConnection connection() {
        return connection;
    }

    @Override
    public String httpUrl() {
        return httpUrl;
    }

    @Override
    public String webSocketUrl() {
        return webSocketUrl;
    }

    @Override
    public void close() {
        connection.close();
        try {
            container.stop();
        } finally {
            StoppedWithJava.RUNNING.forget(stopping);
        }
    }
}
