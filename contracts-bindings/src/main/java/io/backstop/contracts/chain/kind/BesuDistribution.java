package io.backstop.contracts.chain.kind;

import io.backstop.contracts.chain.Chain;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.NodeRequest;
import io.backstop.contracts.chain.process.NodeProcess;
import io.backstop.contracts.chain.process.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Besu that the user has installed, as a child process. */
final class BesuDistribution {

    private static final String HOME = "BESU_HOME";

    /** For its Java. */
    private static final String OPTIONS = "BESU_OPTS";

    /** What Besu's script takes itself. */
    private static final Set<String> NO_OPTIONS = Set.of(HOME, OPTIONS);

    private BesuDistribution() {}

    /** What is missing, and how to get it; empty if nothing is. */
    static Optional<String> missing() {
        return find().isPresent()
                ? Optional.empty()
                : Optional.of((home().isEmpty()
                                ? "Besu is neither in BESU_HOME nor on the PATH"
                                : "BESU_HOME (%s) has no program bin/besu".formatted(home()))
                        + "; unpack a release and set BESU_HOME to its folder");
    }

    private static Optional<Path> find() {
        String home = home();
        return home.isEmpty()
                ? Programs.onPath("besu")
                : Optional.of(Path.of(home, "bin", "besu")).filter(Files::isExecutable);
    }

    /** The folder that is named; nothing if none is. */
    private static String home() {
        String property = System.getProperty(HOME, "");
        return property.isEmpty() ? System.getenv().getOrDefault(HOME, "") : property;
    }

    /**
     * Starts a single validator and waits until it makes blocks.
     *
     * @throws ChainException if it is not installed or does not start
     */
    static Chain start(NodeRequest request) {
        Path besu = find().orElseThrow(() -> new ChainException(missing().orElseThrow()));
        try {
            int http = LoopbackPorts.requireFree(request.port());
            int webSocket = LoopbackPorts.free();
            BesuNetwork network = BesuNetwork.create(request.hardfork());
            NodeProcess process = NodeProcess.start(
                    "besu", folder -> command(besu, folder, network, List.of(http, webSocket, LoopbackPorts.free())));
            process.readOn();
            return connect(process, request, "127.0.0.1:" + http, "127.0.0.1:" + webSocket);
        } catch (IOException | UncheckedIOException e) {
            throw new ChainException("besu at %s does not start: %s".formatted(besu, e.getMessage()), e);
        }
    }

    private static Chain connect(NodeProcess process, NodeRequest request, String http, String webSocket) {
        try {
            ChainConnection connection = new BlockGrowth("ws://" + webSocket, process::isAlive).await();
            return new ChildChain(
                    process,
                    BesuNetwork.CAPABILITIES,
                    request.hardfork(),
                    connection.requireChainId(QbftGenesis.CHAIN_ID),
                    "http://" + http,
                    "ws://" + webSocket);
        } catch (ChainException e) {
            String said = process.said();
            process.close();
            throw new ChainException("besu does not start: %s; it said last: %s".formatted(e.getMessage(), said), e);
        }
    }

    private static ProcessBuilder command(Path besu, Path folder, BesuNetwork network, List<Integer> ports)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(besu.toString()));
        command.addAll(network.layInto(folder));
        command.addAll(List.of(
                "--rpc-http-host=127.0.0.1",
                "--rpc-http-port=" + ports.get(0),
                "--rpc-ws-host=127.0.0.1",
                "--rpc-ws-port=" + ports.get(1),
                "--p2p-port=" + ports.get(2)));
        command.addAll(BesuNetwork.options());
        ProcessBuilder builder = new ProcessBuilder(command);
        BesuJava.choose(besu, builder.environment());
        keepTemporaryFiles(Files.createDirectory(folder.resolve("tmp")), builder.environment());
        builder.environment().keySet().removeIf(BesuDistribution::isOption);
        return builder;
    }

    /** Besu unpacks its native libraries, and has no time to delete them where it is killed: they go with the node's folder. */
    private static void keepTemporaryFiles(Path folder, Map<String, String> environment) {
        String ours = "%s %s".formatted(option("java.io.tmpdir", folder), option("jna.tmpdir", folder));
        environment.merge(OPTIONS, ours, (users, added) -> (users + " " + added).strip());
    }

    /** Besu's script takes options apart at their spaces, but not in quotation marks. */
    private static String option(String property, Path folder) {
        String option = "-D%s=%s".formatted(property, folder);
        return option.contains(" ") ? '"' + option + '"' : option;
    }

    /** Besu takes a variable for each of its options; one that is meant for a node of the user's has no business here. */
    private static boolean isOption(String variable) {
        return variable.startsWith("BESU_") && !NO_OPTIONS.contains(variable);
    }
}
