package io.backstop.simulator.sweep;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep is asked for.
 *
 * @param file the scenario
 * @param overrides {@code path=value} each, for all runs
 * @param varied {@code KEY=VALUES} each
 * @param seeds as given; null for the scenario's own
 */
public record SweepRequest(
        Path file,
        List<String> overrides,
        List<String> varied,
        @Nullable String seeds) {

    /** Copies the lists. */
    public SweepRequest {
        overrides = List.copyOf(overrides);
        varied = List.copyOf(varied);
    }
}
