package io.backstop.tests.bench;

import io.backstop.simulator.sweep.Progress;
import io.backstop.simulator.sweep.Sweep;
import io.backstop.simulator.sweep.SweepFolder;
import io.backstop.simulator.sweep.SweepPlan;
import io.backstop.simulator.sweep.SweepRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A scenario that is swept over its first seeds, in a folder that is deleted at the end. */
final class ScratchSweep implements AutoCloseable {

    private final Path folder;
    private final SweepPlan plan;

    /** A sweep of a scenario's text over the seeds from 1 on, one run each. */
    ScratchSweep(String scenario, int runs) {
        try {
            folder = Files.createTempDirectory("backstop-sweep");
            Path file = Files.writeString(folder.resolve("scenario.yaml"), scenario);
            plan = SweepPlan.of(new SweepRequest(file, List.of(), List.of(), "1.." + runs), "bench", Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Carries all runs out and writes their rows. */
    void run(int jobs, Progress progress) {
        try (SweepFolder out = SweepFolder.open(folder.resolve("out"), plan)) {
            Sweep.run(plan, out, jobs, progress);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
