package io.backstop.simulator.command;

import io.backstop.contracts.serving.Figures;
import io.backstop.contracts.serving.Page;
import io.backstop.contracts.serving.PageServer;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a command shows over HTTP while it runs. */
final class HttpOptions {

    @Option(
            names = "--serve",
            paramLabel = "PORT",
            description =
                    "publish nothing: serve the signed reports of a feed over HTTP, for others to bring (0: any port)")
    private @Nullable Integer serve;

    @Mixin
    private final MetricsOptions metrics = new MetricsOptions();

    /** Whether reports are to be served. */
    boolean servesReports() {
        return serve != null;
    }

    /**
     * Checks the ports.
     *
     * @throws io.backstop.model.scenario.InputException if one cannot be
     */
    void requireSense() {
        MetricsOptions.requirePort("--serve", serve);
        metrics.requireSense();
    }

    /** Serves pages of reports until it is closed. */
    PageServer reports(Map<String, Page> pages) {
        return PageServer.open("--serve", metrics.bind(), serve == null ? 0 : serve, pages);
    }

    /** Works, and serves figures meanwhile if that is wanted. */
    void showing(Figures figures, Consumer<String> log, UntilStopped.Work work) throws InterruptedException {
        metrics.showing(Map.of("/metrics", figures.page()), log, work);
    }
}
