package io.backstop.simulator.command;

import io.backstop.contracts.serving.Page;
import io.backstop.contracts.serving.PageServer;
import io.backstop.model.scenario.InputException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command shows its figures while it runs. */
final class MetricsOptions {

    private static final int MOST_PORT = 65_535;

    @Option(names = "--metrics", paramLabel = "PORT", description = "serve figures for Prometheus (0: any port)")
    private @Nullable Integer metrics;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = PageServer.LOOPBACK,
            description = "address of this machine to listen at (default: ${DEFAULT-VALUE})")
    private String bind = "";

    /** The address to listen at. */
    String bind() {
        return bind;
    }

    /**
     * Checks the port.
     *
     * @throws InputException if it cannot be one
     */
    void requireSense() {
        requirePort("--metrics", metrics);
    }

    /** Works, and serves pages meanwhile if that is wanted; {@code /metrics} is one of them. */
    void showing(Map<String, Page> pages, Consumer<String> log, UntilStopped.Work work) throws InterruptedException {
        if (metrics == null) {
            work.run();
            return;
        }
        try (PageServer server = PageServer.open("--metrics", bind, metrics, pages)) {
            log.accept("figures at " + server.url() + "/metrics");
            work.run();
        }
    }

    static void requirePort(String option, @Nullable Integer port) {
        if (port != null && (port < 0 || port > MOST_PORT)) {
            throw new InputException("%s %d must be a port from 0 to %d".formatted(option, port, MOST_PORT));
        }
    }
}
