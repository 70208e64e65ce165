package io.backstop.simulator.command;

import io.backstop.contracts.serving.Figures;
import io.backstop.contracts.serving.Page;
import io.backstop.contracts.serving.PageServer;
import io.backstop.model.scenario.InputException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a command shows over HTTP while it runs. */
final class HttpOptions {

    private static final int MOST_PORT = 65_535;

    @Option(
            names = "--serve",
            paramLabel = "PORT",
            description =
                    "publish nothing: serve the signed reports of a feed over HTTP, for others to bring (0: any port)")
    private @Nullable Integer serve;

    @Option(names = "--metrics", paramLabel = "PORT", description = "serve figures for Prometheus (0: any port)")
    private @Nullable Integer metrics;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = PageServer.LOOPBACK,
            description = "address of this machine to listen at (default: ${DEFAULT-VALUE})")
    private String bind = "";

    /** Whether reports are to be served. */
    boolean servesReports() {
        return serve != null;
    }

    /**
     * Checks the ports.
     *
     * @throws InputException if one cannot be
     */
    void requireSense() {
        requirePort("--serve", serve);
        requirePort("--metrics", metrics);
    }

    /** Serves pages of reports until it is closed. */
    PageServer reports(Map<String, Page> pages) {
        return PageServer.open("--serve", bind, serve == null ? 0 : serve, pages);
    }

    /** Works, and serves figures meanwhile if that is wanted. */
    void showing(Figures figures, Consumer<String> log, UntilStopped.Work work) throws InterruptedException {
        if (metrics == null) {
            work.run();
            return;
        }
        try (PageServer server = PageServer.open("--metrics", bind, metrics, Map.of("/metrics", figures.page()))) {
            log.accept("figures at " + server.url() + "/metrics");
            work.run();
        }
    }

    private static void requirePort(String option, @Nullable Integer port) {
        if (port != null && (port < 0 || port > MOST_PORT)) {
            throw new InputException("%s %d must be a port from 0 to %d".formatted(option, port, MOST_PORT));
        }
    }
}
