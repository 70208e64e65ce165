package io.backstop.simulator.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed described on the command line instead of in a scenario.
 *
 * @param source a price file, a YAML file with a {@code path}, or a model with its figures
 * @param delivery a preset of {@code presets/oracle}, or a YAML file with the keys of a feed
 * @param venue the pool whose feed it is: the keys of signers derive from its name
 * @param seed of all that is random
 * @param step length of a step
 * @param from when the tape starts: a time, or an offset from where the file begins; null for its beginning
 * @param length how long it runs; null for the rest of the file
 * @param overrides {@code path=value} each
 */
public record SourceRequest(
        String source,
        String delivery,
        String venue,
        long seed,
        String step,
        @Nullable String from,
        @Nullable String length,
        List<String> overrides) {

    /** Keeps the overrides as they are. */
    public SourceRequest {
        overrides = List.copyOf(overrides);
    }
}
